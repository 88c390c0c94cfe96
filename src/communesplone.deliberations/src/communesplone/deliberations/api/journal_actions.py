"""What deliberations write into the journal."""

from collections.abc import Mapping
from communesplone.core.interfaces import IJournalActions
from communesplone.deliberations import _
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(IJournalActions)
class DeliberationsActions:
    """Titles of the actions, by id."""

    titles: Mapping[str, Message] = {
        "agenda.frozen": _("title_agenda_frozen", default="Agenda frozen"),
        "agenda.completed": _(
            "title_agenda_completed", default="Complementary item put on the agenda"
        ),
        "annex.added": _("title_annex_added", default="Annex added"),
        "annex.carried": _(
            "title_annex_carried", default="Annexes gone on with their item"
        ),
        "annex.changed": _("title_annex_changed", default="Annex changed"),
        "annex.removed": _("title_annex_removed", default="Annex removed"),
        "body.changed": _("title_body_changed", default="Body changed"),
        "body.created": _("title_body_created", default="Body created"),
        "body.template_reset": _(
            "title_body_template_reset", default="Template of a document taken back"
        ),
        "body.template_set": _(
            "title_body_template_set", default="Template of a document changed"
        ),
        "deliberation.import-stopped": _(
            "title_deliberation_import_stopped", default="Import of a file stopped"
        ),
        "deliberation.imported": _(
            "title_deliberation_imported", default="Past deliberations imported"
        ),
        "deliberation.annulled": _(
            "title_deliberation_annulled", default="Deliberation annulled"
        ),
        "deliberation.authority": _(
            "title_deliberation_authority", default="Answer of the authority noted"
        ),
        "deliberation.corrected": _(
            "title_deliberation_corrected", default="Deliberation corrected"
        ),
        "deliberation.published": _(
            "title_deliberation_published", default="Deliberation published"
        ),
        "deliberation.received": _(
            "title_deliberation_received", default="Receipt by the authority noted"
        ),
        "deliberation.renewed": _(
            "title_deliberation_renewed",
            default="Public text of a deliberation renewed",
        ),
        "deliberation.exempt": _(
            "title_deliberation_exempt",
            default="Deliberation noted as not to be sent to the authority",
        ),
        "deliberation.transmitted": _(
            "title_deliberation_transmitted",
            default="Deliberation sent to the authority",
        ),
        "item.changed": _("title_item_changed", default="Item changed"),
        "item.created": _("title_item_created", default="Item created"),
        "item.deleted": _("title_item_deleted", default="Item deleted"),
        "item.finished": _("title_item_finished", default="Follow-up of an item done"),
        "item.followed": _("title_item_followed", default="Follow-up of an item noted"),
        "item.forwarded": _(
            "title_item_forwarded", default="Item forwarded to another body"
        ),
        "item.postponed": _("title_item_postponed", default="Item postponed"),
        "item.prevalidated": _(
            "title_item_prevalidated", default="Item validated, first level"
        ),
        "item.proposed": _("title_item_proposed", default="Item proposed"),
        "item.reopened": _(
            "title_item_reopened", default="Follow-up of an item taken up again"
        ),
        "item.returned": _("title_item_returned", default="Item sent back"),
        "item.scheduled": _("title_item_scheduled", default="Item scheduled"),
        "item.unscheduled": _(
            "title_item_unscheduled", default="Item taken off the agenda"
        ),
        "item.validated": _("title_item_validated", default="Item validated"),
        "item.withdrawn": _("title_item_withdrawn", default="Item withdrawn"),
        "mandate.changed": _("title_mandate_changed", default="Mandate changed"),
        "mandate.created": _("title_mandate_created", default="Mandate created"),
        "mandate.deleted": _("title_mandate_deleted", default="Mandate deleted"),
        "opinion.given": _("title_opinion_given", default="Opinion given"),
        "opinion.requested": _("title_opinion_requested", default="Opinion asked"),
        "opinion.waived": _(
            "title_opinion_waived", default="Opinion no more waited for"
        ),
        "person.changed": _("title_person_changed", default="Person changed"),
        "session.approved": _("title_session_approved", default="Minutes approved"),
        "session.cancelled": _("title_session_cancelled", default="Session cancelled"),
        "session.closed": _("title_session_closed", default="Session closed"),
        "session.convened": _("title_session_convened", default="Session convened"),
        "session.drafts_online": _(
            "title_session_drafts_online", default="Draft decisions put online"
        ),
        "session.hours": _(
            "title_session_hours", default="Hours of a sitting corrected"
        ),
        "session.minutes_available": _(
            "title_session_minutes_available", default="Draft minutes open to members"
        ),
        "session.minutes_published": _(
            "title_session_minutes_published", default="Minutes published"
        ),
        "session.opened": _("title_session_opened", default="Sitting opened"),
        "session.planned": _("title_session_planned", default="Session planned"),
    }

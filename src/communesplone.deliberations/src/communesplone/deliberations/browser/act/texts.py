"""The words of the page of a deliberation."""

from communesplone.deliberations import _
from communesplone.deliberations.rules.constants import DeadlineKind


MODES = {
    "show_of_hands": _("label_ballot_show_of_hands", default="Show of hands"),
    "roll_call": _("label_ballot_roll_call", default="Roll-call"),
    "secret": _("label_ballot_secret", default="Secret ballot"),
    "unanimous": _("label_ballot_unanimous", default="Unanimous consent"),
    "none": _("label_ballot_none", default="Without a vote"),
}

COUNTS = {
    "in_favour": _("label_votes_in_favour", default="For"),
    "against": _("label_votes_against", default="Against"),
    "abstentions": _("label_votes_abstentions", default="Abstentions"),
    "blank": _("label_votes_blank", default="Blank or void"),
}

PAPERS = {
    "papers": _("document_label_papers", default="Papers cast"),
    "blank": COUNTS["blank"],
}
"""What is counted in an election, besides the votes of each."""

CHOICES = {
    "for": COUNTS["in_favour"],
    "against": COUNTS["against"],
    "abstain": COUNTS["abstentions"],
    "blank": COUNTS["blank"],
}

PROPERTIES = {
    "in_favour": "besluit:aantalVoorstanders",
    "against": "besluit:aantalTegenstanders",
    "abstentions": "besluit:aantalOnthouders",
}
"""Count -> what OSLO Besluit calls it."""

STATES = {
    "internal": _("label_act_internal", default="Not published"),
    "published": _("label_act_published", default="Published"),
    "annulled": _("label_act_annulled", default="Annulled"),
}

DEADLINES = {
    DeadlineKind.ENFORCEABLE: _("label_due_enforceable", default="Enforceable from"),
    DeadlineKind.IN_FORCE: _(
        "label_due_in_force", default="If it is a regulation, in force from"
    ),
    DeadlineKind.PUBLISHED_UNTIL: _(
        "label_due_published_until", default="Stays online at least until"
    ),
    DeadlineKind.TRANSMIT: _(
        "label_due_transmit", default="To be sent to the supervisory authority by"
    ),
    DeadlineKind.AUTHORITY: _(
        "label_due_authority", default="The authority's time ends on"
    ),
    DeadlineKind.LIST_ONLINE: _(
        "label_due_list_online", default="List of deliberations online by"
    ),
    DeadlineKind.DRAFTS_ONLINE: _(
        "label_due_drafts_online", default="Draft decisions online by"
    ),
}

EFFECTS = (
    DeadlineKind.ENFORCEABLE,
    DeadlineKind.IN_FORCE,
    DeadlineKind.PUBLISHED_UNTIL,
)
"""What begins or ends by itself: nobody is late for it, and the public sees it."""

ON_ACTS = (*EFFECTS, DeadlineKind.TRANSMIT, DeadlineKind.AUTHORITY)
"""Deadlines of an act; the others are those of its session."""

STANDINGS = {
    "met": _("status_due_met", default="done in time"),
    "late": _("status_due_late", default="done too late"),
    "overdue": _("status_due_overdue", default="overdue"),
    "due": _("status_due_ahead", default="still to do"),
    "running": _("status_due_running", default="running"),
    "over": _("status_due_over", default="over"),
    "effect": "",
}

LOGGED = {
    "transmitted": _("label_log_transmitted", default="Sent to the authority"),
    "received": _("label_log_received", default="Received by the authority"),
    "authority": _("label_log_authority", default="Answer of the authority"),
    "exempt": _("label_log_exempt", default="Not to be sent to the authority"),
    "published": _("label_log_published", default="Published"),
    "renewed": _("label_log_renewed", default="Public text renewed"),
    "annulled": _("label_log_annulled", default="Annulled"),
}

DONE = {
    "publish": _("status_act_published", default="The act is published."),
    "annul": _("status_act_annulled", default="The act is marked as annulled."),
    "correct": _(
        "status_act_corrected",
        default="The correction is in the register. The version before it stays.",
    ),
    "log": _("status_act_logged", default="Noted."),
}

MOVED_ON = _(
    "error_act_moved_on",
    default="Meanwhile somebody published or annulled this act. Look at it, and send"
    " the form again if it is still wanted.",
)

ANNUL = _("button_annul", default="Mark as annulled")
LOG = _("heading_act_log", default="Note a step of the supervision")
NOTE = _("button_note", default="Note it")

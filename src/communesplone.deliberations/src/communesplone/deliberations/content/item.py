"""An item: what a service proposes to a body."""

from communesplone.deliberations import _
from communesplone.deliberations.content.fields import Choices
from communesplone.deliberations.content.fields import HTML_ONLY
from communesplone.deliberations.content.fields import Line
from communesplone.deliberations.content.fields import MAX_TEXT
from communesplone.deliberations.content.fields import Money
from communesplone.deliberations.content.opinion import IOpinion
from communesplone.deliberations.content.raw import never_raw
from communesplone.deliberations.interfaces import IGuarded
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant
from zope.schema import getFieldsInOrder


class ITexts(model.Schema):
    """What an item says; templates have the same."""

    title = Line(
        title=_("label_item_title", default="Subject"),
        max_length=500,
    )
    category = schema.Choice(
        title=_("label_category", default="Category"),
        vocabulary="communesplone.deliberations.categories",
        required=False,
    )
    report = RichText(
        allowed_mime_types=HTML_ONLY,
        title=_("label_report", default="Report"),
        description=_("help_report", default="Explains the matter; not in the act."),
        max_length=MAX_TEXT,
        required=False,
    )
    motivation = RichText(
        allowed_mime_types=HTML_ONLY,
        title=_("label_motivation", default="Motivation"),
        max_length=MAX_TEXT,
        required=False,
    )
    decision = RichText(
        allowed_mime_types=HTML_ONLY,
        title=_("label_decision", default="Decision"),
        description=_("help_decision", default="The articles of the act."),
        max_length=MAX_TEXT,
        required=False,
    )
    sitting = schema.Choice(
        title=_("label_sitting", default="Sitting"),
        vocabulary="communesplone.deliberations.sittings",
        default="public",
    )
    publication = schema.Choice(
        title=_("label_publication", default="Publication"),
        vocabulary="communesplone.deliberations.publications",
        default="full",
    )
    subject_kind = schema.Choice(
        title=_("label_subject_kind", default="Kind of matter"),
        description=_(
            "help_subject_kind",
            default="Decides how it is voted, and where it is heard.",
        ),
        vocabulary="communesplone.deliberations.subject_kinds",
        default="ordinary",
    )


class IItem(ITexts):
    """An item of a body's agenda."""

    model.fieldset(
        "texts",
        label=_("label_fieldset_texts", default="Texts"),
        fields=["report", "motivation", "decision"],
    )
    model.fieldset(
        "sitting",
        label=_("label_fieldset_sitting", default="Sitting and publication"),
        fields=[
            "sitting",
            "publication",
            "subject_kind",
            "urgency_reason",
            "interested",
        ],
    )
    model.fieldset(
        "money",
        label=_("label_fieldset_money", default="Money"),
        fields=["amount", "budget_year", "budget_name"],
    )

    proposer = schema.Choice(
        title=_("label_proposer", default="Proposed by"),
        vocabulary="communesplone.deliberations.body_persons",
        required=False,
    )
    amount = Money(
        title=_("label_amount", default="Amount (EUR)"),
        required=False,
    )
    budget_year = schema.Int(
        title=_("label_budget_year", default="Year of the budget"),
        min=1900,
        max=2200,
        required=False,
    )
    budget_name = Line(
        title=_("label_budget_name", default="Budget"),
        max_length=100,
        required=False,
    )
    urgency_reason = schema.Text(
        title=_("label_urgency_reason", default="Why it is urgent"),
        max_length=2_000,
        required=False,
    )
    interested = Choices(
        title=_("label_interested", default="Interested members"),
        description=_(
            "help_interested",
            default="They leave the room while the item is heard; not shown outside.",
        ),
        vocabulary="communesplone.deliberations.body_persons",
    )
    outcome = schema.Choice(
        title=_("label_outcome", default="Outcome"),
        vocabulary="communesplone.deliberations.outcomes",
        required=False,
        readonly=True,
    )
    amended_text = RichText(
        allowed_mime_types=HTML_ONLY,
        title=_("label_amended_text", default="Decision as amended"),
        max_length=MAX_TEXT,
        required=False,
        readonly=True,
    )
    origin = schema.ASCIILine(
        title=_("label_origin", default="Comes from"),
        max_length=32,
        required=False,
        readonly=True,
    )
    forwarded_to = schema.Tuple(
        title=_("label_forwarded_to", default="Goes on as"),
        value_type=schema.ASCIILine(max_length=32),
        required=False,
        readonly=True,
        default=(),
        missing_value=(),
    )
    owner_after = Line(
        title=_("label_owner_after", default="Who follows it up"),
        max_length=200,
        required=False,
        readonly=True,
    )
    due_after = schema.Date(
        title=_("label_due_after", default="Followed up by"),
        required=False,
        readonly=True,
    )
    service_after = schema.ASCIILine(
        title=_("label_service_after", default="Service that follows it up"),
        max_length=32,
        required=False,
        readonly=True,
    )
    done_on = schema.Date(
        title=_("label_done_on", default="Done"),
        required=False,
        readonly=True,
    )
    done_by = schema.TextLine(
        title=_("label_done_by", default="Noted by"),
        required=False,
        readonly=True,
    )
    done_note = Line(
        title=_("label_done_note", default="What became of it"),
        max_length=500,
        required=False,
        readonly=True,
    )
    # What became of it is written by the api, not by the form.
    directives.omitted(
        "outcome",
        "amended_text",
        "origin",
        "forwarded_to",
        "owner_after",
        "due_after",
        "service_after",
        "done_on",
        "done_by",
        "done_note",
    )
    directives.read_permission(
        interested="communesplone.deliberations.ViewInternal",
        amended_text="communesplone.deliberations.ViewInternal",
        owner_after="communesplone.deliberations.ViewInternal",
        due_after="communesplone.deliberations.ViewInternal",
        service_after="communesplone.deliberations.ViewInternal",
        done_on="communesplone.deliberations.ViewInternal",
        done_by="communesplone.deliberations.ViewInternal",
        done_note="communesplone.deliberations.ViewInternal",
    )
    directives.write_permission(interested="communesplone.deliberations.ViewInternal")

    @invariant
    def budget_is_whole(data):
        if bool(data.budget_year) != bool(data.budget_name):
            raise Invalid(
                _(
                    "error_budget_half",
                    default="Give the year and the name of the budget, or neither.",
                )
            )


@never_raw
@implementer(IItem, IGuarded)
class Item(Container):
    """An item; it stays where it was made, and on an agenda by reference only."""

    # UIDs of the services asked for an opinion: their advisers see the item. Without a
    # type hint: hints on the class would be the annotations of all items at once.
    asked = ()

    _annexed = None
    """What is said of its annexes, see `annexed`."""

    act_published = False
    """True once the act is published, for a body that never meets in public."""

    def isTemporary(self):
        """Answer the queue of the catalogue, which else looks up to the site for it."""
        return False

    def reindexObjectSecurity(self, skip_self=False):
        """Reindex who may find the item, and its opinions.

        Its annexes are in no catalogue.
        """
        found = [] if skip_self else [self]
        if self.asked:
            opinions = (
                each for each in self.objectValues() if IOpinion.providedBy(each)
            )
            found.extend(opinions)
        for each in found:
            each.reindexObject(idxs=list(self._cmf_security_indexes), update_metadata=0)


# Else Dexterity looks for the default of a field in every schema, whenever it is read.
for _name, _field in getFieldsInOrder(IItem):
    if not hasattr(Item, _name):
        setattr(Item, _name, _field.default)

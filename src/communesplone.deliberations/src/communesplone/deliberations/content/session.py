"""A session of a body."""

from communesplone.deliberations import _
from communesplone.deliberations.content.agenda import Agenda
from communesplone.deliberations.content.fields import check_span
from communesplone.deliberations.content.fields import HTML_ONLY
from communesplone.deliberations.content.fields import Line
from communesplone.deliberations.content.fields import MAX_TEXT
from communesplone.deliberations.content.fields import Moment
from communesplone.deliberations.content.moves import MovesLog
from communesplone.deliberations.content.raw import never_raw
from communesplone.deliberations.content.wide_tree import WideTree
from communesplone.deliberations.interfaces import IOwnWay
from plone.app.event.base import default_timezone
from plone.app.textfield import RichText
from plone.app.z3cform.widgets.datetime import DatetimeFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class ISession(model.Schema):
    """When and where the body meets, and what the secretariat writes of it."""

    title = Line(
        title=_("label_session_title", default="Title"),
        max_length=150,
    )
    start = Moment(
        title=_("label_session_start", default="Begins"),
    )
    end = Moment(
        title=_("label_session_end", default="Ends"),
        required=False,
    )
    opened_at = Moment(
        title=_("label_opened_at", default="Opened at"),
        description=_(
            "help_opened_at",
            default="When the sitting was opened indeed, as the minutes say.",
        ),
        required=False,
    )
    directives.widget(
        "start", DatetimeFieldWidget, default_timezone=default_timezone, klass="start"
    )
    directives.widget(
        "opened_at", DatetimeFieldWidget, default_timezone=default_timezone
    )
    directives.widget(
        "end", DatetimeFieldWidget, default_timezone=default_timezone, klass="end"
    )
    place = Line(
        title=_("label_place", default="Place"),
        max_length=200,
        required=False,
    )
    mode = schema.Choice(
        title=_("label_session_mode", default="How"),
        vocabulary="communesplone.deliberations.session_modes",
        default="physical",
    )
    call_rank = schema.Int(
        title=_("label_call_rank", default="Call"),
        min=1,
        max=3,
        default=1,
        # Only a session that is called again for want of quorum has another.
        readonly=True,
    )
    extraordinary = schema.Bool(
        title=_("label_extraordinary", default="Extraordinary sitting"),
        description=_(
            "help_extraordinary",
            default="Beyond the days that the body's own rules fix: the law then wants"
            " clear days between the convocation and the sitting.",
        ),
        required=False,
        default=False,
    )
    president = schema.Choice(
        title=_("label_president", default="President"),
        vocabulary="communesplone.deliberations.body_persons",
        required=False,
    )
    secretary = schema.Choice(
        title=_("label_secretary", default="Secretary"),
        vocabulary="communesplone.deliberations.body_persons",
        required=False,
    )
    minutes = RichText(
        allowed_mime_types=HTML_ONLY,
        title=_("label_minutes", default="Minutes"),
        max_length=MAX_TEXT,
        required=False,
    )
    convened_at = Moment(
        title=_("label_convened_at", default="Convened at"),
        required=False,
        readonly=True,
    )
    convened_by = schema.ASCIILine(
        title=_("label_convened_by", default="Convened by"),
        max_length=200,
        required=False,
        readonly=True,
    )
    directives.omitted("call_rank", "convened_at", "convened_by")
    directives.read_permission(
        convened_by="communesplone.deliberations.ViewInternal",
        # The members have them as a document, once the draft is given to them.
        minutes="communesplone.deliberations.ManageSession",
    )

    @invariant
    def in_order(data):
        check_span(data.start, data.end)


@never_raw
@implementer(ISession, IOwnWay)
class Session(Item):
    """A session; what many write at once stands in objects of its own.

    `agenda`, `moves` and what `ballots` and `outcomes` hold are single persistent
    objects; `ballots`, `outcomes` and `actions` take entries of several writers without
    conflict. None of them is written by changing a field of the session.
    """

    titled_for = None
    """Day that the title was written for; it may name it."""

    approved_in = None
    """UID of the session that approved the minutes."""

    received = None
    """Day on which the convocation reached the members, or in France was sent; None
    before."""
    urgent = False
    """Whether urgency was invoked."""
    convening_reason = ""
    """Of the urgency, or of convening although the clear days were too few."""
    convened_for = None
    """Beginning that the members were told."""
    cancelled_reason = ""

    drafts_on = None
    """Day on which the draft decisions went online; None before."""
    drafts_left_out = ()
    """UIDs of items whose draft stays inside."""
    drafts_masks = ()
    """Passages of the drafts that the public does not read."""

    minutes_available_on = None
    """Day from which the members can read the draft of the minutes; None before."""
    minutes_public_on = None
    """Day on which the minutes went online; None before."""
    minutes_masks = ()
    """Passages of the minutes that the public does not read, besides those of acts."""
    minutes_notes = False
    """Whether the public reads what the secretary wrote of the whole sitting."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.agenda = Agenda()
        self.moves = MovesLog()
        # UID of an item -> StoredBallot, the latest round.
        self.ballots = WideTree()
        # UID of an item -> StoredOutcome.
        self.outcomes = WideTree()
        # UID of an item -> Note, what the secretary writes of it.
        self.notes = WideTree()
        # Key of an action -> its kind, who did it, when: a tuple of text.
        self.actions = WideTree()
        # Rows of rules.roll.Member, frozen at the opening; None before.
        self.members = None

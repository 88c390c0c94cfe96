"""Items: from a service's draft to what a body decided."""

from collections.abc import Mapping
from communesplone.core.api import services
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closed_kinds
from communesplone.deliberations.api import current
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import settled
from communesplone.deliberations.api import states
from communesplone.deliberations.api import values
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.item_copies import Copies
from communesplone.deliberations.api.item_copies import forward
from communesplone.deliberations.api.item_notes import note
from communesplone.deliberations.api.item_rules import GOES_ON
from communesplone.deliberations.api.item_rules import may_begin
from communesplone.deliberations.api.item_rules import state
from communesplone.deliberations.api.states import State
from communesplone.deliberations.api.verdicts import may
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.item import ITexts
from communesplone.deliberations.content.item_template import ItemTemplate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.rules.outcome import Outcome
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFields


__all__ = [
    "TYPE",
    "checked",
    "Deciding",
    "create",
    "create_from",
    "decide",
    "forward",
    "may",
    "may_begin",
    "may_create",
    "move",
    "note",
    "propose",
    "schedule",
    "scheduled",
    "send_back",
    "state",
    "unschedule",
    "unscheduled",
    "update",
    "validate",
    "why_kept",
    "withdraw",
]

TYPE = "communesplone.deliberations.Item"

AUTHOR = "author"

PAST = {
    "propose": "proposed",
    "prevalidate": "prevalidated",
    "validate": "validated",
    "return": "returned",
    "schedule": "scheduled",
    "unschedule": "unscheduled",
    "postpone": "postponed",
    "withdraw": "withdrawn",
}
"""What the journal calls a transition that happened."""

OURS = frozenset(name for name, field in getFields(IItem).items() if field.readonly)
"""Fields that no form writes."""

REASONED = frozenset({"return"})
"""Transitions that want a reason, on whatever way they come."""

OFF_AGENDA = frozenset({"return", "withdraw"})
"""Transitions of an item that stands on no agenda, and must not come on one."""

CHANGED_BY_SESSION = ("review_state", "allowedRolesAndUsers", "deliberations_facets")
"""Indexes that change when a session calls or decides an item."""

MAX_REASON = 2_000
"""Longest reason, in characters."""


def may_create(body: Body, service: str) -> Verdict:
    """Judge whether the present user may begin an item of a service: its authors may.

    :param service: UID of the service.
    """
    user = api.user.get_current().getId()
    author = service in services.services_of(user or "", AUTHOR)
    if not author and not api.user.has_permission("Manage portal", obj=body):
        return verdicts.no(
            _("error_not_author", default="You are no author of this service.")
        )
    return may_begin(body, service)


def create(
    body: Body,
    service: str,
    title: str,
    *,
    year: int | None = None,
    **fields: Any,
) -> Item:
    """Begin an item. Permission is the caller's matter: :func:`may_create` judges it.

    :param service: UID of the service that proposes.
    :param year: the folder in which it stands for good; this year if None.
    :param fields: other fields of :class:`content.item.IItem` by name; formatted ones
        may be HTML text.
    :raises Refused: if the body or the service is closed.
    :raises InvalidValue: for a value that its field refuses; names the field.
    """
    verdicts.require(may_begin(body, service))
    asked = closed_kinds.settled(body, {"title": title, **fields})
    given = values.checked(IItem, body, asked, new=True)
    return bodies.add(body, TYPE, year or clock.today().year, service=service, **given)


def create_from(template: ItemTemplate, service: str, **fields: Any) -> Item:
    """Begin an item with the texts of a template.

    :param fields: what is to be other than in the template.
    :raises Refused: if the body or the service is closed.
    :raises InvalidValue: for a value that its field refuses.
    """
    body = body_of(template)
    texts = {name: getattr(template, name) for name in ITexts.names()}
    given = {**texts, **fields}
    if "sitting" not in fields:
        given = closed_kinds.overruled(body, given)
    return create(body, service, given.pop("title"), **given)


def update(item: Item, **fields: Any) -> None:
    """Change fields of an item; permission is the caller's matter.

    :raises InvalidValue: for a value that its field refuses.
    :raises Refused: for what was voted upon.
    """
    values.write(item, IItem, checked(item, fields))


def checked(item: Item, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give fields of an item as :func:`update` would write them; nothing is written.

    :raises InvalidValue: for a value that its field refuses.
    :raises Refused: for what was voted upon.
    """
    settled.check_fields(item, set(fields))
    given = closed_kinds.settled(body_of(item), fields, item)
    return values.checked(IItem, item, given)


def propose(item: Item) -> None:
    """Propose an item to its validators, or validate it where the body wants none.

    :raises Refused: with the reason.
    """
    levels = body_of(item).validation_levels
    move(item, "propose" if levels else "validate")


def validate(item: Item) -> None:
    """Validate an item: the next of one or two levels.

    :raises Refused: with the reason.
    """
    two = body_of(item).validation_levels == 2
    move(item, "prevalidate" if two and state(item) == "proposed" else "validate")


def send_back(item: Item, reason: str) -> None:
    """Give an item back to its author.

    :param reason: what is to be changed; required.
    :raises Refused: without reason, or with the reason why not.
    """
    move(item, "return", reason)


def withdraw(item: Item, reason: str = "") -> None:
    """Withdraw an item that stands on no agenda.

    :raises Refused: with the reason why not.
    """
    move(item, "withdraw", reason)


def scheduled() -> State:
    """Give the state that :func:`schedule` brings items into."""
    return State(states.ITEM_WORKFLOW, "scheduled", "schedule")


def schedule(item: Item, state: State | None = None) -> None:
    """Note that the session of the item is convened: the members see it from now on.

    :param state: of :func:`scheduled`, one for all items of a session that the user may
        convene; None if it is not known whether the user may.
    :raises Refused: with the reason: on no agenda, an opinion overdue.
    """
    if state is None:
        move(item, "schedule")
        return
    verdicts.require(may(item, "schedule"))
    enter(item, state)
    note(item, PAST["schedule"])


def enter(item: Item, state: State) -> None:
    """Bring an item into a state with others of its session, and have it found so."""
    state.enter(item)
    item.reindexObject(idxs=list(CHANGED_BY_SESSION))
    if item.asked:
        # Its opinions are seen by whoever sees the item.
        item.reindexObjectSecurity(skip_self=True)


def unscheduled() -> State:
    """Give the state that :func:`unschedule` brings items back into."""
    return State(states.ITEM_WORKFLOW, "validated", "unschedule")


def unschedule(item: Item, reason: str = "", state: State | None = None) -> None:
    """Bring an item back that was taken off a convened agenda.

    :param state: of :func:`unscheduled`, as for :func:`schedule`; without a reason.
    :raises Refused: with the reason why not.
    """
    if state is None:
        move(item, "unschedule", reason)
        return
    verdicts.require(may(item, "unschedule"))
    enter(item, state)
    note(item, PAST["unschedule"])


class Deciding:
    """What the items of a session that is closed have in common.

    :param body: whose session it is; asked here, before the first item is written.
    """

    def __init__(self, body: Body):
        self.settled = State(states.ITEM_WORKFLOW, "decided", "decide")
        self.postponed = State(states.ITEM_WORKFLOW, "decided", "postpone")
        self.copies = Copies(body, "postpone")


def decide(
    item: Item, outcome: Outcome, deciding: Deciding | None = None
) -> Item | None:
    """Write what a session decided; called as it is closed, which the user may.

    :param deciding: one for all items of a session.
    :returns: the linked copy of an item that goes on to a later session, else None; the
        original keeps its history.
    :raises Refused: with the reason.
    """
    deciding = deciding or Deciding(body_of(item))
    before, item.outcome = item.outcome, str(outcome)
    goes_on = item.outcome in GOES_ON
    try:
        verdicts.require(may(item, "postpone" if goes_on else "decide"))
    except Refused:
        item.outcome = before
        raise
    if not goes_on:
        enter(item, deciding.settled)
        return None
    enter(item, deciding.postponed)
    note(item, PAST["postpone"])
    return deciding.copies.make(item)


def move(item: Item, transition: str, reason: str = "") -> None:
    """Send an item through a transition, as the present user.

    :param transition: id of the transition.
    :param reason: kept in the item's history.
    :raises Refused: with the reason: by the facts, or because the user may not.
    """
    verdicts.require(may(item, transition))
    check_reason(transition, reason)
    passage.go(item, transition, reason.strip())


def check_reason(transition: str, reason: str) -> None:
    """Want a reason for what needs one.

    :raises Refused: if it is missing, or longer than 2,000 characters.
    """
    if transition in REASONED and not reason.strip():
        raise Refused(_("error_reason_required", default="Give the reason."))
    if len(reason) > MAX_REASON:
        raise Refused(
            _("error_reason_long", default="The reason has 2,000 characters at most.")
        )


def hold_place(item: Item, transition: str) -> None:
    """Let a transition conflict with whoever puts the item on an agenda meanwhile."""
    if transition in OFF_AGENDA:
        current.hold_key(body_of(item).placements, IUUID(item))


def note_transition(item: Item, transition: str) -> None:
    """Write a transition in the journal, and tell those whose turn it is."""
    note(item, PAST[transition])
    notices.moved(item, transition)


def note_changes(item: Item, changed: set[str]) -> None:
    """Write in the journal that an item was edited, whichever way that came.

    The catalogue learns who may see the item and its opinions now.

    :param changed: names of fields; what the api alone writes has lines of its own.
    """
    if any(name not in OURS for name in changed):
        note(item, "changed")
    if "sitting" in changed:
        item.reindexObjectSecurity()


def why_kept(item: Item) -> Message | None:
    """Tell why an item cannot be deleted.

    :returns: the reason, or None if it can.
    """
    if state(item) in {"scheduled", "decided"} or bodies.placement(
        body_of(item), IUUID(item)
    ):
        return _(
            "error_item_kept",
            default="“${title}” cannot be deleted: it is on an agenda, or decided.",
            mapping={"title": item.title},
        )
    return None

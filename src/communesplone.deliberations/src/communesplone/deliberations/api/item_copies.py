"""Items that go on as a linked copy: postponed, or forwarded to another body."""

from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closed_kinds
from communesplone.deliberations.api import placing
from communesplone.deliberations.api import states
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.item_notes import note
from communesplone.deliberations.api.states import State
from communesplone.deliberations.content import membership
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import uid_of
from communesplone.deliberations.interfaces import Refused
from dataclasses import dataclass
from datetime import datetime
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from secrets import token_hex
from typing import Any
from zope.schema import getFieldNames


READY = "validated"

ITS_OWN = frozenset(
    {
        "outcome",
        "amended_text",
        "urgency_reason",
        "origin",
        "forwarded_to",
        "owner_after",
        "due_after",
        "service_after",
        "done_on",
        "done_by",
        "done_note",
    }
)
"""Fields that tell what became of the one item, and do not go on."""


@dataclass(frozen=True)
class Step:
    """One step in the life of an item or of those it came from and went on as."""

    when: datetime
    item: str
    """UID of the item that made the step."""

    action: str
    """Id of the transition; empty for the beginning."""

    state: str
    actor: str
    comment: str


class Copies:
    """Makes the items that go on in a body, one or hundreds in a transaction.

    What is asked of the body is asked once, before the first is made.

    :param body: where they go on.
    :param action: what their history calls it.
    """

    def __init__(self, body: Body, action: str):
        self.body = body
        self.persons = {row.person for row in membership.rows(body)}
        self.state = State(states.ITEM_WORKFLOW, READY, action)

    def make(self, item: Item) -> Item:
        """Make the linked copy of an item, with its annexes.

        Its texts were approved once, and go the way no more.
        """
        copy = createContent(
            item.portal_type,
            id=token_hex(8),
            service=item.service,
            origin=uid_of(item),
            **self._fields(item),
        )
        year = bodies.year_folder(self.body, clock.today().year)
        placed = placing.put(year, copy, self.state)
        note(placed, "created")
        annexes.carry(item, placed)
        item.forwarded_to = (*(item.forwarded_to or ()), uid_of(placed))
        item.reindexObject(idxs=["modified"])
        return placed

    def _fields(self, item: Item) -> dict[str, Any]:
        """Take the fields along; what the body does not know stays behind."""
        names = set(getFieldNames(IItem)) - ITS_OWN
        fields = {name: getattr(item, name) for name in names}
        if item.outcome == "adopted_amended" and item.amended_text is not None:
            fields["decision"] = item.amended_text
        if fields["category"] not in (self.body.categories or ()):
            fields["category"] = None
        if fields["proposer"] not in self.persons:
            fields["proposer"] = None
        known = (person for person in item.interested if person in self.persons)
        fields["interested"] = tuple(known)
        return closed_kinds.overruled(self.body, fields)


def forward(item: Item, council: Body) -> Item:
    """Let a decided item of the college go on to the council.

    :returns: the linked item, validated; it waits for an agenda.
    :raises Refused: with the reason.
    """
    verdicts.require(verdicts.may(item, "forward"))
    if not bodies.is_active(council) or council.kind != "council":
        raise Refused(
            _("error_no_council", default="Items go on to a council that decides.")
        )
    copy = Copies(council, "forward").make(item)
    journal.record("item.forwarded", item, after={"to": IUUID(copy)})
    return copy


def chain(item: Item) -> list[Item]:
    """Give the items that are one matter, in their order; this one is among them.

    Items that are gone are left out.
    """
    first, seen = item, {IUUID(item)}
    while (before := _find(first.origin)) is not None and IUUID(before) not in seen:
        first = before
        seen.add(IUUID(before))
    found, waiting = [], [first]
    while waiting:
        each = waiting.pop(0)
        found.append(each)
        waiting += [after for uid in each.forwarded_to if (after := _find(uid))]
    return found


def timeline(item: Item) -> list[Step]:
    """Tell the life of a matter, one story for all its items, earliest first.

    Who shows it checks the permission to view each item.
    """
    steps = (step for each in chain(item) for step in _steps(each))
    return sorted(steps, key=lambda step: step.when)


def begin_validated(item: Item, action: str) -> None:
    """Begin as validated: its texts were approved once, and go the way no more.

    :param action: what the history of the item calls it.
    """
    item.workflow_history[states.ITEM_WORKFLOW] = ()
    State(states.ITEM_WORKFLOW, READY, action).enter(item)
    item.reindexObject(idxs=["review_state"])
    item.reindexObjectSecurity()


def _steps(item: Item) -> list[Step]:
    history = states.history_of(item, states.ITEM_WORKFLOW)
    return [
        Step(
            when=row["time"].asdatetime(),
            item=IUUID(item),
            action=row["action"] or "",
            state=row["review_state"],
            actor=row["actor"] or "",
            comment=row["comments"],
        )
        for row in history
    ]


def _find(uid: str | None) -> Item | None:
    try:
        return bodies.find(uid or "")
    except Refused:
        return None

"""Items that go on as a linked copy: postponed, or forwarded to another body."""

from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closed_kinds
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import states
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.states import State
from communesplone.deliberations.content import membership
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.interfaces import Refused
from dataclasses import dataclass
from datetime import datetime
from plone.uuid.interfaces import IUUID
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


def postpone(item: Item) -> Item:
    """Let an item go on to a later session: the original keeps its history.

    :returns: the copy, validated, in the same body.
    :raises Refused: if its outcome is not "postponed", or the user may not.
    """
    passage.go(item, "postpone")
    return _go_on(item, membership.body_of(item), "postpone")


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
    copy = _go_on(item, council, "forward")
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


def _go_on(item: Item, body: Body, action: str) -> Item:
    fields = _fields(item, body)
    year = clock.today().year
    copy = bodies.add(body, item.portal_type, year, service=item.service, **fields)
    copy.origin = IUUID(item)
    item.forwarded_to = (*(item.forwarded_to or ()), IUUID(copy))
    for annex in annexes.of(item):
        annexes.carry(annex, copy)
    begin_validated(copy, action)
    item.reindexObject(idxs=["modified"])
    return copy


def _fields(item: Item, body: Body) -> dict[str, Any]:
    """Take the fields along; what the other body does not know stays behind."""
    names = set(getFieldNames(IItem)) - ITS_OWN
    fields = {name: getattr(item, name) for name in names}
    if item.outcome == "adopted_amended" and item.amended_text is not None:
        fields["decision"] = item.amended_text
    if fields["category"] not in (body.categories or ()):
        fields["category"] = None
    persons = {row.person for row in membership.rows(body)}
    if fields["proposer"] not in persons:
        fields["proposer"] = None
    known = (person for person in item.interested if person in persons)
    return closed_kinds.overruled(body, {**fields, "interested": tuple(known)})


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

"""Whether the public is in the room for an item, and what the body said of it."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.closed_sitting import is_closed_kind
from plone.uuid.interfaces import IUUID
from typing import Any


SAID = frozenset({roll.DOORS, roll.IN_PUBLIC})
"""Rows of the log in which the body settles its doors."""


def free(session: ISession, item: IItem) -> bool:
    """Tell whether the body decides on the doors itself; else the law does."""
    rulebook = law.rulebook_of(session)
    fixed = law.never_public(session) or is_closed_kind(rulebook, item.subject_kind)
    return not fixed


def waits(session: ISession, item: IItem) -> bool:
    """Tell whether the body still has to say that it closes its doors.

    The secretariat planned the item for the closed sitting; the body alone puts it
    there.

    Source: CDLD L1122-20; CGCT L2121-18.
    """
    if item.sitting != "closed" or not free(session, item):
        return False
    return not any(
        row["kind"] == roll.DOORS and row["item"] == IUUID(item)
        for _key, row in roll.standing(session)
    )


def state(session: ISession, item: IItem) -> str:
    """Tell how the doors stand for an item.

    :returns: "law" where the body has no say; "waits"; else "open" or "closed".
    """
    if not free(session, item):
        return "law"
    if waits(session, item):
        return "waits"
    return "closed" if item.sitting == "closed" else "open"


def shut(item: IItem) -> None:
    """Keep the public out of an item, of which it has read perhaps."""
    if item.sitting != "closed":
        items.update(item, sitting="closed")


def unlock(session: ISession, item: IItem) -> dict[str, str]:
    """Let the public in for an item that was planned without it.

    Its title is public from then on; its draft, which nobody masked, stays inside.

    :returns: what :func:`undo` wants to know.
    """
    uid = IUUID(item)
    block = agenda.find(session.agenda.entries, uid).block
    items.update(item, sitting="public")
    drafts.leave_out(session, item)
    if block == Block.CLOSED:
        late = roll.log(session).of(roll.URGENCY, uid)
        agenda.to_block(session, uid, Block.LATE if late else Block.PUBLIC)
    return {"block": str(block)}


def undo(
    session: ISession, row: Mapping[str, Any], rest: Iterable[Mapping[str, Any]]
) -> None:
    """Put the doors back as they were before a row of the log.

    :param rest: the other rows that stand.
    :raises Refused: if a later row on them stands, which builds on this one.
    """
    if row["kind"] not in SAID:
        return
    if any(
        other["kind"] in SAID
        and other["item"] == row["item"]
        and other["at"] >= row["at"]
        for other in rest
    ):
        raise Refused(
            _(
                "error_doors_later",
                default="Later the doors were settled again for this item: void that"
                " entry first.",
            )
        )
    if row["kind"] == roll.DOORS:
        items.update(bodies.find(row["item"]), sitting=row["sitting"])
    else:
        shut(bodies.find(row["item"]))
        agenda.to_block(session, row["item"], Block(row["block"]))

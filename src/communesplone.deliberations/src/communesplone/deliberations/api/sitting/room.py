"""What the public of the room may see of a sitting."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.roll import Roll
from plone import api
from typing import Any


def public(session: ISession) -> dict[str, Any]:
    """Describe the sitting for whoever is in the room.

    Of a closed sitting nothing is told but that it is one.

    :returns: version, state, closed; for a public sitting quorum, members (name,
        there, excused) and item (number, title, outcome), None before the first.
    """
    told: dict[str, Any] = {
        "version": state.version(session),
        "state": api.content.get_state(session),
        "closed": False,
        "quorum": None,
        "members": [],
        "item": None,
    }
    if told["state"] != "open":
        return told
    current = state.item_at_hand(session)
    if is_closed(session, current):
        return {**told, "closed": True}
    there = roll.roll(session, current)
    return {
        **told,
        "quorum": state.current_quorum(session, there, current),
        "members": members(there),
        "item": item(session, current) if current else None,
    }


def is_closed(session: ISession, uid: str) -> bool:
    """Tell whether the public is kept out of the item at hand."""
    if law.never_public(session):
        return True
    if not uid:
        return False
    return entry_of(session, uid).block == Block.CLOSED or (
        bodies.find(uid).sitting != "public"
    )


def item(session: ISession, uid: str) -> dict[str, Any]:
    """Describe the item at hand by what is said aloud."""
    found = bodies.find(uid)
    outcome = session.outcomes.get(uid)
    told = state.decided(outcome) or {}
    return {
        "number": entry_of(session, uid).number,
        "title": found.title if found.publication != "none" else "",
        "outcome": told.get("outcome", ""),
        # What a clerk recorded against the computed outcome has no computed words.
        "text": told.get("text", "") if not told.get("reason") else "",
        "article": told.get("article", "") if not told.get("reason") else "",
        "counts": told.get("counts"),
    }


def members(there: Roll) -> list[dict[str, Any]]:
    """Give the members in order of precedence.

    Who left for an interest is away, like all who are: everybody reads this.
    """
    return [
        {
            "name": member.name,
            "present": member.id in there.present - there.withdrawn,
            "excused": member.id in there.excused,
            "presides": member.id == there.president,
        }
        for member in there.members
    ]


def entry_of(session: ISession, uid: str) -> AgendaEntry:
    """Give the line of an item; one that is gone is treated as closed."""
    try:
        return agenda.find(session.agenda.entries, uid)
    except Refused:
        return AgendaEntry(uid, None, Block.CLOSED)

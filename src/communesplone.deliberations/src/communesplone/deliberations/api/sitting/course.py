"""The course of the sitting: turning to items, amending, postponing, adding."""

from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import detail
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.api.sitting import votes
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.ballots import StoredOutcome
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.thresholds import urgency_admitted
from communesplone.deliberations.sentences import message
from persistent import Persistent
from plone import api
from typing import Any


LONGEST_NOTE = 20_000
LONGEST_TEXT = 200_000
LONGEST_REASON = 2_000
"""Longest texts, in characters."""

WITHOUT_VOTE = frozenset({Outcome.POSTPONED, Outcome.WITHDRAWN})
"""Outcomes that a clerk can record without a vote."""

EXAMINED = frozenset({Outcome.NOTED, Outcome.NO_QUORUM})
"""Outcomes without a vote that the law computes of who is there."""


class Note(Persistent):
    """What the secretary writes of an item, an object of its own."""

    def __init__(self, text: str, key: str):
        self.text = text
        self.key = key


def urgency(session: ISession, action: Any) -> None:
    """The body admits an item that is not on the agenda.

    `item`, a validated item; `in_favour`, the ids of the members who declare it urgent;
    `reason`.

    :raises Refused: if the law knows no urgency, or too few are in favour.
    """
    item = validated(payload.text(action.data, "item"))
    if body_of(item) != body_of(session):
        raise payload.malformed("item")
    in_favour = payload.people(action.data, "in_favour")
    reason = payload.text(action.data, "reason", LONGEST_REASON).strip()
    if not reason:
        raise Refused(_("error_reason", default="Say why."))
    there = roll.roll(session, at=action.at)
    strangers = set(in_favour) - there.seated
    if strangers:
        raise payload.malformed("in_favour")
    check = urgency_admitted(law.rulebook_of(session), there, len(in_favour))
    if not check:
        raise Refused(message(check.explanation), check.article)
    item.urgency_reason = reason
    # The public leaves once: what it does not hear comes after that.
    agenda.add(session, item, Block.CLOSED if item.sitting == "closed" else Block.LATE)
    items.schedule(item)
    names = [there.name(member) for member in in_favour]
    row = {"kind": roll.URGENCY, "item": item.UID(), "names": names, "reason": reason}
    session.moves.add(action.at, row)


def amend(session: ISession, action: Any) -> None:
    """The text to vote upon changes.

    `item`; `text` as HTML, "" for as proposed; `seen`, the name of the text that it was
    written upon (see ``detail.text_key``), if the screen knows it.
    """
    uid = payload.text(action.data, "item")
    agenda.find(session.agenda.entries, uid)
    item = bodies.find(uid)
    seen = payload.text(action.data, "seen")
    if seen and seen != detail.text_key(item):
        raise Refused(
            _(
                "error_amend_meanwhile",
                default="Somebody else changed the text meanwhile. Look at it, then put"
                " the two together.",
            )
        )
    text = payload.text(action.data, "text", LONGEST_TEXT)
    items.update(item, amended_text=text or None)


def note(session: ISession, action: Any) -> None:
    """The secretary writes for the minutes: `item`, `text`, `seen` (the note's key)."""
    uid = payload.text(action.data, "item")
    agenda.find(session.agenda.entries, uid)
    before = session.notes.get(uid)
    seen = payload.text(action.data, "seen")
    if (before.key if before is not None else "") != seen:
        raise Refused(
            _(
                "error_note_meanwhile",
                default="Somebody else wrote a note on this item meanwhile. Copy yours,"
                " load the page again and put the two together.",
            )
        )
    session.notes[uid] = Note(
        payload.text(action.data, "text", LONGEST_NOTE), action.key
    )


def outcome(session: ISession, action: Any) -> None:
    """The clerk records an outcome: `item`, `outcome`, `reason`.

    Without a vote: postponed, withdrawn, noted, which wants the quorum, and "no_quorum"
    where it is missing. With one: any outcome, against what was computed, for a reason
    that the minutes give; none is wanted to put off what the vote left open.

    :raises Refused: without the reason, or without the vote that it would need.
    """
    uid = payload.text(action.data, "item")
    agenda.find(session.agenda.entries, uid)
    value = payload.text(action.data, "outcome")
    if value not in frozenset(Outcome):
        raise payload.malformed("outcome")
    reason = payload.text(action.data, "reason", LONGEST_REASON).strip()
    before, voted = session.outcomes.get(uid), uid in session.ballots
    if not voted and value in EXAMINED:
        votes.record_none(session, action, uid, Outcome(value), reason)
        return
    if not voted and value not in WITHOUT_VOTE:
        raise Refused(
            _(
                "error_outcome_vote",
                default="Record the vote: the outcome comes from it.",
            )
        )
    if voted and before is not None and value == before.computed:
        reason = ""
    elif voted and not reason and not puts_off(before, value):
        raise Refused(
            _(
                "error_outcome_reason",
                default="The vote gave another outcome. Say why this one stands; the"
                " minutes will give the reason.",
            )
        )
    known = before if voted and before is not None else StoredOutcome(value)
    session.outcomes[uid] = StoredOutcome(
        value, computed=known.computed, reason=reason, facts=known.facts
    )


def puts_off(before: StoredOutcome | None, value: str) -> bool:
    """Tell whether an outcome takes a matter on that its vote left open.

    Source: CDLD L1123-22: after a tie a college puts it off.
    """
    return before is not None and before.computed is None and value in WITHOUT_VOTE


def validated(uid: str) -> IItem:
    """Find a validated item.

    :raises Refused: if there is none of that UID.
    """
    item = bodies.find(uid) if uid else None
    if (
        item is None
        or not IItem.providedBy(item)
        or api.content.get_state(item) != "validated"
    ):
        raise Refused(
            _(
                "error_urgency_item",
                default="There is no such validated item. Have it validated first.",
            )
        )
    return item

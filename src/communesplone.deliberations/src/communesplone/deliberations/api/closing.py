"""Closing a session: every item has its outcome, and the register its numbers."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import current
from communesplone.deliberations.api import finders
from communesplone.deliberations.api import hours
from communesplone.deliberations.api import items
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import register
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import voted
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.numbers import session_numbers
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.roll import Member
from dataclasses import dataclass
from datetime import datetime
from Products.CMFCore.indexing import processQueue
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Problem:
    """Why a session cannot be closed yet.

    :param item: UID of the item that it is about, "" for the session itself.
    """

    item: str
    message: Message


def problems(session: ISession) -> list[Problem]:
    """List what stands in the way of closing, in the order of the agenda."""
    return [*missing_people(session), *missing_outcomes(session)]


def missing_people(session: ISession) -> Iterator[Problem]:
    """Name who signs and is not there to sign, or no member any more."""
    names = {member.id: member.name for member in roll.members(session)}
    presided, came = roll.presided(session), roll.came(session)
    if presided not in names:
        yield Problem("", _("error_close_president", default="Say who presided."))
    elif came and presided not in came:
        text = _(
            "error_close_president_absent",
            default="Say who took the chair: ${name} was never there.",
            mapping={"name": names[presided]},
        )
        yield Problem("", text)
    text = secretary.why_not(session)
    if text is not None:
        yield Problem("", text)


def missing_outcomes(session: ISession) -> Iterator[Problem]:
    for entry in session.agenda.entries:
        stored = session.outcomes.get(entry.item)
        if stored is None:
            text = _(
                "error_close_outcome",
                default="Item ${number} has no outcome. Record a vote, or postpone or"
                " withdraw the item.",
                mapping={"number": entry.number},
            )
        elif not stored.outcome:
            text = _(
                "error_close_open",
                default="The vote on item ${number} did not settle it. Record the next"
                " round, or postpone the item.",
                mapping={"number": entry.number},
            )
        else:
            continue
        yield Problem(entry.item, text)


def without_quorum(session: ISession) -> list[str]:
    """Give the UIDs of the items that lacked the quorum, in the order of the agenda."""
    return [
        entry.item
        for entry in session.agenda.entries
        if outcome_of(session, entry.item) is Outcome.NO_QUORUM
    ]


def outcome_of(session: ISession, uid: str) -> Outcome | None:
    """Give the outcome of an item, None as long as there is none."""
    stored = session.outcomes.get(uid)
    return Outcome(stored.outcome) if stored is not None and stored.outcome else None


def close(session: ISession, now: datetime) -> list[int]:
    """Close a sitting: items are decided, and what was examined takes its number.

    All in the present transaction: two who close at once conflict, and one is tried
    again; nothing is numbered twice and nothing is half closed.

    :param now: with an offset.
    :returns: the register numbers given, in order.
    :raises Refused: if the sitting is not open, or something stands in the way; the
        first reason.
    """
    # Whatever is done in a sitting leaves an action: none may come in between.
    current.hold_all(session.actions)
    passage.go(session, "close")
    session.end = hours.closing(session, now)
    # The facts of annexes are read from the catalogue.
    processQueue()
    # All are written, this once.
    found = bodies.find_all(entry.item for entry in session.agenda.entries)
    deciding = items.Deciding(bodies.body_of(session))
    with finders.together():
        numbers = _enter_all(session, found)
        for entry in session.agenda.entries:
            outcome = outcome_of(session, entry.item)
            items.decide(found[entry.item], outcome, deciding)
    outcomes = {uid: stored.outcome for uid, stored in session.outcomes.items()}
    facts = {"numbers": numbers, "outcomes": outcomes}
    journal.record("session.closed", session, after=facts)
    return numbers


def _enter_all(session: ISession, found: Mapping[str, IItem]) -> list[int]:
    """Number what was examined, in the order of the agenda."""
    members = {member.id: member for member in roll.members(session)}
    names = {id: member.name for id, member in members.items()}
    names |= roll.guests(session)
    signing = signatories(session, members)
    there = roll.rolls(session, {uid: b.at for uid, b in session.ballots.items()})
    agenda = {entry.item: entry.number for entry in session.agenda.entries}
    outcomes = [(uid, outcome_of(session, uid)) for uid in agenda]
    state, numbers = register.entered(), []
    for uid, place in session_numbers(outcomes).items():
        votes = voted.told(session, found[uid], names, there.get(uid))
        made = register.enter(
            session, found[uid], agenda[uid], place, signing, votes, state
        )
        numbers.append(made.number)
    return numbers


def signatories(
    session: ISession, members: Mapping[str, Member]
) -> list[dict[str, str]]:
    """Give those who sign: who presided last, then the secretary.

    :param members: those in office, by id.
    :returns: id, name, post and courtesy of each, as `rules.roll.Member` has them.
    """
    facts = ("id", "name", "post", "courtesy")
    return [
        {name: getattr(members[id], name) for name in facts}
        for id in dict.fromkeys((roll.presided(session), secretary.of(session)))
        if id in members
    ]

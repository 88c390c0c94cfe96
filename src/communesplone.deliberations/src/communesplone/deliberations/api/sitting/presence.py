"""Arrivals, departures, withdrawals, proxies, the chair."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import doors
from communesplone.deliberations.api import law
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.refusal import RuleRefused
from dataclasses import replace
from datetime import datetime
from plone import api
from typing import Any


VOIDABLE = frozenset(
    {
        *MoveKind,
        roll.BEGIN,
        roll.RECOGNISE,
        roll.FORM,
        roll.DOORS,
        roll.IN_PUBLIC,
        roll.CALL,
    }
)
"""Rows that stand for nothing but themselves; an admitted item stays on the agenda."""


def arrive(session: ISession, action: Any) -> None:
    """People come: `members`, a list of ids."""
    for member in payload.people(action.data, "members"):
        write(session, Move(action.at, MoveKind.ARRIVE, member))


def leave(session: ISession, action: Any) -> None:
    """People go: `members`, a list of ids."""
    for member in payload.people(action.data, "members"):
        write(session, Move(action.at, MoveKind.LEAVE, member))


def withdraw(session: ISession, action: Any) -> None:
    """Somebody leaves for an item that concerns them: `member`, `item`."""
    write(session, for_item(session, action, MoveKind.WITHDRAW))


def come_back(session: ISession, action: Any) -> None:
    """Somebody who withdrew is back: `member`, `item`.

    Of who declared an interest beforehand the log then says that they had left, too.
    """
    move = for_item(session, action, MoveKind.RETURN)
    told = {(one.member, one.item) for one in roll.moves(session, action.at)}
    waits = move.member in roll.declared([move.item]).get(move.item, ())
    if waits and (move.member, move.item) not in told:
        write(session, replace(move, kind=MoveKind.WITHDRAW))
    write(session, move)


def for_item(session: ISession, action: Any, kind: MoveKind) -> Move:
    member = payload.text(action.data, "member")
    uid = payload.text(action.data, "item")
    # None at all has a refusal of its own.
    if uid:
        agenda.find(session.agenda.entries, uid)
    return Move(action.at, kind, member, item=uid)


def give_proxy(session: ISession, action: Any) -> None:
    """A written power is handed in: `member` gives, `holder` has it, `illness`."""
    giver = payload.text(action.data, "member")
    holder = payload.text(action.data, "holder")
    move = Move(
        action.at,
        MoveKind.GIVE_PROXY,
        giver,
        holder=holder,
        consecutive=1 + sessions_in_a_row(session, giver, holder),
        illness=action.data.get("illness") is True,
    )
    write(session, move)


def revoke_proxy(session: ISession, action: Any) -> None:
    """A power ends: `member` gave it."""
    giver = payload.text(action.data, "member")
    write(session, Move(action.at, MoveKind.REVOKE_PROXY, giver))


def preside(session: ISession, action: Any) -> None:
    """Somebody takes the chair: `member`."""
    member = payload.text(action.data, "member")
    write(session, Move(action.at, MoveKind.PRESIDE, member))


def keep_minutes(session: ISession, action: Any) -> None:
    """Somebody is named secretary of the sitting: `member`."""
    member = payload.text(action.data, "member")
    write(session, Move(action.at, MoveKind.KEEP_MINUTES, member))


def excuse(session: ISession, action: Any) -> None:
    """People said that they will not come: `members`, a list of ids."""
    for member in payload.people(action.data, "members"):
        write(session, Move(action.at, MoveKind.EXCUSE, member))


def void(session: ISession, action: Any) -> None:
    """An entry of the log was a mistake: `entry`, its key. It stays in the log."""
    wrong = payload.text(action.data, "entry", 200)
    rows = dict(roll.standing(session))
    if wrong not in rows:
        raise Refused(_("error_void_gone", default="This entry is not there any more."))
    if rows[wrong]["kind"] not in VOIDABLE:
        raise Refused(
            _(
                "error_void_urgency",
                default="The item is on the agenda. Postpone or withdraw it instead.",
            )
        )
    left = tuple(
        roll.move_of(row)
        for key, row in roll.in_office(session)
        if key != wrong and row["kind"] in frozenset(MoveKind)
    )
    roll.replay(session, left)
    rest = roll.others(row for key, row in rows.items() if key != wrong)
    check_votes(session, roll.Log(left, rest), rows[wrong]["at"])
    doors.undo(session, rows[wrong], rest)
    session.moves.add(action.at, {"kind": roll.VOID, "voids": wrong})


def write(session: ISession, move: Move) -> None:
    """Write a move, if the log with it can have happened.

    :raises MoveRefused: if it cannot.
    :raises Refused: if a vote recorded later contradicts it.
    """
    log = roll.log(session)
    moves = [*log.moves]
    moves.insert(sum(known.at <= move.at for known in moves), move)
    log = replace(log, moves=tuple(moves))
    roll.replay(session, log.moves, move.item)
    check_votes(session, log, move.at)
    row = {"kind": str(move.kind), "member": move.member}
    if move.holder:
        row |= {"holder": move.holder, "illness": move.illness}
        row["consecutive"] = move.consecutive
    if move.item:
        row["item"] = move.item
    session.moves.add(move.at, row)


def begin(session: ISession, action: Any) -> None:
    """The body turns to an item: `item`."""
    uid = payload.text(action.data, "item")
    agenda.find(session.agenda.entries, uid)
    add(session, action.at, {"kind": roll.BEGIN, "item": uid})


def add(session: ISession, at: datetime, row: Mapping[str, Any]) -> None:
    """Write a row that is no move, if the votes can have taken place with it.

    :raises Refused: if a vote recorded later contradicts it.
    """
    check_votes(session, roll.log(session).and_row(at, row), at)
    session.moves.add(at, row)


def check_votes(session: ISession, log: roll.Log, since: datetime) -> None:
    """Compute the votes again that a line of the past touches.

    What was said to lack the quorum, and had it, is open again: nobody examined it.

    :param log: as it will be.
    :param since: when that line happened.
    :raises Refused: if one of them could not have taken place.
    """
    for uid, stored in list(session.ballots.items()):
        if stored.at < since:
            continue
        item = bodies.find(uid)
        try:
            result = results.compute(session, item, stored, log)
        except RuleRefused as refusal:
            raise Refused(
                _(
                    "error_move_contradicts",
                    default="This contradicts the vote on “${title}” at ${time}:"
                    " ${reason} Correct the vote first.",
                    mapping={
                        "title": item.title,
                        "time": f"{clock.local(stored.at):%H:%M}",
                        "reason": results.in_words(refusal.sentence),
                    },
                ),
                refusal.article,
            ) from refusal
        results.check_call(uid, stored, result, log)
        if stored.lacking and result.quorum.reached:
            del session.ballots[uid]
            del session.outcomes[uid]
        else:
            results.keep(session, uid, stored, result)


def sessions_in_a_row(session: ISession, giver: str, holder: str) -> int:
    """Count the sessions right before this one in which the same power served.

    Source: CGCT L2121-20: one and the same power serves for three sessions at most.
    """
    most = law.rulebook_of(session).proxy_sessions.value
    if not most:
        return 0
    count = 0
    for earlier in sessions_before(session, most):
        given = {(move.member, move.holder) for move in roll.moves(earlier)}
        if (giver, holder) not in given:
            break
        count += 1
    return count


def sessions_before(session: ISession, most: int) -> list[ISession]:
    """Give the sessions of the body right before this one, the latest first."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        path="/".join(body_of(session).getPhysicalPath()),
        portal_type=session.portal_type,
        review_state=("closed", "approved"),
        start={"query": session.start, "range": "max"},
        sort_on="start",
        sort_order="descending",
        sort_limit=most + 1,
    )
    found = (brain._unrestrictedGetObject() for brain in brains)
    return [each for each in found if each.start < session.start][:most]

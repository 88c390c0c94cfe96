"""Who is in office, there, withdrawn, represented: read from the log of a session."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.moves import roll_at
from communesplone.deliberations.rules.moves import rolls_at
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Roll
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from operator import itemgetter
from typing import Any


VOID = "void"
"""A row that voids an earlier one, which stays in the log."""

BEGIN = "begin"
"""A row that says when the body turned to an item."""

RECOGNISE = "recognise"
"""A row that says who recognised, before the discussion, that an item is urgent."""

FORM = "request_form"
"""A row that says who asked for a secret ballot, or for a vote by name, and got it."""

DOORS = "close_doors"
"""A row that says that the body closed its doors for an item."""

CALL = "call"
"""A row that says that a councillor was called to vote on an item after a tie."""

URGENCY = "urgency"
"""A row that says who admitted an item that was not on the agenda."""

IN_PUBLIC = "hear_in_public"
"""A row that says that the body did not, for an item that was planned so."""

_MOVES = frozenset(MoveKind)


@dataclass(frozen=True)
class Log:
    """What stands in the log of a session, or would stand in it.

    :param moves: of the members.
    :param rows: all others, the latest last.
    """

    moves: tuple[Move, ...]
    rows: tuple[Mapping[str, Any], ...]

    def until(self, at: datetime) -> tuple[Move, ...]:
        """Give the moves up to a moment, counted in."""
        return tuple(move for move in self.moves if move.at <= at)

    def of(self, kind: str, item: str) -> list[Mapping[str, Any]]:
        """Give the rows of a kind that are about an item."""
        return [
            row for row in self.rows if (row["kind"], row.get("item")) == (kind, item)
        ]

    def guests(self, item: str, at: datetime | None = None) -> tuple[Member, ...]:
        """Give those who were called for an item, until a moment counted in."""
        return tuple(
            Member(
                row["member"],
                row["name"],
                rank=row["rank"],
                post=row["post"],
                guest=True,
                courtesy=row.get("courtesy", ""),
            )
            for row in self.calls
            if row["item"] == item and (at is None or row["at"] <= at)
        )

    def called_since(self, item: str, at: datetime) -> bool:
        """Tell whether somebody was called for an item after a moment."""
        return len(self.guests(item)) > len(self.guests(item, at))

    @cached_property
    def calls(self) -> tuple[Mapping[str, Any], ...]:
        """The rows of those who were called: most sittings have none."""
        return tuple(row for row in self.rows if row["kind"] == CALL)

    def and_row(self, at: datetime, row: Mapping[str, Any]) -> "Log":
        """Give the log with one row more."""
        rows = sorted([*self.rows, {**row, "at": at}], key=itemgetter("at"))
        return replace(self, rows=tuple(rows))


def members(session: ISession) -> tuple[Member, ...]:
    """Give those in office on the day of the sitting, in order of precedence.

    From the opening on they are those of that moment, whoever leaves office later.
    """
    frozen = session.members
    if frozen is not None:
        return tuple(Member(**row) for row in frozen)
    day = clock.day_of(session.start)
    return tuple(
        Member(
            row.person,
            row.name,
            rank=row.rank,
            votes=row.votes,
            post=row.post,
            courtesy=row.courtesy,
        )
        for row in people.members_of(body_of(session), day)
    )


def roll(
    session: ISession,
    item: str = "",
    at: datetime | None = None,
    interested: Iterable[str] | None = None,
) -> Roll:
    """Replay the log.

    :param item: UID of the item, for withdrawals.
    :param at: what happened later does not count; None for all.
    :param interested: as for :func:`replay`.
    :raises MoveRefused: if the log holds what cannot be.
    """
    known = log(session)
    told = known.moves if at is None else known.until(at)
    return replay(session, told, item, interested, known.guests(item, at))


def replay(
    session: ISession,
    log: tuple[Move, ...],
    item: str = "",
    interested: Iterable[str] | None = None,
    called: tuple[Member, ...] = (),
) -> Roll:
    """Give the roll after some moves, which need not be in the log yet.

    :param interested: who declared an interest in the item, of who has it in hand;
        the catalogue is asked for the item if None.
    :param called: who was called for the item from another body.
    """
    if interested is None:
        interested = declared([item]).get(item, ())
    there = roll_at(
        members(session),
        log,
        item=item,
        president=session.president,
        secretary=session.secretary,
        rulebook=law.rulebook_of(session),
        declared=tuple(interested),
    )
    return with_guests(there, called)


def with_guests(there: Roll, called: tuple[Member, ...]) -> Roll:
    """Have those take part in an item who were called for it."""
    if not called:
        return there
    ids = {member.id for member in called}
    members = (*there.members, *called)
    return replace(there, members=members, present=there.present | ids)


def guests(session: ISession) -> dict[str, str]:
    """Give the names of all who were called from another body, by id."""
    rows = (row for _key, row in standing(session))
    return {row["member"]: row["name"] for row in rows if row["kind"] == CALL}


def declared(uids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give who declared an interest in items, by UID of the item.

    They take no part in it unless the log has them back.

    Source: CDLD L1122-19; CGCT L2131-11.
    """
    wanted = [uid for uid in uids if uid]
    found = bodies.find_all(wanted) if wanted else {}
    return {
        uid: tuple(item.interested or ())
        for uid, item in found.items()
        if IItem.providedBy(item)
    }


def rolls(session: ISession, moments: Mapping[str, datetime]) -> dict[str, Roll]:
    """Replay the log once for many items: UID → roll at its moment.

    :raises MoveRefused: if the log holds what cannot be.
    """
    found = rolls_at(
        members(session),
        moves(session),
        moments,
        president=session.president,
        secretary=session.secretary,
        rulebook=law.rulebook_of(session),
        declared=declared(moments),
    )
    rows = log(session)
    for uid in {row["item"] for row in rows.rows if row["kind"] == CALL} & set(found):
        found[uid] = with_guests(found[uid], rows.guests(uid, moments[uid]))
    return found


def moves(session: ISession, at: datetime | None = None) -> tuple[Move, ...]:
    """Give the moves of members that stand, in the order of what happened."""
    return tuple(
        move_of(row)
        for _key, row in in_office(session)
        if row["kind"] in _MOVES and (at is None or row["at"] <= at)
    )


def in_office(session: ISession) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Walk the rows that stand, without the excuses of those who left office since.

    Excuses are written days before a sitting; its members are those of the opening.
    """
    known = {member.id for member in members(session)}
    for key, row in standing(session):
        if row["kind"] != MoveKind.EXCUSE or row["member"] in known:
            yield key, row


def begun(session: ISession) -> list[tuple[str, datetime]]:
    """Give (UID of item, when the body turned to it), the latest last."""
    return [
        (row["item"], row["at"])
        for _key, row in standing(session)
        if row["kind"] == BEGIN
    ]


def presided(session: ISession) -> str:
    """Name who presides: who took the chair last, else who was planned, else ""."""
    took = [
        row["member"]
        for _key, row in standing(session)
        if row["kind"] == MoveKind.PRESIDE
    ]
    return took[-1] if took else session.president or ""


def came(session: ISession) -> set[str]:
    """Give the ids of those who were there at any time of the sitting."""
    return {move.member for move in moves(session) if move.kind is MoveKind.ARRIVE}


def log(session: ISession) -> Log:
    """Read the log as it stands."""
    return Log(moves(session), others(row for _key, row in standing(session)))


def others(rows: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Give the rows that are no moves of members."""
    return tuple(row for row in rows if row["kind"] not in _MOVES)


def standing(session: ISession) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Walk the rows that no later row voids: (key as text, row)."""
    rows = [(key_text(key), row) for key, row in session.moves.rows()]
    void = {row["voids"] for _key, row in rows if row["kind"] == VOID}
    for key, row in rows:
        if row["kind"] != VOID and key not in void:
            yield key, row


def key_text(key: tuple[str, ...]) -> str:
    return "|".join(key)


def move_of(row: Mapping[str, Any]) -> Move:
    """Make a move of a row of the log."""
    return Move(
        at=row["at"],
        kind=MoveKind(row["kind"]),
        member=row["member"],
        holder=row.get("holder", ""),
        item=row.get("item", ""),
        consecutive=row.get("consecutive", 1),
        illness=row.get("illness", False),
    )

"""Who is in office, there, withdrawn, represented: read from the log of a session."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.moves import roll_at
from communesplone.deliberations.rules.moves import rolls_at
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Roll
from dataclasses import dataclass
from datetime import datetime
from typing import Any


VOID = "void"
"""A row that voids an earlier one, which stays in the log."""

BEGIN = "begin"
"""A row that says when the body turned to an item."""

_MOVES = frozenset(MoveKind)


@dataclass(frozen=True)
class Log:
    """What stands in the log of a session, or would stand in it.

    :param moves: of the members.
    :param begun: (UID of an item, when the body turned to it), the latest last.
    """

    moves: tuple[Move, ...]
    begun: tuple[tuple[str, datetime], ...]

    def until(self, at: datetime) -> tuple[Move, ...]:
        """Give the moves up to a moment, counted in."""
        return tuple(move for move in self.moves if move.at <= at)


def members(session: ISession) -> tuple[Member, ...]:
    """Give those in office on the day of the sitting, in order of precedence.

    From the opening on they are those of that moment, whoever leaves office later.
    """
    frozen = session.members
    if frozen is not None:
        return tuple(Member(**row) for row in frozen)
    day = clock.day_of(session.start)
    return tuple(
        Member(row.person, row.name, rank=row.rank, votes=row.votes, post=row.post)
        for row in people.members_of(body_of(session), day)
    )


def roll(session: ISession, item: str = "", at: datetime | None = None) -> Roll:
    """Replay the log.

    :param item: UID of the item, for withdrawals.
    :param at: what happened later does not count; None for all.
    :raises MoveRefused: if the log holds what cannot be.
    """
    return replay(session, moves(session, at), item)


def replay(session: ISession, log: tuple[Move, ...], item: str = "") -> Roll:
    """Give the roll after some moves, which need not be in the log yet."""
    return roll_at(
        members(session),
        log,
        item=item,
        president=session.president,
        rulebook=law.rulebook_of(session),
    )


def rolls(session: ISession, moments: Mapping[str, datetime]) -> dict[str, Roll]:
    """Replay the log once for many items: UID → roll at its moment.

    :raises MoveRefused: if the log holds what cannot be.
    """
    return rolls_at(
        members(session),
        moves(session),
        moments,
        president=session.president,
        rulebook=law.rulebook_of(session),
    )


def moves(session: ISession, at: datetime | None = None) -> tuple[Move, ...]:
    """Give the moves of members that stand, in the order of what happened."""
    return tuple(
        move_of(row)
        for _key, row in standing(session)
        if row["kind"] in _MOVES and (at is None or row["at"] <= at)
    )


def begun(session: ISession) -> list[tuple[str, datetime]]:
    """Give (UID of item, when the body turned to it), the latest last."""
    return [
        (row["item"], row["at"])
        for _key, row in standing(session)
        if row["kind"] == BEGIN
    ]


def log(session: ISession) -> Log:
    """Read the log as it stands."""
    return Log(moves(session), tuple(begun(session)))


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

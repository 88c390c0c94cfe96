"""Who took part in a sitting, for minutes that name the members present."""

from collections.abc import Iterable
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from datetime import datetime


def took_part(moves: Iterable[Move], begun: datetime | None) -> set[str]:
    """Give the ids of those who were there as the body first acted, or came later.

    Whoever came and went before that took part in nothing: so it is with those whom
    "all are present" took for present, and who were then pressed off.

    :param moves: in the order of time.
    :param begun: when the body first turned to an item, or decided anything of one;
        None if it never did, and all who came are named.
    """
    there: set[str] = set()
    for move in moves:
        if move.kind is MoveKind.ARRIVE:
            there.add(move.member)
        elif move.kind is MoveKind.LEAVE and begun is not None and move.at <= begun:
            there.discard(move.member)
    return there

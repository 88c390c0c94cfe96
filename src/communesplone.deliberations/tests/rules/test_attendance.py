"""Who took part: there as the body first acted, or later."""

from communesplone.deliberations.rules.attendance import took_part
from communesplone.deliberations.rules.moves import Move
from datetime import datetime
from datetime import timedelta
from datetime import UTC

import pytest


OPENING = datetime(2026, 3, 2, 20, tzinfo=UTC)


def at(minute):
    return OPENING + timedelta(minutes=minute)


@pytest.mark.parametrize(
    ("lines", "begun", "found"),
    [
        ([], 5, set()),
        ([(1, "arrive")], 5, {"m"}),
        ([(1, "arrive"), (2, "leave")], 5, set()),
        ([(1, "arrive"), (5, "leave")], 5, set()),
        ([(1, "arrive"), (6, "leave")], 5, {"m"}),
        ([(7, "arrive")], 5, {"m"}),
        ([(1, "arrive"), (2, "leave"), (3, "arrive")], 5, {"m"}),
        ([(1, "arrive"), (2, "leave"), (9, "arrive")], 5, {"m"}),
        ([(1, "arrive"), (2, "leave")], None, {"m"}),
        ([(1, "excuse"), (2, "give_proxy")], 5, set()),
    ],
)
def test_took_part(lines, begun, found):
    moves = [
        Move(at(minute), kind, "m", holder="h" if kind == "give_proxy" else "")
        for minute, kind in lines
    ]
    assert took_part(moves, None if begun is None else at(begun)) == found

from communesplone.deliberations.rules import hours
from datetime import datetime
from datetime import timedelta
from datetime import UTC

import pytest


PLANNED = datetime(2026, 3, 16, 19, 30, tzinfo=UTC)


def at(minutes, **more):
    return PLANNED + timedelta(minutes=minutes, **more)


@pytest.mark.parametrize(
    ("now", "opened"),
    [
        (at(0), at(0)),
        (at(12, seconds=59), at(12)),
        (at(-90), at(-90)),
        (at(4 * 60), at(4 * 60)),
        # Another day: it is typed in afterwards, or before.
        (at(4 * 60 + 30), PLANNED),
        (at(0, days=3), PLANNED),
        (at(0, days=-1), PLANNED),
    ],
)
def test_opened(now, opened):
    assert hours.opened(PLANNED, now) == opened


@pytest.mark.parametrize(
    ("last", "now", "closed"),
    [
        (at(50), at(70, seconds=3, microseconds=9), at(70)),
        (at(50), at(50 + 12 * 60 - 1), at(50 + 12 * 60 - 1)),
        (at(50), at(50 + 12 * 60), at(50)),
        (at(50, seconds=30), at(0, days=9), at(50)),
        # It began before its time, and ended even.
        (at(-60), at(-30), PLANNED),
    ],
)
def test_closed(last, now, closed):
    assert hours.closed(PLANNED, [at(-60), last, at(-55)], now) == closed


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, None),
        ({"opened_at": at(0), "end": at(5)}, None),
        ({"opened_at": at(0), "end": at(5, seconds=1)}, "end"),
        ({"opened_at": None, "end": at(9)}, "opened_at"),
    ],
)
def test_what_is_not_past(given, wrong):
    assert hours.not_past(given, at(5)) == wrong

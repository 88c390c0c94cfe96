from communesplone.core.rules.journal import days_between
from communesplone.core.rules.journal import Query
from datetime import date
from datetime import datetime
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest


ENTRY = {
    "when": "2026-03-01T10:00:00.000000+00:00",
    "user": "ann",
    "action": "page.made",
    "uid": "abc",
    "path": "/town/Page",
    "title": "Été",
}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAWN = datetime(2026, 3, 1, 6, tzinfo=UTC)
THEN = datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "query, answers",
    [
        (Query(), True),
        (Query(user="ann"), True),
        (Query(user="an"), False),
        (Query(action="page.made"), True),
        (Query(action="page"), False),
        (Query(text="ÉTÉ"), True),
        (Query(text="town/p"), True),
        (Query(text="ABC"), True),
        (Query(text="ann"), False),
        (Query(since=DAWN, until=NOON), True),
        (Query(since=THEN), True),
        (Query(until=THEN), False),
        (Query(since=NOON), False),
        (Query(until=DAWN), False),
        (Query(user="ann", text="absent"), False),
    ],
)
def test_matches(query, answers):
    assert query.matches(ENTRY) is answers


def test_days():
    day = NOON.toordinal()
    assert Query().days() == (None, None)
    assert Query(since=DAWN, until=NOON).days() == (day, day)
    late = datetime(2026, 3, 1, 0, 30, tzinfo=ZoneInfo("Europe/Brussels"))
    assert Query(since=late).days() == (day - 1, None)


@pytest.mark.parametrize("part", ["since", "until"])
def test_naive_instant(part):
    with pytest.raises(ValueError, match="offset"):
        Query(**{part: datetime(2026, 3, 1)})  # noqa: DTZ001 that is the point


def test_days_between():
    day = date(2026, 3, 1)
    assert days_between(None, None, UTC) == (None, None)
    since, until = days_between(day, day, UTC)
    assert since == datetime(2026, 3, 1, tzinfo=UTC)
    assert until == datetime(2026, 3, 2, tzinfo=UTC)

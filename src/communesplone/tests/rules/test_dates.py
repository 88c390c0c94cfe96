from communesplone.core.rules.calendar import clear_days
from communesplone.core.rules.calendar import latest_notice
from communesplone.core.rules.dates import add_months
from communesplone.core.rules.dates import MAX_COUNT
from communesplone.core.rules.dates import require_count
from communesplone.core.rules.dates import require_date
from communesplone.core.rules.dates import require_year
from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st

import pytest


DATES = st.dates(date(1600, 1, 1), date(4000, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 3, 2), date(2026, 3, 10), 7),
        (date(2026, 3, 3), date(2026, 3, 10), 6),
        (date(2026, 3, 9), date(2026, 3, 10), 0),
        (date(2026, 3, 10), date(2026, 3, 10), -1),
        (date(2026, 3, 11), date(2026, 3, 10), -2),
        (date(2026, 12, 24), date(2027, 1, 2), 8),
        (date(2028, 2, 27), date(2028, 3, 1), 2),
    ],
)
def test_clear_days_count_neither_end(start, end, expected):
    assert clear_days(start, end) == expected


def test_clear_days_ignore_clock_change_weekend_and_holiday():
    assert clear_days(date(2026, 3, 27), date(2026, 4, 7)) == 10


@pytest.mark.parametrize(
    ("required", "expected"),
    [
        (7, date(2026, 3, 2)),
        (2, date(2026, 3, 7)),
        (5, date(2026, 3, 4)),
        (0, date(2026, 3, 9)),
    ],
)
def test_latest_notice(required, expected):
    assert latest_notice(date(2026, 3, 10), required) == expected


@given(DATES, st.integers(0, MAX_COUNT))
def test_latest_notice_is_the_last_day_that_suffices(meeting, required):
    last = latest_notice(meeting, required)
    assert clear_days(last, meeting) == required
    assert clear_days(last + timedelta(days=1), meeting) < required


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_add_months(start, count, expected):
    assert add_months(start, count) == expected


@given(DATES, st.integers(0, 1200))
def test_add_months_lands_in_the_right_month(start, count):
    end = add_months(start, count)
    months = (end.year - start.year) * 12 + end.month - start.month
    assert months == count
    next_day = end + timedelta(days=1)
    assert end.day == start.day or (end.day < start.day and next_day.day == 1)


@pytest.mark.parametrize(
    "compute",
    [
        lambda bad: clear_days(bad, date(2026, 1, 1)),
        lambda bad: clear_days(date(2026, 1, 1), bad),
        lambda bad: latest_notice(bad, 7),
        lambda bad: add_months(bad, 1),
        require_date,
    ],
)
@pytest.mark.parametrize("bad", [datetime(2026, 1, 1), "2026-01-01", None, 20260101])
def test_only_plain_dates(compute, bad):
    with pytest.raises(TypeError, match="plain date"):
        compute(bad)


@pytest.mark.parametrize("year", [1582, 4100, 1, 9999])
def test_years_are_bounded(year):
    with pytest.raises(ValueError, match="outside 1583..4099"):
        require_date(date(year, 1, 1))


@pytest.mark.parametrize("year", [1583, 4099])
def test_first_and_last_year_are_allowed(year):
    assert require_date(date(year, 6, 1)) == date(year, 6, 1)
    assert require_year(year) == year


@pytest.mark.parametrize("bad", [True, 2026.0, "2026", None])
def test_a_year_is_an_integer(bad):
    with pytest.raises(TypeError, match="integer"):
        require_year(bad)


@pytest.mark.parametrize("bad", [True, 1.0, 2.5, "7", None])
def test_a_count_is_an_integer(bad):
    with pytest.raises(TypeError, match="integer"):
        latest_notice(date(2026, 1, 1), bad)


@pytest.mark.parametrize("bad", [-1, MAX_COUNT + 1])
def test_a_count_is_bounded(bad):
    with pytest.raises(ValueError, match="outside 0..3660"):
        add_months(date(2026, 1, 1), bad)


def test_a_count_may_have_another_floor():
    assert require_count(-5, lowest=-5) == -5
    with pytest.raises(ValueError, match="outside -5..3660"):
        require_count(-6, lowest=-5)

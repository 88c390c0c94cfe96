from communesplone.core.rules import calendar as module
from communesplone.core.rules.calendar import Calendar
from communesplone.core.rules.calendar import DeadlineUnit
from communesplone.core.rules.calendar import Holiday
from communesplone.core.rules.calendar import HolidayCode
from communesplone.core.rules.calendar import HolidayKey
from communesplone.core.rules.calendar import MAX_SPAN
from communesplone.core.rules.calendar import MonthDay
from communesplone.core.rules.calendar import Postponement
from communesplone.core.rules.calendar import Weekday
from dataclasses import FrozenInstanceError
from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st

import pytest


BELGIUM = Calendar(HolidayCode.BELGIUM)
FRANCE = Calendar(HolidayCode.FRANCE)
NAMUR = Calendar(
    HolidayCode.BELGIUM, own_days=(MonthDay(9, 27), date(2026, 9, 21), MonthDay(2, 29))
)
MARKET_TOWN = Calendar(
    HolidayCode.FRANCE, weekly_rest=frozenset({Weekday.SUNDAY, Weekday.MONDAY})
)

CALENDARS = st.builds(
    Calendar,
    code=st.sampled_from(HolidayCode),
    own_days=st.lists(
        st.one_of(
            st.dates(date(2020, 1, 1), date(2030, 1, 1)),
            st.builds(MonthDay, st.integers(1, 12), st.integers(1, 29)),
        ),
        max_size=8,
    ).map(tuple),
    weekly_rest=st.frozensets(st.sampled_from(Weekday), max_size=6),
)
DATES = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        (BELGIUM, date(2026, 7, 20), True),
        (BELGIUM, date(2026, 7, 21), False),
        (BELGIUM, date(2026, 7, 14), True),
        (BELGIUM, date(2026, 7, 18), False),
        (BELGIUM, date(2026, 7, 19), False),
        (FRANCE, date(2026, 7, 14), False),
        (FRANCE, date(2026, 7, 21), True),
        (NAMUR, date(2026, 9, 21), False),
        (NAMUR, date(2027, 9, 21), True),
        (NAMUR, date(2027, 9, 27), False),
        (BELGIUM, date(2027, 9, 27), True),
        (MARKET_TOWN, date(2026, 7, 18), True),
        (MARKET_TOWN, date(2026, 7, 20), False),
    ],
)
def test_working_days(calendar, day, expected):
    assert calendar.is_working_day(day) is expected


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        (BELGIUM, date(2026, 11, 1), True),
        (BELGIUM, date(2026, 11, 8), False),
        (NAMUR, date(2026, 9, 27), True),
        (NAMUR, date(2026, 9, 21), True),
        (NAMUR, date(2028, 2, 29), True),
        (NAMUR, date(2027, 2, 28), False),
    ],
)
def test_holidays_whatever_the_day_of_the_week(calendar, day, expected):
    assert calendar.is_holiday(day) is expected


def test_holidays_list_the_towns_own_days_of_that_year():
    def own(year):
        return [
            holiday.day
            for holiday in NAMUR.holidays(year)
            if holiday.key is HolidayKey.TOWN_DAY
        ]

    assert own(2026) == [date(2026, 9, 21), date(2026, 9, 27)]
    assert own(2027) == [date(2027, 9, 27)]
    assert own(2028) == [date(2028, 2, 29), date(2028, 9, 27)]
    assert len(NAMUR.holidays(2026)) == 12


def test_holidays_come_in_order_and_keep_both_keys_of_a_day():
    calendar = Calendar(HolidayCode.BELGIUM, own_days=(MonthDay(12, 25),) * 2)
    listed = calendar.holidays(2026)
    assert list(listed) == sorted(listed)
    assert Holiday(date(2026, 12, 25), HolidayKey.CHRISTMAS) in listed
    assert Holiday(date(2026, 12, 25), HolidayKey.TOWN_DAY) in listed
    assert len(listed) == 11


@pytest.mark.parametrize(
    ("calendar", "start", "n", "expected"),
    [
        (BELGIUM, date(2026, 7, 17), 1, date(2026, 7, 20)),
        (BELGIUM, date(2026, 7, 17), 2, date(2026, 7, 22)),
        (BELGIUM, date(2026, 7, 18), 1, date(2026, 7, 20)),
        (BELGIUM, date(2026, 7, 22), -1, date(2026, 7, 20)),
        (BELGIUM, date(2026, 7, 22), -2, date(2026, 7, 17)),
        (BELGIUM, date(2026, 7, 18), 0, date(2026, 7, 18)),
        (BELGIUM, date(2026, 12, 24), 5, date(2027, 1, 4)),
        (MARKET_TOWN, date(2026, 7, 17), 2, date(2026, 7, 21)),
        (NAMUR, date(2026, 9, 18), 1, date(2026, 9, 22)),
    ],
)
def test_add_working_days(calendar, start, n, expected):
    assert calendar.add_working_days(start, n) == expected


def test_add_working_days_is_bounded():
    start = date(2026, 1, 1)
    assert BELGIUM.add_working_days(start, 3660) > date(2040, 1, 1)
    assert BELGIUM.add_working_days(start, -3660) < date(2012, 1, 1)
    for n in (3661, -3661):
        with pytest.raises(ValueError, match="outside -3660..3660"):
            BELGIUM.add_working_days(start, n)


def test_a_calendar_without_any_working_day_ends_in_an_error():
    every_day = tuple(
        MonthDay(month, day)
        for month, last in enumerate(
            (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1
        )
        for day in range(1, last + 1)
    )
    closed = Calendar(HolidayCode.FRANCE, own_days=every_day)
    with pytest.raises(ValueError, match="year 4100"):
        closed.add_working_days(date(4090, 1, 1), 1)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (date(2026, 7, 17), date(2026, 7, 22), 2),
        (date(2026, 7, 17), date(2026, 7, 17), 0),
        (date(2026, 7, 17), date(2026, 7, 19), 0),
        (date(2026, 7, 22), date(2026, 7, 17), -2),
        (date(2026, 7, 19), date(2026, 7, 17), -1),
        (date(2026, 1, 1), date(2026, 12, 31), 253),
    ],
)
def test_working_days_between(a, b, expected):
    assert BELGIUM.working_days_between(a, b) == expected


def test_working_days_between_is_bounded():
    a = date(2026, 1, 1)
    b = a + timedelta(days=MAX_SPAN)
    assert BELGIUM.working_days_between(a, b) > 20_000
    for first, second in ((a, b + timedelta(days=1)), (b + timedelta(days=1), a)):
        with pytest.raises(ValueError, match="more than 36525 days"):
            BELGIUM.working_days_between(first, second)


@given(CALENDARS, DATES, st.integers(-60, 60))
def test_counting_undoes_adding(calendar, start, n):
    end = calendar.add_working_days(start, n)
    assert calendar.working_days_between(start, end) == n
    assert n == 0 or calendar.is_working_day(end)


@given(CALENDARS, DATES, st.integers(0, 30), st.integers(0, 30))
def test_adding_twice_is_adding_the_sum(calendar, start, first, second):
    there = calendar.add_working_days(start, first)
    assert calendar.add_working_days(there, second) == calendar.add_working_days(
        start, first + second
    )


@given(CALENDARS, DATES)
def test_the_list_agrees_with_the_question(calendar, day):
    listed = {holiday.day for holiday in calendar.holidays(day.year)}
    assert calendar.is_holiday(day) is (day in listed)


@pytest.mark.parametrize(
    ("start", "n", "unit", "postponement", "expected"),
    [
        (date(2026, 7, 6), 15, "calendar_days", "never", date(2026, 7, 21)),
        (date(2026, 7, 6), 15, "calendar_days", "legal", date(2026, 7, 22)),
        (date(2026, 7, 3), 15, "calendar_days", "never", date(2026, 7, 18)),
        (date(2026, 7, 3), 15, "calendar_days", "legal", date(2026, 7, 20)),
        (date(2026, 7, 6), 0, "calendar_days", "legal", date(2026, 7, 6)),
        (date(2026, 7, 6), 15, "working_days", "never", date(2026, 7, 28)),
        (date(2026, 4, 1), 1, "months", "never", date(2026, 5, 1)),
        (date(2026, 4, 1), 1, "months", "legal", date(2026, 5, 4)),
        (date(2026, 1, 31), 1, "months", "never", date(2026, 2, 28)),
        (date(2026, 1, 31), 1, "months", "legal", date(2026, 3, 2)),
    ],
)
def test_deadlines(start, n, unit, postponement, expected):
    found = BELGIUM.deadline(start, n, DeadlineUnit(unit), Postponement(postponement))
    assert found == expected


def test_a_deadline_stands_unless_postponement_is_asked_for():
    saturday = date(2026, 7, 18)
    assert BELGIUM.deadline(date(2026, 7, 3), 15, "calendar_days") == saturday


def test_the_example_of_the_french_procedure_of_2008():
    end = FRANCE.deadline(
        date(2008, 3, 7), 15, DeadlineUnit.CALENDAR_DAYS, Postponement.LEGAL
    )
    assert end == date(2008, 3, 25)


def test_only_the_office_waits_for_the_towns_own_days():
    def end(calendar, postponement, start):
        return calendar.deadline(
            start, 10, DeadlineUnit.CALENDAR_DAYS, Postponement(postponement)
        )

    own_day = date(2026, 9, 11)
    assert end(NAMUR, "legal", own_day) == date(2026, 9, 21)
    assert end(NAMUR, "office", own_day) == date(2026, 9, 22)
    to_saturday = date(2026, 7, 8)
    assert end(MARKET_TOWN, "legal", to_saturday) == date(2026, 7, 20)
    assert end(MARKET_TOWN, "office", to_saturday) == date(2026, 7, 18)


@given(
    CALENDARS,
    DATES,
    st.integers(0, 60),
    st.sampled_from(DeadlineUnit),
    st.sampled_from(Postponement),
)
def test_a_postponed_deadline_is_never_earlier(calendar, start, n, unit, postponement):
    plain = calendar.deadline(start, n, unit)
    moved = calendar.deadline(start, n, unit, postponement)
    assert start <= plain <= moved
    if postponement is Postponement.LEGAL:
        assert Calendar(calendar.code).is_working_day(moved)
    if postponement is Postponement.OFFICE:
        assert calendar.is_working_day(moved)


@pytest.mark.parametrize("unit", list(DeadlineUnit))
def test_a_deadline_refuses_wrong_counts(unit):
    for n in (-1, 3661):
        with pytest.raises(ValueError, match="outside 0..3660"):
            BELGIUM.deadline(date(2026, 1, 1), n, unit)
    with pytest.raises(TypeError, match="integer"):
        BELGIUM.deadline(date(2026, 1, 1), 2.5, unit)


def test_a_deadline_refuses_unknown_words():
    with pytest.raises(ValueError, match="weeks"):
        BELGIUM.deadline(date(2026, 1, 1), 1, "weeks")
    with pytest.raises(ValueError, match="sometimes"):
        BELGIUM.deadline(date(2026, 1, 1), 1, DeadlineUnit.MONTHS, "sometimes")


@pytest.mark.parametrize(
    "ask",
    [
        BELGIUM.is_holiday,
        BELGIUM.is_working_day,
        lambda day: BELGIUM.add_working_days(day, 1),
        lambda day: BELGIUM.working_days_between(day, date(2026, 1, 1)),
        lambda day: BELGIUM.working_days_between(date(2026, 1, 1), day),
        lambda day: BELGIUM.deadline(day, 1, DeadlineUnit.CALENDAR_DAYS),
        lambda day: BELGIUM.deadline(day, 1, DeadlineUnit.WORKING_DAYS),
        lambda day: BELGIUM.deadline(day, 1, DeadlineUnit.MONTHS),
        lambda day: Calendar(HolidayCode.BELGIUM, own_days=(day,)),
    ],
)
@pytest.mark.parametrize("bad", [datetime(2026, 1, 1, 12), "2026-01-01"])
def test_datetimes_are_refused(ask, bad):
    with pytest.raises(TypeError, match="plain date"):
        ask(bad)


@pytest.mark.parametrize(("month", "day"), [(2, 30), (13, 1), (4, 31), (0, 1), (1, 0)])
def test_a_yearly_day_exists_in_some_year(month, day):
    with pytest.raises(ValueError):
        MonthDay(month, day)


def test_a_week_needs_a_working_day():
    with pytest.raises(ValueError, match="working day"):
        Calendar(HolidayCode.BELGIUM, weekly_rest=frozenset(Weekday))
    monday_only = Calendar(
        HolidayCode.BELGIUM, weekly_rest=frozenset(Weekday) - {Weekday.MONDAY}
    )
    assert monday_only.add_working_days(date(2026, 7, 20), 1) == date(2026, 7, 27)


def test_unknown_lists_and_weekdays_are_refused():
    with pytest.raises(ValueError, match="'lu'"):
        Calendar("lu")
    with pytest.raises(ValueError, match="7"):
        Calendar(HolidayCode.BELGIUM, weekly_rest=frozenset({7}))


def test_a_calendar_is_a_value():
    assert Calendar(HolidayCode.BELGIUM) == BELGIUM
    assert hash(Calendar(HolidayCode.BELGIUM)) == hash(BELGIUM)
    assert NAMUR != BELGIUM
    with pytest.raises(FrozenInstanceError):
        BELGIUM.code = HolidayCode.FRANCE
    with pytest.raises(FrozenInstanceError):
        MonthDay(9, 27).day = 28
    assert MonthDay(2, 29) < MonthDay(9, 27)


def test_the_module_offers_what_it_lists():
    assert all(hasattr(module, name) for name in module.__all__)


def test_weekdays_agree_with_python():
    assert Weekday(date(2026, 7, 20).weekday()) is Weekday.MONDAY
    assert Weekday(date(2026, 7, 26).weekday()) is Weekday.SUNDAY

"""The working days and deadlines of a town."""

from communesplone.core.rules.dates import add_months
from communesplone.core.rules.dates import clear_days
from communesplone.core.rules.dates import latest_notice
from communesplone.core.rules.dates import MAX_COUNT
from communesplone.core.rules.dates import require_count
from communesplone.core.rules.dates import require_date
from communesplone.core.rules.deadlines import DeadlineUnit
from communesplone.core.rules.deadlines import Postponement
from communesplone.core.rules.holidays import Holiday
from communesplone.core.rules.holidays import HolidayCode
from communesplone.core.rules.holidays import HolidayKey
from communesplone.core.rules.holidays import statutory_dates
from communesplone.core.rules.holidays import statutory_holidays
from communesplone.core.rules.recurrence import MonthDay
from communesplone.core.rules.recurrence import Weekday
from communesplone.core.rules.recurrence import WEEKEND
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from functools import cached_property


MAX_SPAN = 36_525
"""Longest span in which working days are counted, in calendar days."""

_ONE_DAY = timedelta(days=1)

__all__ = [
    "Calendar",
    "DeadlineUnit",
    "Holiday",
    "HolidayCode",
    "HolidayKey",
    "MAX_SPAN",
    "MonthDay",
    "Postponement",
    "Weekday",
    "clear_days",
    "latest_notice",
]


@dataclass(frozen=True)
class Calendar:
    """A country's holidays, a town's own days and its weekly rest.

    :param code: the statutory list of holidays.
    :param own_days: days off that the town adds: dates, or days of every year.
    :param weekly_rest: days of the week without work, at most six.
    :raises TypeError: for an own day that is a datetime or no date at all.
    :raises ValueError: for an unknown list, weekday or year, or for seven rest days.
    """

    code: HolidayCode
    own_days: tuple[date | MonthDay, ...] = ()
    weekly_rest: frozenset[Weekday] = WEEKEND

    def __post_init__(self) -> None:
        HolidayCode(self.code)
        for own in self.own_days:
            if not isinstance(own, MonthDay):
                require_date(own)
        if len({Weekday(number) for number in self.weekly_rest}) == len(Weekday):
            raise ValueError("a week needs a working day")

    @cached_property
    def _own_dates(self) -> frozenset[date]:
        return frozenset(own for own in self.own_days if isinstance(own, date))

    @cached_property
    def _own_yearly(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            (own.month, own.day) for own in self.own_days if isinstance(own, MonthDay)
        )

    def _is_off(self, day: date) -> bool:
        return (
            day in statutory_dates(self.code, day.year)
            or day in self._own_dates
            or (day.month, day.day) in self._own_yearly
        )

    def _is_open(self, day: date) -> bool:
        return day.weekday() not in self.weekly_rest and not self._is_off(day)

    def _is_legal_day(self, day: date) -> bool:
        return day.weekday() not in WEEKEND and day not in statutory_dates(
            self.code, day.year
        )

    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """List the statutory holidays and the town's own days of a year.

        :param year: a year, 1583 to 4099.
        :returns: the holidays in the order of their dates; own days have the key
            ``HolidayKey.TOWN_DAY``; a day may stand twice under two keys.
        :raises TypeError: for a year that is not an integer.
        :raises ValueError: for a year out of range.
        """
        listed = set(statutory_holidays(self.code, year))
        for own in self.own_days:
            day = own.in_year(year) if isinstance(own, MonthDay) else own
            if day is not None and day.year == year:
                listed.add(Holiday(day, HolidayKey.TOWN_DAY))
        return tuple(sorted(listed))

    def is_holiday(self, day: date) -> bool:
        """Tell whether a day is a statutory holiday or one of the town's own.

        :param day: a plain date.
        :returns: True on a holiday, whatever the day of the week.
        :raises TypeError: for a datetime or anything that is not a date.
        :raises ValueError: for a year out of range.
        """
        return self._is_off(require_date(day))

    def is_working_day(self, day: date) -> bool:
        """Tell whether the town works on a day.

        :param day: a plain date.
        :returns: True unless it is a holiday or a day of weekly rest.
        :raises TypeError: for a datetime or anything that is not a date.
        :raises ValueError: for a year out of range.
        """
        return self._is_open(require_date(day))

    def add_working_days(self, start: date, n: int) -> date:
        """Go forward or back by working days.

        :param start: where to start, not counted, working day or not.
        :param n: working days, -3660 to 3660; negative goes back.
        :returns: the n-th working day; ``start`` itself for 0.
        :raises TypeError: for a datetime, or a count that is not an integer.
        :raises ValueError: for a count or a year out of range.
        """
        day = require_date(start)
        left = abs(require_count(n, lowest=-MAX_COUNT))
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        while left:
            day += step
            left -= self._is_open(day)
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """Count working days: the inverse of :meth:`add_working_days`.

        :param a: the first date, not counted.
        :param b: the second date, counted if it is a working day.
        :returns: working days; negative if ``b`` comes before ``a``.
        :raises TypeError: for a datetime or anything that is not a date.
        :raises ValueError: for a year out of range or more than ``MAX_SPAN`` days.
        """
        span = (require_date(b) - require_date(a)).days
        if abs(span) > MAX_SPAN:
            raise ValueError(f"more than {MAX_SPAN} days from {a} to {b}")
        sign = 1 if span > 0 else -1
        return sign * sum(
            self._is_open(a + timedelta(days=sign * offset))
            for offset in range(1, abs(span) + 1)
        )

    def deadline(
        self,
        start: date,
        n: int,
        unit: DeadlineUnit,
        postponement: Postponement = Postponement.NEVER,
    ) -> date:
        """Give the last day of a deadline, which ends at midnight after it.

        :param start: the day of the event, not counted.
        :param n: how many units, 0 to 3660.
        :param unit: what ``n`` counts.
        :param postponement: what becomes of a deadline that ends on a closed day.
        :returns: the last day on which the act can still be done.
        :raises TypeError: for a datetime, or a count that is not an integer.
        :raises ValueError: for a count or a year out of range, an unknown unit or
            postponement.

        Source: Code de procédure civile (France) art. 641 and 642; Code judiciaire
        (Belgium) art. 52 to 54.
        """
        require_count(n)
        known = DeadlineUnit(unit)
        if known is DeadlineUnit.WORKING_DAYS:
            end = self.add_working_days(start, n)
        elif known is DeadlineUnit.MONTHS:
            end = add_months(start, n)
        else:
            end = require_date(start) + timedelta(days=n)
        return self._postpone(end, Postponement(postponement))

    def _postpone(self, day: date, postponement: Postponement) -> date:
        if postponement is Postponement.NEVER:
            return day
        legal = postponement is Postponement.LEGAL
        accepts = self._is_legal_day if legal else self._is_open
        while not accepts(day):
            day += _ONE_DAY
        return day

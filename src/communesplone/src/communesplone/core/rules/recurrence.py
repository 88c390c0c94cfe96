"""Days that come back: every week, every year."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


_LEAP_YEAR = 2000


class Weekday(IntEnum):
    """A day of the week, numbered as ``date.weekday()`` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


WEEKEND = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
"""The two days on which no legal deadline ends."""


@dataclass(frozen=True, order=True)
class MonthDay:
    """A day that comes back every year; 29 February only in leap years.

    :param month: 1 to 12.
    :param day: 1 to 31, as the month allows.
    :raises ValueError: for a day that no year has.
    """

    month: int
    day: int

    def __post_init__(self) -> None:
        date(_LEAP_YEAR, self.month, self.day)

    def in_year(self, year: int) -> date | None:
        """Give the date in a year.

        :param year: a year.
        :returns: the date, or None for 29 February in a common year.
        """
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

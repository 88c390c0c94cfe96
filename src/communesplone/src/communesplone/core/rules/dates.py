"""Arithmetic on dates that needs no holiday table."""

from calendar import monthrange
from datetime import date
from datetime import datetime
from datetime import timedelta


FIRST_YEAR = 1583
"""First whole year of the Gregorian calendar."""

LAST_YEAR = 4099
"""Last year for which the computus of Easter is held to be exact."""

MAX_COUNT = 3660
"""Largest count of days, working days or months in one computation."""


def require_year(value: int) -> int:
    """Let a year through if holidays can be computed for it.

    :param value: a year, ``FIRST_YEAR`` to ``LAST_YEAR``.
    :returns: the same year.
    :raises TypeError: for anything that is not an integer.
    :raises ValueError: for a year out of range.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"a year is an integer, not {type(value).__name__}")
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise ValueError(f"year {value} is outside {FIRST_YEAR}..{LAST_YEAR}")
    return value


def require_date(value: date) -> date:
    """Let a plain date through.

    A ``datetime`` is a ``date`` to Python, yet it carries an hour and perhaps a
    zone: which day it belongs to is for the caller to say.

    :param value: a date in the years ``FIRST_YEAR`` to ``LAST_YEAR``.
    :returns: the same date.
    :raises TypeError: for a datetime and anything else that is not a date.
    :raises ValueError: for a year out of range.
    """
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError(f"a plain date is wanted, not {type(value).__name__}")
    require_year(value.year)
    return value


def require_count(value: int, lowest: int = 0) -> int:
    """Let a whole, bounded count through.

    :param value: a count, ``lowest`` to ``MAX_COUNT``.
    :param lowest: the least count allowed.
    :returns: the same count.
    :raises TypeError: for anything that is not an integer.
    :raises ValueError: for a count out of bounds.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"a count is an integer, not {type(value).__name__}")
    if not lowest <= value <= MAX_COUNT:
        raise ValueError(f"count {value} is outside {lowest}..{MAX_COUNT}")
    return value


def clear_days(start: date, end: date) -> int:
    """Count the clear days between two dates.

    Weekends and holidays count like any other day.

    :param start: the day of receipt or of sending, not counted.
    :param end: the day of the meeting, not counted.
    :returns: clear days, neither end counted; 0 for the next day, -1 for the same
        day, less if ``end`` comes first.
    :raises TypeError: for a datetime or anything that is not a date.
    :raises ValueError: for a year out of range.

    Source: CDLD (Wallonia) art. L1122-13; CGCT (France) art. L2121-11 and L2121-12.
    """
    return (require_date(end) - require_date(start)).days - 1


def latest_notice(meeting: date, required: int) -> date:
    """Give the last day on which a convocation can be received.

    :param meeting: the day of the meeting, not counted.
    :param required: clear days, neither end counted, 0 to ``MAX_COUNT``.
    :returns: the last day that still leaves ``required`` clear days.
    :raises TypeError: for a datetime, or a count that is not an integer.
    :raises ValueError: for a year or a count out of range.

    Source: as for :func:`clear_days`; where the law counts from sending (France),
    it is the last day of sending.
    """
    return require_date(meeting) - timedelta(days=require_count(required) + 1)


def add_months(start: date, count: int) -> date:
    """Go forward by whole months.

    :param start: the day of the event.
    :param count: months, 0 to ``MAX_COUNT``.
    :returns: the same day number ``count`` months later, or the last day of that
        month where it has no such day.
    :raises TypeError: for a datetime, or a count that is not an integer.
    :raises ValueError: for a year or a count out of range.

    Source: Code de procédure civile (France) art. 641. Code judiciaire (Belgium)
    art. 54 gives the same day, save from the last day of a short month: 28 February
    and a month is read there as 31 March by some (open point).
    """
    require_date(start)
    years, month0 = divmod(start.month - 1 + require_count(count), 12)
    year, month = start.year + years, month0 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))

"""When a sitting was opened and closed indeed, for minutes that tell what was."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta


LATER = timedelta(hours=12)
"""After so long without anything, a sitting is typed in afterwards."""


def opened(planned: datetime, now: datetime) -> datetime:
    """Give the moment at which a sitting opens: now, or the one that was planned.

    :param planned: in the town's time.
    :param now: the same; on another day the sitting is typed in afterwards.
    :returns: without seconds, which forms do not know.
    """
    return _minute(now if now.date() == planned.date() else planned)


def closed(planned: datetime, happened: Iterable[datetime], now: datetime) -> datetime:
    """Give the moment at which a sitting closes: now, or when something happened last.

    :param planned: its beginning; it may have begun before its time, and ended even.
    :param happened: moments of its opening and of all that was recorded.
    :param now: in any time zone, as the others.
    :returns: without seconds.
    """
    last = max(happened)
    return max(_minute(now if now - last < LATER else last), planned)


def not_past(hours: Mapping[str, datetime | None], now: datetime) -> str | None:
    """Name the first hour that is missing or still to come, None if all are past."""
    wrong = (name for name, at in hours.items() if at is None or at > now)
    return next(wrong, None)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)

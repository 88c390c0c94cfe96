"""Which entries of the journal a question asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import tzinfo
from datetime import UTC
from typing import Any


@dataclass(frozen=True)
class Query:
    """A question to the journal; what is None or empty asks for nothing.

    :param since: earliest instant, with an offset.
    :param until: the instant before which, with an offset.
    :param user: id of the user, exactly.
    :param action: id of the action, exactly.
    :param text: found in the subject's title, path or UID, whatever the case.
    :raises ValueError: for an instant without offset.
    """

    since: datetime | None = None
    until: datetime | None = None
    user: str = ""
    action: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        for instant in (self.since, self.until):
            if instant is not None and instant.utcoffset() is None:
                raise ValueError("an instant has an offset")

    def days(self) -> tuple[int | None, int | None]:
        """Bound the days, ordinals in UTC, both counted; None for no bound."""
        first = self.since and self.since.astimezone(UTC).toordinal()
        last = self.until and self.until.astimezone(UTC).toordinal()
        return (first, last)

    def matches(self, entry: Mapping[str, Any]) -> bool:
        """Tell whether an entry answers the question.

        :param entry: as the journal keeps it.
        :returns: True if every part of the question holds.
        """
        if self.user and entry["user"] != self.user:
            return False
        if self.action and entry["action"] != self.action:
            return False
        return self._in_time(entry["when"]) and self._about(entry)

    def _in_time(self, when: str) -> bool:
        instant = datetime.fromisoformat(when)
        if self.since is not None and instant < self.since:
            return False
        return self.until is None or instant < self.until

    def _about(self, entry: Mapping[str, Any]) -> bool:
        if not self.text:
            return True
        wanted = self.text.casefold()
        return any(wanted in entry[part].casefold() for part in _SUBJECT)


_SUBJECT = ("title", "path", "uid")


def days_between(
    first: date | None, last: date | None, zone: tzinfo
) -> tuple[datetime | None, datetime | None]:
    """Give the instants that bound whole days.

    :param first: first day, counted.
    :param last: last day, counted.
    :param zone: where the days begin.
    :returns: the first instant, and the instant after the last; None where unbounded.
    :raises OverflowError: for the very last day a date can hold.
    """
    since = first and datetime.combine(first, time(), zone)
    until = last and datetime.combine(last + timedelta(days=1), time(), zone)
    return (since, until)

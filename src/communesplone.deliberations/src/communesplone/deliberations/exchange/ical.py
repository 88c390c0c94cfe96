"""Sessions for a calendar.

Source: RFC 5545, iCalendar; RFC 7986, 5.8, COLOR and NAME of a calendar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from enum import StrEnum
from icalendar import Calendar
from icalendar import Event

import re


PRODUCT = "-//CommunesPlone//communesplone.deliberations//EN"

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

_BLANKS = re.compile("[\x00-\x20\x7f\ud800-\udfff]")


class Status(StrEnum):
    """Whether a session takes place."""

    TENTATIVE = "TENTATIVE"
    """Planned, not convened."""
    CONFIRMED = "CONFIRMED"
    """Convened, or past."""
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, kw_only=True)
class Session:
    """A session as a calendar sees it.

    :param uid: never changes; a calendar knows the session again by it.
    :param start: with offset; :param end: with offset, or None.
    :param modified: with offset.
    :param sequence: how often time, place or status changed.
    """

    uid: str
    title: str
    start: datetime
    modified: datetime
    end: datetime | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    sequence: int = 0
    status: Status = Status.CONFIRMED


def calendar(sessions: Iterable[Session], host: str, name: str = "") -> bytes:
    """Write a calendar.

    :param sessions: those that everyone may know of.
    :param host: the site's host; a UID is ``<uid>@<host>``.
    :param name: of the calendar, in the reader's language.
    :returns: UTF-8, lines of at most 75 octets, CRLF.
    :raises ValueError: for a time without offset.
    """
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    if name:
        whole.add("x-wr-calname", _text(name))
    for session in sessions:
        whole.add_component(_event(session, host))
    return whole.to_ical()


def _event(session: Session, host: str) -> Event:
    event = Event()
    event.add("uid", f"{session.uid}@{host}")
    event.add("dtstamp", _utc(session.modified))
    event.add("last-modified", _utc(session.modified))
    event.add("dtstart", _utc(session.start))
    if session.end is not None and session.end > session.start:
        event.add("dtend", _utc(session.end))
    event.add("sequence", session.sequence)
    event.add("status", session.status.value)
    event.add("summary", _text(session.title))
    for key, value in (("location", session.place), ("description", session.text)):
        if value:
            event.add(key, _text(value))
    if session.url:
        event.add("url", _BLANKS.sub("", session.url))
    return event


def _utc(value: datetime) -> datetime:
    if value.utcoffset() is None:
        raise ValueError("a time needs an offset")
    return value.astimezone(UTC).replace(microsecond=0)


def _text(value: str) -> str:
    """Leave out what a line of a calendar cannot hold."""
    return _UNWRITABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))

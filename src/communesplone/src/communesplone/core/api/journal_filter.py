"""What a person or a client asks of the journal, read from plain text."""

from collections.abc import Mapping
from communesplone.core import _
from communesplone.core.rules.journal import days_between
from communesplone.core.rules.journal import Query
from dataclasses import dataclass
from datetime import date
from datetime import tzinfo
from plone import api
from zoneinfo import ZoneInfo
from zoneinfo import ZoneInfoNotFoundError
from zope.i18nmessageid import Message

import re


DATES = ("from", "to")
TEXTS = ("user", "action", "text")
MAX_TEXT = 100
"""Longest text to filter by, in characters."""

YEARS = range(1900, 3000)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Filter:
    """A filter as asked."""

    values: Mapping[str, str]
    """What was written in each field, sound or not."""
    query: Query
    """What to ask the journal; a field in error asks for nothing."""
    errors: Mapping[str, Message]
    """Field → what is wrong."""


def read(form: Mapping[str, object]) -> Filter:
    """Read a filter.

    :param form: `from` and `to` (days, YYYY-MM-DD, both counted, in the town's time
        zone), `user`, `action`, `text`; anything else is left aside.
    :returns: the filter, which also says what is wrong with it.
    """
    values = {name: _text(form.get(name)) for name in (*DATES, *TEXTS)}
    errors: dict[str, Message] = {}
    days = {name: _day(name, values[name], errors) for name in DATES}
    texts = {name: _short(name, values[name], errors) for name in TEXTS}
    if days["from"] and days["to"] and days["from"] > days["to"]:
        errors["to"] = _(
            "error_journal_to_before_from",
            default="The last day comes before the first.",
        )
        days["to"] = None
    since, until = days_between(days["from"], days["to"], zone())
    return Filter(values, Query(since, until, **texts), errors)


def whole(value: object) -> int | None:
    """Read a whole number from 1 to eighteen digits.

    :param value: a text; anything else is no number.
    :returns: the number, None if it is none.
    """
    text = _text(value)
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else None


def zone() -> tzinfo:
    """Give the town's time zone, UTC if Plone's setting names none."""
    name = api.portal.get_registry_record("plone.portal_timezone", default=None)
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _short(name: str, value: str, errors: dict[str, Message]) -> str:
    if len(value) <= MAX_TEXT:
        return value
    errors[name] = _(
        "error_journal_text_too_long",
        default="At most ${count} characters.",
        mapping={"count": MAX_TEXT},
    )
    return ""


def _day(name: str, value: str, errors: dict[str, Message]) -> date | None:
    if not value:
        return None
    try:
        day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        errors[name] = _(
            "error_journal_date",
            default="This is not a date. Write year-month-day, such as 2026-01-31.",
        )
        return None
    return day

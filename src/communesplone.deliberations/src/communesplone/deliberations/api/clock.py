"""What day it is in the town."""

from communesplone.core.api import settings
from communesplone.core.api.documents import long_date
from communesplone.core.rules.calendar import Calendar
from communesplone.core.rules.calendar import HolidayCode
from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
from zoneinfo import ZoneInfo


def zone() -> ZoneInfo:
    """Give the town's time zone; it is nobody's own setting."""
    name = api.portal.get_registry_record("plone.portal_timezone", default=None)
    return ZoneInfo(name or "UTC")


def now() -> datetime:
    """Give the present instant, as it can be kept."""
    return datetime.now(UTC)


def kept(moment: datetime) -> datetime:
    """Give an instant as it can be kept: in UTC.

    ZODB refuses a `zoneinfo.ZoneInfo`, whose pickle wants a newer protocol.

    :param moment: with an offset.
    """
    return moment.astimezone(UTC)


def local(moment: datetime) -> datetime:
    """Give an instant as the town's clocks show it.

    :param moment: with an offset.
    """
    return moment.astimezone(zone())


def day_of(moment: datetime) -> date:
    """Give the day of an instant in the town.

    :param moment: with an offset.
    """
    return local(moment).date()


def today() -> date:
    """Give the present day in the town."""
    return day_of(now())


def in_words(day: date) -> str:
    """Write a day in the language of the request, "24 November 2026"."""
    return long_date(day, api.portal.get_current_language())


def moment_in_words(moment: datetime) -> str:
    """Write an instant in the language of the request, "24 November 2026, 20:10".

    :param moment: with an offset.
    """
    shown = local(moment)
    return f"{in_words(shown.date())}, {shown:%H:%M}"


def calendar() -> Calendar:
    """Give the working days of the town, as its settings say."""
    town = settings.town()
    return Calendar(HolidayCode(town.country.lower()), own_days=town.holidays)

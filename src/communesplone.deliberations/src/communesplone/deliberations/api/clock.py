"""What day it is in the town."""

from communesplone.core.api import settings
from communesplone.core.rules.calendar import Calendar
from communesplone.core.rules.calendar import HolidayCode
from datetime import date
from datetime import datetime
from plone import api
from zoneinfo import ZoneInfo


def zone() -> ZoneInfo:
    """Give the town's time zone; it is nobody's own setting."""
    name = api.portal.get_registry_record("plone.portal_timezone", default=None)
    return ZoneInfo(name or "UTC")


def now() -> datetime:
    """Give the present instant, in the town's time zone."""
    return datetime.now(zone())


def today() -> date:
    """Give the present day in the town."""
    return now().date()


def calendar() -> Calendar:
    """Give the working days of the town, as its settings say."""
    town = settings.town()
    return Calendar(HolidayCode(town.country.lower()), own_days=town.holidays)

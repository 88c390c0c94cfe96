"""Words that several screens show: titles of values, days, moments."""

from communesplone.core.content import service_tree
from communesplone.deliberations import state_titles
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import session_titles
from communesplone.deliberations.vocabularies import choices
from datetime import date
from datetime import datetime
from decimal import Decimal
from plone import api
from zope.i18n.locales import locales
from zope.i18nmessageid import Message


STATES, SESSION_STATES = state_titles.ITEM, state_titles.SESSION

COLOURS = {
    "draft": "quiet",
    "withdrawn": "quiet",
    "cancelled": "quiet",
    "dropped": "quiet",
    "proposed": "moving",
    "prevalidated": "moving",
    "planned": "moving",
    "validated": "ready",
    "convened": "ready",
    "open": "ready",
    "scheduled": "ready",
    "decided": "done",
    "closed": "done",
    "approved": "done",
}
"""State -> what its badge looks like; the word is always there too."""


def state(name: str) -> Message | str:
    """Name a state of an item or a session."""
    return STATES.get(name) or SESSION_STATES.get(name) or name


def badge(name: str) -> str:
    """Give the class of a state's badge."""
    return f"deliberations-state is-{COLOURS.get(name, 'quiet')}"


def choice(vocabulary: choices.Choices, value: str | None) -> Message | str:
    """Name a value that the add-on fixes; empty for none."""
    return vocabulary.titles.get(value, value or "") if value else ""


def post(value: str | None, country: str, courtesy: str) -> Message | str:
    """Name somebody's post as a country does; empty for none.

    :param country: see `countries`.
    :param courtesy: the person's title of courtesy.
    """
    names = choices.posts.titles_in(country, courtesy)
    return names.get(value, value or "")


def language() -> str:
    """Give the language of the page."""
    return api.portal.get_current_language()


def shown_day(value: date | None) -> str:
    """Write a day as letters do; empty for none."""
    return "" if value is None else clock.in_words(value)


def shown_moment(value: datetime | None) -> str:
    """Write a moment in the town's time zone; empty for none."""
    return "" if value is None else clock.moment_in_words(value)


def moment_beside(title: str, value: datetime) -> str:
    """Write the beginning of a session; the hour alone, if its title names the day.

    :param value: with an offset.
    """
    shown = clock.local(value)
    if session_titles.names_day(title, shown.date()):
        return f"{shown:%H:%M}"
    return clock.moment_in_words(value)


def shown_number(value: Decimal, decimals: str = "") -> str:
    """Write a number as the language of the page does.

    :param decimals: as CLDR patterns have them: ".00", ".#".
    """
    code = language().split("-")[0]
    # Bare "es" would be American: points and commas the other way round.
    numbers = locales.getLocale(code, "ES" if code == "es" else None).numbers
    return numbers.getFormatter("decimal").format(value, f"#,##0{decimals}")


def shown_money(value: Decimal | None) -> str:
    """Write an amount of euros; empty for none."""
    return "" if value is None else f"{shown_number(value, '.00')} EUR"


def service_titles() -> dict[str, str]:
    """Give the names of all services by UID, in one query."""
    return {place.uid: place.title for place in service_tree.places()}


def whole_width(request) -> None:
    """Leave the portlets out, so that two columns of our own have room."""
    for name in ("disable_plone.leftcolumn", "disable_plone.rightcolumn"):
        request.set(name, 1)

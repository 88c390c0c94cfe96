"""The words of the acts in one language."""

from collections.abc import Mapping
from communesplone.core.api import documents
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import settings
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.vocabularies.choices import posts
from datetime import date
from datetime import datetime
from plone import api
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message


def languages() -> dict[str, str]:
    """Give the languages in which the town makes documents: code → own name."""
    tool = api.portal.get_tool("portal_languages")
    known = tool.getAvailableLanguages()
    return {
        code: known[code].get("native", code) for code in tool.getSupportedLanguages()
    }


def chosen(language: str = "") -> str:
    """Give the language of a document.

    :param language: as asked; what the town does not have is the town's own.
    """
    tool = api.portal.get_tool("portal_languages")
    if language in tool.getSupportedLanguages():
        return language
    return settings.acts_language()


def say(message: str, language: str, values: Mapping[str, Any] | None = None) -> str:
    """Say a message."""
    if values is not None:
        message = Message(message, mapping=dict(values))
    return translate(message, target_language=language.split("-")[0])


def post(member: Member, language: str, country: str) -> str:
    """Name a member's post; an unknown one stands as it is.

    :param country: of the rulebook: the same language has other words elsewhere.
    """
    titles = posts.titles_in(country, member.courtesy)
    return say(titles.get(member.post, member.post), language)


def time(moment: datetime, language: str) -> str:
    """Write the time of an instant, as the town's clocks showed it."""
    return words.time_of_day(clock.local(moment), language)


def long_date(day: date | None, language: str) -> str:
    """Write a day, "" for none."""
    return documents.long_date(day, language) if day else ""

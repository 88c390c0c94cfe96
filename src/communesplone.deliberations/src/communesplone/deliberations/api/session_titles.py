"""Titles of sessions: most of them name the day on which the body meets."""

from communesplone.core.api.documents import long_date
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import settings
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from datetime import date
from plone import api
from zope.i18n import translate

import re


def title_of(body: IBody, day: date) -> str:
    """Name a session after its body and its day, in the language of the acts.

    :returns: the title; the body's own, if the field does not hold it with the day.
    """
    language = settings.acts_language()
    values = {"body": body.title, "day": long_date(day, language)}
    message = _("title_session_of_day", default="${body} of ${day}", mapping=values)
    return _fitting(translate(message, target_language=language), body)


def moved(session: ISession, old: date, new: date) -> str:
    """Give the title of a session with a new day, if it names the old one."""
    language = settings.acts_language()
    title = _named(old, language).sub(long_date(new, language), session.title)
    return _fitting(title, body_of(session))


def names_day(title: str, day: date) -> bool:
    """Tell whether a title names a day in the language of the request."""
    language = api.portal.get_current_language()
    return _named(day, language).search(title) is not None


def follow(session: ISession) -> None:
    """Have the title of a session name its new day, if it named the day before."""
    if session.start is None:
        # Programs can make one and fill it afterwards.
        return
    day, before = clock.day_of(session.start), session.titled_for
    if day == before:
        return
    session.titled_for = day
    title = session.title if before is None else moved(session, before, day)
    if title != session.title:
        session.title = title
        session.reindexObject()


def _named(day: date, language: str) -> re.Pattern[str]:
    # Not the first of a month in its 11th.
    return re.compile(rf"(?<!\d){re.escape(long_date(day, language))}")


def _fitting(title: str, body: IBody) -> str:
    return title if len(title) <= ISession["title"].max_length else body.title

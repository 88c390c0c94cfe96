"""The title of a session names the day on which it is, and no other."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import session_titles
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import values
from communesplone.deliberations.browser.portal import words
from communesplone.deliberations.content.session import ISession
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from plone.uuid.interfaces import IUUID
from zope.globalrequest import getRequest

import pytest


def titled(body, start):
    return session_titles.title_of(body, clock.day_of(start))


def planned(town, start=START):
    title = titled(town.council, start)
    return sessions.plan(town.council, title=title, start=start)


def test_a_planned_session_that_moves_has_the_new_day_in_its_title(town):
    session = planned(town)
    for later in (START + timedelta(days=7), START + timedelta(days=30)):
        values.write(session, ISession, {"start": later})
        assert session.title == titled(town.council, later)
        (brain,) = api.content.find(UID=IUUID(session))
        assert brain.Title == session.title


def test_only_the_day_that_the_title_named_is_written_anew(town):
    session = planned(town, START.replace(month=11, day=1))
    other = START.replace(month=11, day=20)
    title = "Budget, after that of 11 November 2026"
    values.write(session, ISession, {"title": title, "start": other})
    assert session.title == title


def test_an_hour_changes_no_title(town):
    session = planned(town)
    values.write(session, ISession, {"start": START + timedelta(hours=1)})
    assert session.title == titled(town.council, START)


def test_a_session_called_again_is_named_after_its_own_day(town):
    evening = Evening(town, "One")
    evening.session.title = titled(town.council, START)
    evening.open("mayor").vote(evening.items[0])
    closing.close(evening.session, START + timedelta(hours=1))
    day = START + timedelta(days=10)
    assert sessions.call_again(evening.session, day).title == titled(town.council, day)


@pytest.mark.parametrize(
    ("language", "title", "when", "choice"),
    [
        ("en", "Council of 16 March 2026", "{hour}", "{title}"),
        ("en", "Council", "16 March 2026, {hour}", "16 March 2026 – {title}"),
        # Who reads in another language reads the day in it.
        (
            "nl",
            "Council of 16 March 2026",
            "16 maart 2026, {hour}",
            "16 maart 2026 – {title}",
        ),
    ],
)
def test_the_day_stands_once_beside_a_title(town, language, title, when, choice):
    getRequest().set("LANGUAGE", language)
    session = sessions.plan(town.council, title=title, start=START)
    (brain,) = api.content.find(UID=IUUID(session))
    given = {"title": title, "hour": f"{clock.local(START):%H:%M}"}
    assert words.session(brain)["when"] == when.format(**given)
    found = words.session_titles([brain.UID])
    assert found == {brain.UID: choice.format(**given)}


def test_the_eleventh_of_a_month_is_not_its_first(integration):
    assert not session_titles.names_day("Of 11 May 2026", date(2026, 5, 1))


@pytest.mark.parametrize(("length", "fits"), [(129, True), (130, False)])
def test_a_title_too_long_for_its_field_is_that_of_the_body(town, length, fits):
    town.council.title = "C" * length
    title = session_titles.title_of(town.council, date(2026, 9, 24))
    assert title == town.council.title + " of 24 September 2026" * fits


def test_a_title_that_grows_too_long_is_that_of_the_body(town):
    title = "C" * 133 + " of 16 March 2026"
    session = sessions.plan(town.council, title=title, start=START)
    values.write(session, ISession, {"start": START.replace(month=9, day=24)})
    assert session.title == town.council.title

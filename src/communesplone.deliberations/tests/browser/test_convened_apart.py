"""Members whom no mail convenes, on the page of the session."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import sessions
from datetime import timedelta
from hall import Hall
from lxml import html

import pytest


@pytest.fixture
def hall(standing, functional_portal):
    hall = Hall(functional_portal, begin=False)
    for item in hall.items:
        agenda.present(hall.session, item)
    yield hall
    hall.leave()


def told(hall, who="clerk"):
    page = html.fromstring(hall.get("", who).text)
    rows = page.xpath("//section[@aria-labelledby='session-apart']/p/strong")
    return [row.text for row in rows]


def test_they_are_named_until_the_sitting_opens(hall):
    persons = hall.town.persons
    assert told(hall) == []
    persons["alderman"].account = persons["councillor"].account = None
    persons["alderman"].email = "a@example.org"
    names = [persons[name].title for name in ("alderman", "councillor")]
    assert told(hall) == names
    sessions.convene(hall.session, hall.start - timedelta(days=9))
    assert told(hall) == names
    # It is the secretariat's affair.
    assert told(hall, "mayor") == []
    sessions.open_sitting(hall.session, hall.start)
    assert told(hall) == []

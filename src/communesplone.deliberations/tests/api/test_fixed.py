"""What was recorded of a sitting is not written over on the session's form."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import fixed
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from plone.app.textfield.value import RichTextValue
from told_evening import french_council
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldNames

import pytest


def changed(session, **values):
    """Write fields as any form or service does."""
    for name, value in values.items():
        setattr(session, name, value)
    names = (f"ISession.{name}" for name in values)
    notify(ObjectModifiedEvent(session, Attributes(ISession, *names)))


@pytest.fixture
def evening(town):
    """A French evening with a vote that its president's own vote decided."""
    evening = Evening(town, "One", body=french_council(town))
    evening.open("mayor", "alderman", "alderwoman", "councillor")
    evening.vote(evening.items[0], against=("alderman", "councillor"))
    assert evening.outcome(evening.items[0]).outcome == "adopted"
    return evening


def test_who_presides_is_said_in_the_room(evening):
    session, lefort = evening.session, evening.town.uid("alderman")
    with pytest.raises(BadRequest, match="Say in the sitting who takes the chair"):
        changed(session, president=lefort)
    session.president = evening.town.uid("mayor")
    evening.act("preside", 5, member=lefort)
    assert evening.outcome(evening.items[0]).outcome == "rejected"


def test_else_an_open_session_can_be_changed(evening):
    changed(evening.session, place="School", mode="mixed", title="Council of spring")
    assert fixed.names(evening.session) == ("president",)


def test_before_it_opens_nothing_stays(town):
    evening = Evening(town, "One").convene()
    changed(evening.session, president=town.uid("alderman"))
    assert fixed.names(evening.session) == ()


class TestClosed:
    @pytest.fixture
    def closed(self, town):
        evening = Evening(town, "One").open()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        return evening.session

    @pytest.mark.parametrize("name", ["president", "secretary", "place", "mode"])
    def test_what_minutes_and_acts_say_stays(self, town, closed, name):
        given = {"place": "School", "mode": "remote"}
        value = given.get(name, town.uid("alderman"))
        with pytest.raises(BadRequest, match="Correct the act that is wrong"):
            changed(closed, **{name: value})

    def test_it_is_refused_at_its_field(self, closed):
        with pytest.raises(InvalidValue) as refused:
            fixed.check(closed, ["minutes", "mode", "place"])
        assert refused.value.field == "place"

    def test_minutes_and_hours_are_written(self, closed):
        changed(closed, minutes=RichTextValue("<p>All went well.</p>"))
        changed(closed, end=START + timedelta(minutes=90))
        free = set(getFieldNames(ISession)) - set(fixed.names(closed))
        assert free == {"minutes", "end", "opened_at"}

    def test_approved_ones_too(self, town):
        evening = Evening(town, "One").open()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        evening.approve()
        assert api.content.get_state(evening.session) == "approved"
        assert "place" in fixed.names(evening.session)

"""When a sitting was opened and closed indeed."""

from communesplone.core.api import journal
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import hours
from communesplone.deliberations.api import sessions
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


def after(minutes, **more):
    return START + timedelta(minutes=minutes, **more)


@pytest.fixture
def evening(town):
    """A session convened, which is planned to last an hour."""
    evening = Evening(town, "One")
    evening.session.end = after(60)
    return evening.convene()


def held(evening, opened=0, last=20):
    """Open it, and vote on its item some minutes after the planned beginning."""
    sessions.open_sitting(evening.session, after(opened))
    evening.act("arrive", last, members=evening.ids(*VOTING))
    evening.vote(evening.items[0], last)
    return evening.session


def changed(session, **values):
    """Write fields as a form does that knows nothing of hours."""
    for name, value in values.items():
        setattr(session, name, value)
    notify(ObjectModifiedEvent(session, Attributes(None, *values)))


def test_a_sitting_opens_on_its_day_at_the_earliest(evening, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: START.date() - timedelta(days=1))
    with pytest.raises(Refused, match="opened on 16 March 2026 at the earliest"):
        sessions.open_sitting(evening.session, after(-24 * 60))
    assert not evening.session.opened_at
    monkeypatch.setattr(clock, "today", START.date)
    sessions.open_sitting(evening.session, after(-60))
    assert evening.session.opened_at == after(-60)


class TestKept:
    def test_what_was_planned_gives_way_to_what_was(self, evening):
        session = held(evening, opened=12)
        closing.close(session, after(135, seconds=40))
        assert session.opened_at == after(12)
        assert session.end == after(135)

    @pytest.mark.parametrize("days", [1, 12])
    def test_typed_in_afterwards(self, evening, days):
        sessions.open_sitting(evening.session, after(0, days=days))
        evening.act("arrive", 5, members=evening.ids(*VOTING))
        evening.vote(evening.items[0], 47)
        closing.close(evening.session, after(30, days=days))
        assert evening.session.opened_at == START
        assert evening.session.end == after(47)

    def test_nothing_but_an_excuse_that_came_days_before(self, evening):
        moved = {"member": evening.town.uid("councillor")}
        evening.act("excuse", -3 * 24 * 60, **moved)
        session = evening.session
        sessions.open_sitting(session, START)
        evening.act("outcome", 5, item=evening.uids[0], outcome="postponed", reason="x")
        closing.close(session, after(25))
        assert session.end == after(25)

    def test_past_midnight(self, evening):
        session = held(evening, last=170)
        closing.close(session, after(330))
        assert session.end == after(330)
        assert clock.day_of(session.end) > clock.day_of(session.start)

    def test_before_its_time(self, evening):
        session = held(evening, opened=-90, last=-60)
        closing.close(session, after(-30))
        assert session.end == session.start


class TestCorrected:
    def test_while_it_is_open_the_end_is_a_plan(self, evening):
        session = held(evening, opened=70)
        changed(session, end=after(600, days=9_000))
        changed(session, opened_at=after(65))
        lines = [e for e in journal.waiting() if e.action == "session.hours"]
        assert len(lines) == 2

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"opened_at": None}, "opened_at"),
            ({"opened_at": after(0, days=9_000)}, "opened_at"),
            ({"opened_at": after(121)}, "opened_at"),
            ({"end": None}, "end"),
            ({"end": after(0, days=9_000)}, "end"),
            ({"end": after(11)}, "end"),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_field(self, evening, values, field):
        session = held(evening, opened=12)
        closing.close(session, after(120))
        with pytest.raises(InvalidValue) as refused:
            hours.check(session, values)
        assert refused.value.field == field
        with pytest.raises(BadRequest):
            changed(session, **values)

    def test_both_at_once(self, evening):
        session = held(evening, opened=12)
        closing.close(session, after(120))
        changed(session, opened_at=after(130), end=after(200))
        assert (session.opened_at, session.end) == (after(130), after(200))

    def test_not_before_it_opens(self, evening):
        with pytest.raises(BadRequest, match="once it is open"):
            changed(evening.session, opened_at=START)
        changed(evening.session, end=after(90))

    def test_not_once_the_minutes_are_approved(self, evening):
        session = held(evening)
        closing.close(session, after(120))
        evening.approve()
        for values in ({"opened_at": after(1)}, {"end": after(119)}):
            with pytest.raises(BadRequest, match="until its minutes are approved"):
                changed(session, **values)

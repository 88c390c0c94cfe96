"""Sessions: convening with the clear days of the law, opening, approving, again."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import items
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import values
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from counting import costs
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from DateTime import DateTime
from evening import Evening
from evening import START
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from zExceptions import BadRequest

import pytest


def test_convening_schedules_the_items(town):
    evening = Evening(town, "One", "Two").convene()
    assert evening.state() == "convened"
    assert [items.state(item) for item in evening.items] == ["scheduled"] * 2
    assert evening.session.convened_at == START - timedelta(days=14)


def test_new_year_s_night_belongs_to_the_year_of_the_town(town):
    api.portal.set_registry_record("plone.portal_timezone", "Europe/Brussels")
    night = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    session = sessions.create(town.council, title="Night", start=night)
    assert session.__parent__.getId() == "2027"
    (found,) = api.content.find(deliberations_facets="year:2027")
    assert IUUID(session) == found.UID


@pytest.mark.parametrize(("days", "met"), [(8, True), (7, False)])
def test_a_council_wants_seven_clear_days(town, days, met):
    evening = Evening(town, "One")
    notice = sessions.notice(evening.session, (START - timedelta(days=days)).date())
    assert (notice.required, notice.given, notice.met) == (7, days - 1, met)
    assert str(notice.article) == "CDLD L1122-13"


def test_convening_too_late_is_refused_with_the_last_day(town):
    evening = Evening(town, "One")
    late = START - timedelta(days=3)
    with pytest.raises(Refused, match="was 8 March 2026") as refused:
        sessions.convene(evening.session, late)
    assert str(refused.value.article) == "CDLD L1122-13"
    assert evening.state() == "planned"
    assert items.state(evening.items[0]) == "validated"
    sessions.convene(evening.session, late, reason="A burst main")
    assert evening.state() == "convened"


def test_urgency_wants_a_reason(town):
    evening = Evening(town, "One")
    day = START - timedelta(days=10)
    with pytest.raises(Refused, match="why it is urgent") as refused:
        sessions.convene(evening.session, day, urgent=True, reason=" ")
    assert str(refused.value.article) == "CDLD L1122-13"
    sessions.convene(evening.session, day, urgent=True, reason="A burst main")
    assert evening.session.urgent


@pytest.mark.parametrize("days", [15, 13])
def test_a_convocation_is_received_when_it_can_be(town, days):
    """Neither before there was a session, nor on a day that is still to come."""
    evening = Evening(town, "One")
    now, received = START - timedelta(days=14), START - timedelta(days=days)
    with pytest.raises(Refused, match="between the day"):
        sessions.convene(evening.session, now, received=received.date(), reason="R")
    evening.session.creation_date = DateTime(2026, 2, 1)
    if received < now:
        sessions.convene(evening.session, now, received=received.date())
        assert evening.session.received == received.date()


def test_the_date_that_members_were_told_stays(town):
    evening = Evening(town, "One")
    other = START + timedelta(days=1)
    values.write(evening.session, ISession, {"start": other})
    evening.convene()
    with pytest.raises(BadRequest, match="cancel it and plan another"):
        values.write(evening.session, ISession, {"start": START})
    evening.session.start = other
    values.write(evening.session, ISession, {"start": other, "place": "School"})
    assert evening.session.place == "School"


def test_what_the_clear_days_of_a_convocation_stand_on_stays(town):
    evening = Evening(town, "One", body=town.college)
    values.write(evening.session, ISession, {"extraordinary": True})
    evening.convene()
    with pytest.raises(BadRequest, match="extraordinary stays as it was"):
        values.write(evening.session, ISession, {"extraordinary": False})


def test_an_extraordinary_sitting_is_one_when_called_again(town):
    evening = Evening(town, "One", body=town.college)
    evening.session.extraordinary = True
    evening.open("mayor")
    evening.vote(evening.items[0])
    closing.close(evening.session, START + timedelta(hours=1))
    again = sessions.call_again(evening.session, START + timedelta(days=10))
    assert (again.extraordinary, again.call_rank) == (True, 2)


def test_reasons_stay_with_the_session(town):
    evening = Evening(town, "One")
    late = START - timedelta(days=3)
    sessions.convene(evening.session, late, urgent=True, reason=" A burst main ")
    kept = (evening.session.urgent, evening.session.convening_reason)
    assert kept == (True, "A burst main")
    assert evening.session.received == late.date()
    sessions.cancel(evening.session, "Snow")
    assert evening.session.cancelled_reason == "Snow"
    history = evening.session.workflow_history["session_workflow"]
    assert [row["comments"] for row in history][1:] == ["A burst main", "Snow"]


def test_an_empty_agenda_is_not_convened(town):
    with pytest.raises(Refused, match="nothing on the agenda"):
        Evening(town).convene()


def test_nobody_opens_without_a_president(town):
    evening = Evening(town, "One").convene()
    evening.session.president = None
    with pytest.raises(Refused, match="who presides"):
        sessions.open_sitting(evening.session, START)


def test_who_was_in_office_stays_so_for_the_evening(town):
    evening = Evening(town, "One").open()
    for mandate in town.council.objectValues():
        if getattr(mandate, "person", None) == town.uid("councillor"):
            mandate.end = START.date() - timedelta(days=30)
            mandate.reindexObject()
    assert roll.roll(evening.session).in_office == 5
    assert len(evening.session.members) == 6


def test_a_cancelled_session_gives_its_items_back(town):
    evening = Evening(town, "One").convene()
    with pytest.raises(Refused, match="why"):
        sessions.cancel(evening.session, " ")
    sessions.cancel(evening.session, "Snow")
    assert evening.state() == "cancelled"
    assert items.state(evening.items[0]) == "validated"
    assert not town.council.placements
    assert town.may("citizen", "View", evening.session)


def test_cancelling_asks_as_much_whatever_the_agenda(town):
    counts = []
    for titles in (["One"], ["One", "Two", "Three"]):
        evening = Evening(town, *titles).convene()
        with costs() as counted:
            sessions.cancel(evening.session, "Snow")
        counts.append(counted.queries)
        tool = api.portal.get_tool("portal_catalog")
        with town.user("mayor"):
            assert not tool(UID=evening.uids)
        history = evening.items[0].workflow_history["item_workflow"]
        assert history[-1]["action"] == "unschedule"
    assert counts[0] == counts[1]


def test_a_planned_session_that_is_dropped_stays_inside(town):
    evening = Evening(town, "One")
    sessions.cancel(evening.session, "No need")
    assert evening.state() == "dropped"
    for name in ("citizen", "councillor", "author"):
        assert not town.may(name, "View", evening.session)
    assert town.may("clerk", "View", evening.session)


def test_without_quorum_the_body_is_called_again_for_the_same_items(town):
    evening = Evening(town, "One", "Two").open("mayor", "alderman")
    evening.vote(evening.items[0])
    evening.act("outcome", item=evening.uids[1], outcome="withdrawn", reason="No")
    assert evening.outcome(evening.items[0]).outcome == "no_quorum"
    closing.close(evening.session, START + timedelta(hours=2))
    with pytest.raises(Refused, match="from 19 March 2026 on") as refused:
        sessions.call_again(evening.session, START + timedelta(days=2))
    assert str(refused.value.article) == "CDLD L1122-17"
    again = sessions.call_again(evening.session, START + timedelta(days=10))
    assert again.call_rank == 2
    (entry,) = again.agenda.entries
    assert entry.item == evening.items[0].forwarded_to[-1]


def test_what_went_another_way_is_not_called_again(town):
    evening = Evening(town, "One", "Two", "Three").open("mayor", "alderman")
    for item in evening.items:
        evening.vote(item)
    closing.close(evening.session, START + timedelta(hours=2))
    copies = [bodies.find(item.forwarded_to[-1]) for item in evening.items]
    agenda.present(Evening(town).session, copies[0])
    items.send_back(copies[1], "Not now")
    assert sessions.recall(evening.session) == ([copies[2]], ["One", "Two"])
    day = START + timedelta(days=10)
    again = sessions.call_again(evening.session, day)
    assert [entry.item for entry in again.agenda.entries] == [IUUID(copies[2])]
    with pytest.raises(Refused, match="waits no more: “One”, “Two”, “Three”"):
        sessions.call_again(evening.session, day)


def test_whoever_left_office_is_not_planned_as_secretary_again(town):
    evening = Evening(town, "One").open("mayor")
    evening.vote(evening.items[0])
    closing.close(evening.session, START + timedelta(hours=1))
    (mandate,) = [
        each
        for each in town.council.objectValues()
        if getattr(each, "person", None) == town.uid("director")
    ]
    people.update_mandate(mandate, end=START.date())
    again = sessions.call_again(evening.session, START + timedelta(days=10))
    assert again.secretary is None
    with pytest.raises(BadRequest, match="not in office"):
        values.write(again, ISession, {"secretary": town.uid("director")})


def test_nothing_to_call_again_for(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    closing.close(evening.session, START)
    with pytest.raises(Refused, match="lacked the quorum"):
        sessions.call_again(evening.session, START + timedelta(days=10))


@pytest.fixture
def closed(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    closing.close(evening.session, START)
    return evening


def test_minutes_are_approved_in_a_later_session_of_the_body(town, closed):
    closed.session.minutes = RichTextValue("<p>The mayor greets the public.</p>")
    planned = sessions.create(town.council, title="L", start=START + timedelta(days=60))
    college = Evening(town, body=town.college).later()
    for other in (closed.session, planned, college):
        with pytest.raises(Refused, match="later session") as refused:
            sessions.approve(closed.session, other)
        assert str(refused.value.article) == "CDLD L1122-16"
    closed.approve()
    assert closed.state() == "approved"


@pytest.mark.parametrize("text", [None, "", "<p>&nbsp; </p>"])
def test_minutes_that_nobody_wrote_are_not_approved(closed, text):
    closed.session.minutes = text if text is None else RichTextValue(text)
    with pytest.raises(Refused, match="There are no minutes yet"):
        sessions.approve(closed.session, closed.later())
    assert closed.state() == "closed"


def test_a_wrong_value_names_its_field(town):
    with pytest.raises(InvalidValue) as refused:
        sessions.create(town.council, title="S", start=START, mode="by pigeon")
    assert refused.value.field == "mode"
    with pytest.raises(InvalidValue) as refused:
        sessions.create(town.council, title="S", start=START.replace(tzinfo=None))
    assert refused.value.field == "start"


@pytest.mark.parametrize(
    ("prepare", "transition"),
    [
        (lambda evening: evening, "convene"),
        (lambda evening: evening.convene(), "open"),
        (lambda evening: evening.open(), "close"),
        (lambda evening: evening, "drop"),
        (lambda evening: evening.convene(), "cancel"),
    ],
)
def test_plone_s_own_menu_makes_no_transition(town, prepare, transition):
    """It would close without numbers, or convene without counting the days."""
    evening = prepare(Evening(town, "One"))
    if transition == "close":
        evening.vote(evening.items[0])
    before = evening.state()
    workflow = api.portal.get_tool("portal_workflow")
    offered = [each["id"] for each in workflow.listActionInfos(object=evening.session)]
    assert transition not in offered
    with pytest.raises(WorkflowException):
        workflow.doActionFor(evening.session, transition)
    assert evening.state() == before

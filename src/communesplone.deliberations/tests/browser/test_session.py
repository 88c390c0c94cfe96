"""The page of a session: what is next, why not, and what becomes of a refusal."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import sessions
from datetime import timedelta
from hall import Hall
from lxml import html
from plone import api
from plone.uuid.interfaces import IUUID

import pytest


@pytest.fixture
def hall(standing, functional_portal):
    hall = Hall(functional_portal, begin=False)
    yield hall
    hall.leave()


@pytest.fixture
def presented(hall):
    for item in hall.items:
        agenda.present(hall.session, item)
    return hall


def step(hall, name, who="clerk", token=None, **values):
    token = hall.token("clerk") if token is None else token
    form = {"step": name, "_authenticator": token, **values}
    return hall.send("POST", "@@session-step", who, data=form)


def state(hall):
    return api.content.get_state(hall.session)


class TestPage:
    def test_nothing_on_the_agenda(self, hall):
        page = hall.get("view").text
        assert "There is nothing on the agenda. Present an item first." in page
        assert 'name="received"' not in page

    def test_the_clear_days_with_their_article(self, presented):
        page = html.fromstring(presented.get("").text)
        text = " ".join(page.get_element_by_id("content").text_content().split())
        assert "Clear days: 7 are needed" in text and "CDLD L1122-13" in text

    def test_why_it_cannot_be_opened(self, presented):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        presented.session.president = None
        page = presented.get("").text
        assert "Say who presides before you open the sitting." in page
        assert 'value="open"' not in page

    def test_what_stands_in_the_way_of_closing(self, presented):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        sessions.open_sitting(presented.session, presented.start)
        page = presented.get("").text
        assert f"@@sitting?item={presented.uids[0]}" in page
        assert 'value="close"' not in page

    @pytest.mark.parametrize("who", ["councillor", None])
    def test_who_only_reads_gets_no_form(self, presented, who):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        page = presented.get("", who)
        assert page.status_code == 200
        assert "session-step" not in page.text and "Begins" in page.text
        assert "The file of X" not in page.text or who == "councillor"


class TestSteps:
    def test_convene_in_time(self, presented):
        day = (presented.start - timedelta(days=10)).date().isoformat()
        answer = step(presented, "convene", received=day)
        assert answer.status_code == 303
        assert state(presented) == "convened"

    def test_too_late_wants_a_reason_and_keeps_what_was_typed(self, presented):
        answer = step(presented, "convene", received=clock.today().isoformat())
        assert answer.status_code == 200
        assert "CDLD L1122-13" in answer.text and "clear days" in answer.text
        assert clock.today().isoformat() in answer.text
        assert state(presented) == "planned"
        assert presented.session.agenda.entries[0].number is None
        reason = {"received": clock.today().isoformat(), "reason": "Flood"}
        assert step(presented, "convene", **reason).status_code == 303
        assert state(presented) == "convened"

    def test_cancel(self, presented):
        assert "Say why" in step(presented, "cancel", reason=" ").text
        assert state(presented) == "planned"
        assert step(presented, "cancel", reason="Flood").status_code == 303
        assert state(presented) == "cancelled"

    def test_opening_leads_to_the_sitting(self, presented):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        answer = step(presented, "open")
        assert answer.headers["Location"].endswith("/@@sitting")
        assert state(presented) == "open"

    @pytest.mark.parametrize("who", ["councillor", "citizen", None])
    def test_others_are_refused(self, presented, who):
        answer = step(presented, "cancel", who, reason="x")
        assert answer.status_code in {302, 401, 403}
        assert state(presented) == "planned"

    def test_no_token(self, presented):
        assert step(presented, "cancel", token="x", reason="x").status_code == 403
        address = (
            f"@@session-step?step=cancel&reason=x&_authenticator={presented.token()}"
        )
        assert presented.get(address).status_code == 403
        assert state(presented) == "planned"

    @pytest.mark.parametrize(
        "values",
        [
            {"step": "__class__"},
            {"step": "convene", "received": "soon"},
            {"step": "convene", "received": "x" * 500},
            {"step": "cancel", "reason": "x" * 3000},
            {"step": "cancel", "reason": "a\x00b"},
            {"step": "approve", "later": "f" * 32},
        ],
    )
    def test_hostile(self, presented, values):
        name = values.pop("step")
        answer = step(presented, name, **values)
        assert answer.status_code == 200 and "alert-danger" in answer.text
        assert state(presented) == "planned"


class TestAfterwards:
    @pytest.fixture
    def closed(self, presented):
        """A session that lacked the quorum for its first item."""
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        sessions.open_sitting(presented.session, presented.start)
        first, second = presented.uids
        presented.post(presented.action("arrive", members=presented.ids("mayor")))
        vote = presented.action("ballot", item=first, mode="unanimous", seen="")
        assert presented.post(vote).json()["items"][0]["outcome"]["text"]
        presented.post(presented.action("outcome", item=second, outcome="withdrawn"))
        assert step(presented, "close").status_code == 303
        return presented

    def test_call_again(self, closed):
        page = closed.get("").text
        assert "Call the body again" in page and 'name="start"' in page
        soon = step(closed, "call_again", start=closed.start.strftime("%Y-%m-%dT%H:%M"))
        assert "alert-danger" in soon.text and "can meet again from" in soon.text
        day = (closed.start + timedelta(days=30)).strftime("%Y-%m-%dT20:00")
        answer = step(closed, "call_again", start=day)
        assert answer.status_code == 303
        again = closed.portal.restrictedTraverse(
            answer.headers["Location"].removeprefix(closed.portal.absolute_url() + "/")
        )
        assert again.call_rank == 2 and len(again.agenda.entries) == 1
        assert clock.local(again.start).strftime("%H:%M") == "20:00"

    def test_approve(self, closed):
        assert "plan it first" in closed.get("").text
        later = sessions.create(
            closed.town.council,
            title="The next one",
            start=closed.start + timedelta(days=30),
        )
        assert "The next one" in closed.get("").text
        assert step(closed, "approve", later=IUUID(later)).status_code == 303
        assert state(closed) == "approved"

"""The page of a session: what is next, why not, and what becomes of a refusal."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import session_titles
from communesplone.deliberations.api import sessions
from communesplone.deliberations.browser.session.edit import SessionEditForm
from datetime import datetime
from datetime import timedelta
from DateTime import DateTime
from evening import Evening
from evening import START
from hall import Hall
from hall import PASSWORD
from lxml import html
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.locking.interfaces import ILockable
from plone.uuid.interfaces import IUUID
from z3c.form.interfaces import WidgetActionExecutionError

import pytest
import time


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


@pytest.fixture
def elsewhere(monkeypatch):
    """A server whose clock is far from the town's."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class TestPage:
    def test_the_hour_is_that_of_the_town(self, hall, elsewhere):
        start = datetime(2035, 1, 1, 0, 30, tzinfo=clock.zone())
        hall.session.start = hall.session.convened_at = clock.kept(start)
        text = html.fromstring(hall.get("").text).get_element_by_id("content")
        shown = [dd.text_content() for dd in text.iter("dd")]
        assert shown.count("1 January 2035, 00:30") == 2

    def test_whoever_comes_second_is_not_led_to_the_form(self, hall):
        with hall.town.user("clerk2"):
            ILockable(hall.session).lock()
        page = hall.get("").text
        assert "Somebody is changing the session" in page
        assert f'{hall.path}/edit"' not in page
        assert f'{hall.path}/edit"' in hall.get("", "clerk2").text

    def test_nothing_on_the_agenda(self, hall):
        page = hall.get("view").text
        assert "There is nothing on the agenda. Present an item first." in page
        assert 'name="received"' not in page

    def test_the_clear_days_with_their_article(self, presented):
        page = html.fromstring(presented.get("").text)
        text = " ".join(page.get_element_by_id("content").text_content().split())
        assert "Clear days: 7 are needed" in text and "CDLD L1122-13" in text

    def test_an_overdue_opinion_is_named_before_convening(self, presented, monkeypatch):
        item = presented.items[0]
        opinion = opinions.ask(item, presented.town.finance_uid, 1)
        page = html.fromstring(presented.get("").text)
        assert page.xpath("//input[@name='received']")
        late = opinion.due + timedelta(days=1)
        monkeypatch.setattr(clock, "today", lambda: late)
        page = html.fromstring(presented.get("").text)
        (link,) = page.cssselect(".session-steps .alert-warning li a")
        assert link.get("href") == item.absolute_url()
        assert "Finance" in link.text and item.title in link.text
        assert not page.xpath("//input[@name='received']")
        opinions.waive(opinion, "Urgent.")
        assert html.fromstring(presented.get("").text).xpath(
            "//input[@name='received']"
        )

    def test_says_that_inhabitants_are_missing(self, presented):
        council = presented.town.council
        council.rulebook, words = "fr-municipal", "how many inhabitants"
        assert words not in presented.get("").text
        council.population = 0
        page = html.fromstring(presented.get("").text)
        (said,) = page.cssselect(".session-next .alert-success, .alert-warning")[:1]
        assert said.text_content().split()[:3] == ["Clear", "days:", "5"]
        assert words in page.text_content()

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

    def test_by_when_the_list_is_to_be_online(self, presented):
        def told(who="clerk"):
            page = html.fromstring(presented.get("", who).text)
            rows = page.xpath("//dt[.='List of deliberations online']")
            return [" ".join(row.getnext().text_content().split()) for row in rows]

        sessions.convene(presented.session, presented.start - timedelta(days=9))
        assert told() == []
        presented.town.council.rulebook = "fr-municipal"
        (line,) = told()
        assert "(CGCT L2121-25)" in line and line.endswith("To be done")
        assert told(None) == []
        sessions.open_sitting(presented.session, presented.start)
        presented.session.secretary = presented.town.uid("alderman")
        for key, uid in enumerate(presented.uids):
            done = {"item": uid, "outcome": "withdrawn", "reason": "No"}
            presented.post(presented.action("outcome", f"outcome-{key}", **done))
        came = presented.ids("mayor", "alderman")
        presented.post(presented.action("arrive", members=came))
        assert step(presented, "close").status_code == 303
        assert told()[0].endswith("Done in time")

    @pytest.mark.parametrize("who", ["councillor", None])
    def test_who_only_reads_gets_no_form(self, presented, who):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        page = presented.get("", who)
        assert page.status_code == 200
        assert "session-step" not in page.text and "Begins" in page.text
        assert "The file of X" not in page.text or who == "councillor"
        assert "A bench" in page.text
        assert f"{presented.path}/@@public-agenda" in page.text


class TestSteps:
    def test_convene_in_time(self, presented):
        presented.session.creation_date = DateTime(2020, 1, 1)
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
        for who, told in (("clerk", True), ("councillor", True), (None, False)):
            assert ("Flood" in presented.get("", who).text) is told

    def test_urgency_wants_its_reason(self, presented):
        assert "Say why it is urgent" in step(presented, "convene", urgent="1").text
        assert state(presented) == "planned"

    def test_the_form_keeps_the_beginning_that_was_told(self, presented):
        def form():
            return html.fromstring(presented.get("edit").text)

        assert form().xpath("//input[@name='form.widgets.start']")
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        assert not form().xpath("//input[@name='form.widgets.start']")
        assert form().xpath("//input[@name='form.widgets.place']")

    def test_the_form_has_the_opening_once_there_was_one(self, presented):
        def opened():
            page = html.fromstring(presented.get("edit").text)
            return page.xpath("//input[@name='form.widgets.opened_at']/@value")

        assert opened() == []
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        moment = presented.start + timedelta(minutes=7)
        sessions.open_sitting(presented.session, moment)
        assert opened() == [f"{clock.local(moment):%Y-%m-%dT%H:%M}"]

    def test_the_form_shows_what_stays(self, presented):
        def asked():
            page = html.fromstring(presented.get("edit").text)
            names = page.xpath("//form[@id='form']//*[@name]/@name")
            return {name.rpartition(".widgets.")[2].partition(":")[0] for name in names}

        session = presented.session
        sessions.convene(session, presented.start - timedelta(days=9))
        assert {"president", "place", "minutes"} <= asked()
        sessions.open_sitting(session, presented.start)
        assert {"place", "minutes"} <= asked() and "president" not in asked()
        form = SessionEditForm(session, presented.portal.REQUEST)
        with pytest.raises(WidgetActionExecutionError) as refused:
            form.applyChanges({"president": "0" * 32})
        assert refused.value.error.args == ("error_president_open",)
        for uid in presented.uids:
            presented.post(presented.action("outcome", item=uid, outcome="postponed"))
        closing.close(session, clock.now())
        assert {"minutes", "opened_at", "end"} <= asked()
        assert not asked() & {"title", "place", "mode", "secretary", "president"}
        ILockable(session).clear_locks()
        sent = presented.rest("PATCH", "", {"place": "School"})
        assert sent.status_code == 400 and "Correct the act" in sent.text

    def test_the_form_refuses_a_secretary_who_is_not_in_office(self, presented):
        form = SessionEditForm(presented.session, presented.portal.REQUEST)
        with pytest.raises(WidgetActionExecutionError) as refused:
            form.applyChanges({"secretary": "0" * 32})
        assert refused.value.error.args == ("error_secretary_office",)

    def test_the_form_writes_the_hour_of_the_town(self, presented):
        api.portal.set_registry_record("plone.portal_timezone", "Asia/Tokyo")
        start = clock.local(presented.session.start)
        assert start.utcoffset()
        page = html.fromstring(presented.get("edit").text)
        (told,) = page.xpath("//input[@name='form.widgets.start']/@value")
        assert told == f"{start:%Y-%m-%dT%H:%M}"

    @pytest.mark.parametrize("way", ["form", "rest"])
    def test_the_title_moves_with_the_day(self, presented, way):
        session, body = presented.session, presented.town.council
        session.title = session_titles.title_of(body, clock.day_of(session.start))
        start = clock.kept(session.start + timedelta(days=40))
        if way == "rest":
            sent = {"start": start.isoformat()}
            assert presented.rest("PATCH", "", sent).status_code == 204
        else:
            form = html.fromstring(presented.get("edit").text).forms[-1]
            moved = f"{clock.local(start):%Y-%m-%dT%H:%M}"
            sent = {**dict(form.form_values()), "form.widgets.start": moved}
            sent["form.buttons.save"] = "Save"
            assert presented.send("POST", "edit", data=sent).status_code == 302
        assert session.title == session_titles.title_of(body, clock.day_of(start))

    def test_cancel(self, presented):
        assert "Say why" in step(presented, "cancel", reason=" ").text
        assert state(presented) == "planned"
        assert step(presented, "cancel", reason="Flood").status_code == 303
        assert state(presented) == "dropped"
        assert presented.get("", None).status_code in {302, 401, 403}
        assert presented.get("@@public-agenda").status_code == 404

    def test_everybody_reads_that_a_convened_one_is_cancelled(self, presented):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        assert step(presented, "cancel", reason="Flood").status_code == 303
        assert state(presented) == "cancelled"
        for page in ("", "@@public-agenda"):
            text = presented.get(page, None).text
            assert "Cancelled" in text
            assert "A bench" not in text and "Flood" not in text

    def test_pressed_twice_is_no_refusal(self, presented):
        sessions.convene(presented.session, presented.start - timedelta(days=9))
        page = html.fromstring(presented.get("").text)
        once = page.xpath("//form[.//input[@value='open']]//input[@name='once']")[0]
        for _time in range(2):
            answer = step(presented, "open", once=once.get("value"))
            assert answer.headers["Location"].endswith("/@@sitting")
        assert state(presented) == "open"

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
        for start in ("0001-01-01T00:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59"):
            lost = step(closed, "call_again", start=start)
            assert lost.status_code == 200 and "alert-danger" in lost.text
        day = (closed.start + timedelta(days=30)).strftime("%Y-%m-%dT20:00")
        answer = step(closed, "call_again", start=day)
        assert answer.status_code == 303
        again = closed.portal.restrictedTraverse(
            answer.headers["Location"].removeprefix(closed.portal.absolute_url() + "/")
        )
        assert again.call_rank == 2 and len(again.agenda.entries) == 1
        assert clock.local(again.start).strftime("%H:%M") == "20:00"

    def test_call_again_names_what_does_not_wait_any_more(self, presented):
        town = presented.town
        night = Evening(town, "Roads", "Bridges").open("mayor")
        for item in night.items:
            night.vote(item)
        closing.close(night.session, START + timedelta(hours=1))
        copy = bodies.find(night.items[0].forwarded_to[-1])
        agenda.present(Evening(town).session, copy)
        presented.session = night.session
        day = (START + timedelta(days=30)).strftime("%Y-%m-%dT20:00")
        answer = step(presented, "call_again", start=day)
        auth = ("clerk", PASSWORD)
        answer = presented.http.get(answer.headers["Location"], auth=auth, timeout=60)
        assert "Not called again" in answer.text and "“Roads”" in answer.text
        assert "“Bridges”" not in answer.text

    def test_minutes_are_written_before_anybody_reads_them(self, closed):
        later = START + timedelta(days=28)
        sessions.create(closed.town.council, title="The next one", start=later)
        page = html.fromstring(closed.get("").text)
        assert page.text_content().count("There are no minutes yet") == 2
        links = page.cssselect(".session-steps .alert a")
        assert [a.get("href") for a in links] == [f"{closed.path}/edit"] * 2
        assert not page.xpath("//input[@value='draft_minutes']")
        answer = step(closed, "draft_minutes")
        assert "There are no minutes yet" in answer.text
        closed.session.minutes = RichTextValue("<p>The mayor greets the public.</p>")
        page = html.fromstring(closed.get("").text)
        assert page.xpath("//input[@value='draft_minutes']")
        assert not page.cssselect(".session-steps .alert a")

    def test_approve(self, closed):
        assert "There are no minutes yet" in closed.get("").text
        closed.session.minutes = RichTextValue("<p>The mayor greets the public.</p>")
        assert "open it first" in closed.get("").text
        later = Evening(closed.town, "Minutes").convene().session
        later.title, later.start = "The next one", closed.start + timedelta(minutes=30)
        later.reindexObject()
        assert "The next one" not in closed.get("").text
        sessions.open_sitting(later, later.start)
        later.reindexObject()
        assert "The next one" in closed.get("").text
        assert step(closed, "approve", later=IUUID(later)).status_code == 303
        assert state(closed) == "approved"

"""The examples of the documentation: what a secretariat asks, from draft to archive."""

from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import sessions
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import open_on_its_day
from evening import START
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from published import close
from restapi.recorder import EXAMPLES
from restapi.showing import BEFORE

import csv
import pytest
import re


pytestmark = pytest.mark.usefixtures("at")

DAY = date(2026, 3, 20)


class TestItems:
    def test_act_preview(self, place, example):
        item = place.item()
        body = {
            "title": "Two benches",
            "decision": "<p>Article 1. Two benches are bought.</p>",
        }
        told = example("act-preview", "author", "POST", item, "@act-preview", body)
        assert "Article 1. Two benches" in told["html"]
        assert item.title == "A bench"

    def test_act_preview_refused(self, place, example):
        body, service = {"amount": "12.345"}, "@act-preview"
        name, item = "act-preview-refused", place.item()
        told = example(name, "author", "POST", item, service, body, 400)
        assert told["field"] == "amount"

    def test_propose(self, place, example):
        item = place.item()
        told = example("propose", "author", "POST", item, "@propose", {})
        assert told["review_state"] == items.state(item) == "proposed"

    def test_propose_refused(self, place, example):
        item = place.item(decision=None)
        told = example("propose-refused", "author", "POST", item, "@propose", {}, 400)
        assert told["message"] == "Write the decision first."

    def test_validate(self, place, example):
        item = place.item(state="proposed")
        example("validate", "validator", "POST", item, "@validate", {})
        assert items.state(item) == "validated"

    def test_send_back(self, place, example):
        item = place.item(state="proposed")
        body = {"reason": "The amount is missing."}
        example("send-back", "validator", "POST", item, "@send-back", body)
        assert items.state(item) == "draft"

    def test_withdraw(self, place, example):
        item = place.item(state="validated")
        body = {"reason": "The seller has withdrawn."}
        example("withdraw", "clerk", "POST", item, "@withdraw", body)
        assert items.state(item) == "withdrawn"

    def test_forward(self, place, example):
        item = place.decided(body=place.college)
        body = {"council": IUUID(place.council)}
        told = example("forward", "clerk", "POST", item, "@forward", body)
        assert told["review_state"] == "validated"

    def test_ask_for_an_opinion(self, place, example):
        item = place.item(state="validated")
        body = {"service": place.finance_uid, "days": 10}
        example("opinion-ask", "clerk", "POST", item, "@opinions", body, 201)
        assert len(opinions.of(item)) == 1

    def test_give_an_opinion(self, place, example):
        item = place.item(state="validated")
        opinion = opinions.ask(item, place.finance_uid)
        body = {"verdict": "favourable", "text": "<p>The credit is there.</p>"}
        example("opinion-give", "adviser", "POST", opinion, "@opinions", body)
        assert opinions.given(opinion)

    def test_my_work(self, place, example):
        place.item(state="proposed")
        told = example("my-work", "validator", "GET", None, "/@my-work")
        assert [row["kind"] for row in told["items"]] == ["validate"]


@pytest.fixture
def night(place):
    """An evening with two items on its agenda, not convened."""
    return Evening(place, "A bench", "The budget")


class TestAgenda:
    def test_present(self, place, night, example):
        uid = IUUID(place.item("A tree", state="validated"))
        body = {"present": [uid]}
        example("agenda-present", "clerk", "PATCH", night.session, "@agenda", body)
        assert [entry.item for entry in night.session.agenda.entries][2:] == [uid]

    def test_order(self, night, example):
        first, second = night.uids
        body = {"move": second, "before": first}
        example("agenda-move", "clerk", "PATCH", night.session, "@agenda", body)
        order = [entry.item for entry in night.session.agenda.entries]
        assert order == [second, first]

    def test_get(self, night, example):
        sessions.convene(night.session, BEFORE)
        told = example("agenda-get", "clerk", "GET", night.session, "@agenda")
        assert [row["number"] for row in told["items"]] == [1, 2]


def state(night):
    return api.content.get_state(night.session)


class TestSession:
    def test_convene(self, night, example, at):
        at(START - timedelta(days=14))
        body = {"received": "2026-03-02"}
        example("convene", "clerk", "POST", night.session, "@convene", body)
        assert state(night) == "convened"

    def test_convene_refused(self, night, example, at):
        at(START - timedelta(days=2))
        name = "convene-refused"
        told = example(name, "clerk", "POST", night.session, "@convene", {}, 400)
        assert told["article"] or "clear days" in told["message"]
        assert state(night) == "planned"

    def test_open(self, night, example, at):
        night.convene()
        at(START)
        example("open", "clerk", "POST", night.session, "@open", {})
        assert state(night) == "open"

    def test_close(self, night, example, at):
        night.open()
        for item in night.items:
            night.vote(item)
        at(START + timedelta(hours=2))
        example("close", "clerk", "POST", night.session, "@close", {})
        assert state(night) == "closed"

    def test_approve(self, place, night, example):
        night.open()
        for item in night.items:
            night.vote(item)
        close(night)
        night.session.minutes = RichTextValue("<p>The mayor greets the public.</p>")
        later = night.later(28)
        body = {"later": IUUID(later)}
        example("approve", "clerk", "POST", night.session, "@approve", body)
        assert state(night) == "approved"

    def test_cancel(self, night, example, at):
        night.convene()
        at(START - timedelta(days=1))
        body = {"reason": "The hall is flooded."}
        example("cancel", "clerk", "POST", night.session, "@cancel", body)
        assert state(night) == "cancelled"

    def test_drafts(self, night, example, at):
        night.convene()
        at(START - timedelta(days=9))
        body = {"left_out": [night.uids[-1]], "masks": [], "reason": ""}
        session = night.session
        example("drafts-online", "clerk", "POST", session, "@drafts-online", body)
        assert list(drafts.texts(session)) == night.uids[:-1]

    def test_minutes_of_members(self, night, example, at):
        self.held(night)
        at(START + timedelta(days=14))
        night.later(28)
        session, service = night.session, "@minutes-available"
        example("minutes-available", "clerk", "POST", session, service, {"reason": ""})
        assert session.minutes_available_on == date(2026, 3, 30)

    def test_minutes_online(self, night, example, at):
        self.held(night)
        night.approve()
        at(START + timedelta(days=30))
        body = {"reviewed": True, "masks": []}
        session, service = night.session, "@publish-minutes"
        example("publish-minutes", "clerk", "POST", session, service, body)
        assert minutes_online.are_public(session)

    def held(self, night):
        night.open()
        for item in night.items:
            night.vote(item)
        close(night)
        night.session.minutes = RichTextValue("<p>The mayor greets the public.</p>")

    def test_call_again(self, night, example):
        night.open("mayor", "alderman")
        for item in night.items:
            night.vote(item)
        close(night)
        body = {"start": "2026-03-30T19:30"}
        told = example(
            "call-again", "clerk", "POST", night.session, "@call-again", body
        )
        assert told["review_state"] == "planned"


class TestSitting:
    @pytest.fixture(autouse=True)
    def opened(self, night, at):
        night.convene()
        open_on_its_day(night.session, START)
        at(START + timedelta(minutes=10))

    def action(self, key, kind, **data):
        at = START + timedelta(minutes=5)
        return {"key": key, "kind": kind, "at": at.isoformat(), "data": data}

    def test_arrive(self, night, example):
        night.act("arrive", 1, members=night.ids("mayor"))
        who = night.ids("councillor")
        body = self.action("arrivals-1", "arrive", members=who)
        told = example(
            "sitting-arrive", "clerk", "POST", night.session, "@sitting", body
        )
        assert told["new"] == [True]

    def test_vote(self, night, example):
        # One by one: what came at once has no order, and an example needs one.
        for minute, name in enumerate(("mayor", "alderman", "alderwoman")):
            night.act("arrive", minute, members=night.ids(name))
        uid = night.uids[0]
        vote = {"item": uid, "mode": "show_of_hands", "seen": ""}
        vote["counts"] = {"in_favour": 2, "against": 1, "abstentions": 0, "blank": 0}
        body = [
            self.action("begin-item-1", "begin", item=uid),
            self.action("vote-item-1", "ballot", **vote),
        ]
        example("sitting-vote", "clerk", "POST", night.session, "@sitting", body)
        assert night.session.outcomes[uid].outcome == "adopted"

    def test_get(self, night, example):
        night.act("arrive", 1, members=night.ids("mayor"))
        told = example("sitting-get", "clerk", "GET", night.session, "@sitting")
        assert len(told["items"]) == 2


class TestActs:
    @pytest.fixture
    def act(self, place, at):
        night = Evening(place, "A bench").open()
        night.vote(night.items[0], against=("councillor",))
        at(START + timedelta(days=6))
        return close(night).acts[0]

    def test_publish(self, act, example):
        body = {"day": "2026-03-20", "masks": [], "reviewed": True}
        example("publish", "clerk", "POST", act, "@publish", body)
        assert api.content.get_state(act) == "published"

    def test_annul(self, act, example):
        publication.publish(act, DAY)
        body = {
            "day": "2026-03-21",
            "authority": "The Governor",
            "reason": "No credit.",
        }
        example("annul", "clerk", "POST", act, "@annul", body)
        assert api.content.get_state(act) == "annulled"

    def test_correct(self, act, example):
        body = {"reason": "A slip of the pen.", "title": "Two benches"}
        example("correct", "clerk", "POST", act, "@correct", body)
        assert (len(act.versions), act.title) == (2, "Two benches")

    def test_supervision(self, act, example):
        body = {"kind": "transmitted", "day": "2026-03-20", "text": "By the portal."}
        example("supervision-log", "clerk", "POST", act, "@supervision-log", body)
        assert act.log[-1]["kind"] == "transmitted"

    def test_documents(self, act, example):
        told = example("documents", "clerk", "GET", act, "@documents")
        assert "extract" in {row["name"] for row in told["items"]}

    def test_documents_of_a_session(self, place, act, example):
        session = api.content.get(UID=act.session)
        told = example("documents-session", None, "GET", session, "@documents")
        assert [row["name"] for row in told["items"]] == ["agenda-public"]

    def test_decisions(self, act, example):
        publication.publish(act, DAY)
        told = example("decisions", None, "GET", None, "/@decisions?year=2026")
        assert told["items_total"] == 1

    def test_verify(self, place, act, example):
        name, service = "verify-register", "@verify-register"
        told = example(name, "siteadmin", "GET", place.council, service)
        assert (told["intact"], told["length"]) == (True, 1)

    @pytest.fixture(autouse=True)
    def siteadmin(self, place):
        place.account("siteadmin", ["Site Administrator"])

    def test_oparl(self, place, act, example):
        publication.publish(act, DAY)
        told = example("oparl", None, "GET", None, "/@@oparl")
        assert told["type"].endswith("System")


def test_the_page_shows_an_example_of_each_service():
    """And nothing that is not recorded."""
    with (EXAMPLES.parent / "security.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "service"]
    wanted = {
        (row["method"], row["name"])
        for row in rows
        if row["package"] == "deliberations"
    }
    page = (EXAMPLES.parent / "deliberations-services.rst").read_text()
    shown = set(re.findall(r"http/(deliberations-[\w-]+\.re\w+)", page))
    assert shown == {path.name for path in EXAMPLES.glob("deliberations-*.re*")}
    asked = {name: (EXAMPLES / name).read_text().split() for name in shown}
    found = {
        (words[0], words[1].rsplit("/", 1)[1].partition("?")[0])
        for name, words in asked.items()
        if name.endswith(".req")
    }
    assert len(wanted) > 20
    assert wanted <= found

"""The page of a deliberation: what everybody reads, and the secretariat's forms."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import items
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import settings
from DateTime import DateTime
from evening import Evening
from evening import VOTING
from lxml import html
from plone import api
from published import annexed
from published import evening
from published import publish
from told_evening import french_council

import json
import published
import pytest


SECRET = "<p>Mr Smith gets a bench.</p>"

CLERK = "Clara Rossi"


def named(name):
    """Give the clerk's account a name."""
    api.user.get("clerk").setMemberProperties({"fullname": name})


def test_the_public_reads_a_published_act(town, web):
    (act,) = evening(town, "A bench", decision=SECRET).acts
    publish(act, "Mr Smith")
    page = web.page(act)
    text = page.text_content()
    assert act.reference in text and "[…] gets a bench" in text
    assert "Adopted: 4 for, 1 against" in text
    assert "CDLD L1122-26" in text
    assert "16 March 2026" in text
    assert act.sha256 in text
    names = page.xpath("//dl[@class='act-names']")[0].text_content()
    assert "Denis Noël" in names
    assert "Smith" not in web.get(act).text
    assert not page.xpath("//*[@id='inside']")
    assert not page.xpath("//form[contains(@action, 'deliberation')]")


def test_what_acts_say_is_in_their_language(town, web, monkeypatch):
    monkeypatch.setattr(settings, "acts_language", lambda: "fr")
    (act,) = evening(town, "Un banc").acts
    page = web.page(publish(act))
    assert page.xpath("//h1/@lang") == ["fr"]
    assert page.xpath("//section[@class='act-text']/@lang") == ["fr"]
    session = api.content.get(UID=act.session)
    for where, name in ((session, "@@public-agenda"), (web.url, "@@decisions")):
        page = web.page(where, name)
        assert (
            "Un banc"
            in page.xpath("//h3[@lang='fr']|//h3/a[@lang='fr']")[0].text_content()
        )
    agenda = web.page(session, "@@public-agenda")
    assert agenda.xpath("//ol//span[@lang='fr']")[0].text_content() == "Un banc"


def test_only_the_title_is_public(town, web):
    (act,) = evening(town, "A bench", publication="title").acts
    text = web.page(publish(act)).text_content()
    assert "Only the subject of this act is public" in text
    assert "is bought" not in text and "Denis" not in text and "for," not in text


def test_an_act_is_not_there_before_it_is_published(town, web):
    (act,) = evening(town, "A bench").acts
    assert "/require_login" in web.get(act).headers["Location"]
    reader = web.page(act, who="general-reader").text_content()
    assert "This act is not published" in reader and "is bought" not in reader


def test_a_secret_ballot_names_nobody(town, web):
    night = Evening(town, "A name").open()
    ballot = {"in_favour": 3, "against": 2, "abstentions": 0, "blank": 0}
    night.act(
        "ballot",
        10,
        item=night.uids[0],
        mode="secret",
        counts=ballot,
        voters=night.ids(*VOTING),
        seen="",
    )
    (act,) = published.close(night).acts
    page = web.page(publish(act))
    assert "Secret ballot" in page.text_content()
    assert not page.xpath("//dl[@class='act-names']")
    assert "Noël" not in page.xpath("//article")[0].text_content()


class TestLinkedData:
    @pytest.fixture
    def page(self, town, web):
        (act,) = evening(town, "A <bench> & more").acts
        return web.page(publish(act))

    def test_json_ld(self, page):
        (script,) = page.xpath("//script[@type='application/ld+json']/text()")
        found = json.loads(script)
        assert found["@type"][0] == "besluit:Besluit"
        vote = found["prov:wasGeneratedBy"]["besluit:heeftStemming"]
        assert vote["besluit:aantalVoorstanders"] == 4

    def test_rdfa(self, page):
        (act,) = page.xpath("//*[@typeof='besluit:Besluit']")
        assert act.xpath(".//*[@property='eli:title']/text()") == ["A <bench> & more"]
        (vote,) = act.xpath(".//*[@typeof='besluit:Stemming']")
        rows = vote.xpath(".//*[@property='besluit:aantalTegenstanders']/text()")
        assert rows == ["1"]

    def test_the_data_alone(self, page, web):
        (link,) = page.xpath("//link[@type='application/ld+json']/@href")
        answer = web.get(link)
        assert answer.headers["Content-Type"].startswith("application/ld+json")
        assert answer.json()["@type"][0] == "besluit:Besluit"


class TestConditional:
    @pytest.fixture
    def act(self, town):
        (act,) = evening(town, "A bench").acts
        return publish(act)

    def test_304(self, act, web):
        tag = web.get(act).headers["ETag"]
        again = web.get(act, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        since = web.get(act).headers["Last-Modified"]
        assert web.get(act, headers={"If-Modified-Since": since}).status_code == 304

    def test_another_state_is_another_page(self, act, web):
        tag = web.get(act).headers["ETag"]
        publication.annul(act, "Void", published.DAY, "The Governor")
        again = web.get(act, headers={"If-None-Match": tag})
        assert again.status_code == 200
        assert "This act was annulled" in again.text and "The Governor" in again.text

    def test_what_stands_around_it_changed(self, act, web):
        tag = web.get(act).headers["ETag"]
        since = web.get(act).headers["Last-Modified"]
        session = api.content.get(UID=act.session)
        session.title = "The council renamed"
        session.setModificationDate(DateTime() + 0.01)
        session.reindexObject(idxs=["Title", "modified"])
        again = web.get(act, headers={"If-None-Match": tag})
        assert "The council renamed" in again.text
        late = web.get(act, headers={"If-Modified-Since": since})
        assert "The council renamed" in late.text
        tag = web.get(act).headers["ETag"]
        body = act.aq_parent.aq_parent
        body.title = "Another council"
        again = web.get(act, headers={"If-None-Match": tag})
        assert "Another council" in again.text

    def test_a_person_never_gets_it(self, act, web):
        tag = web.get(act).headers["ETag"]
        answer = web.get(act, who="clerk", headers={"If-None-Match": tag})
        assert answer.status_code == 200 and "ETag" not in answer.headers

    @pytest.mark.parametrize("since", ["x", "Thu, 99 Foo 2026", "", "0"])
    def test_a_strange_date(self, act, web, since):
        answer = web.get(act, headers={"If-Modified-Since": since})
        assert answer.status_code == 200


class TestAnnexes:
    @pytest.fixture
    def act(self, town):
        names = (("plan.pdf", False), ("salaries.pdf", True))
        item = annexed(town, "A bench", names)
        items.propose(item)
        items.validate(item)
        return published.evening_of(town, item).acts[0]

    def digests(self, act):
        rows = register.facts_of(act)["annexes"]
        return {row["title"]: row["sha256"] for row in rows}

    def test_a_public_annex_is_downloaded(self, act, web):
        publish(act)
        (url,) = web.page(act).xpath("//ul[@class='act-annexes']//a/@href")
        answer = web.get(url)
        assert answer.content.startswith(b"%PDF")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_nothing_else_is(self, act, web):
        digests = self.digests(act)
        path = f"@@public-annex/{digests['plan.pdf']}"
        assert web.get(act, path).status_code != 200
        assert web.get(act, path, who="general-reader").status_code == 404
        publish(act)
        for wrong in (digests["salaries.pdf"], "", "0" * 64, "x/y"):
            assert web.get(act, f"@@public-annex/{wrong}").status_code == 404
        assert web.get(act, path).status_code == 200

    def test_not_where_only_the_title_is_public(self, act, web):
        act.versions[-1].facts["publication"] = "title"
        path = f"@@public-annex/{self.digests(act)['plan.pdf']}"
        publish(act)
        assert web.get(act, path).status_code == 404


class TestForms:
    @pytest.fixture
    def act(self, town):
        return evening(town, "A bench", decision=SECRET).acts[0]

    def send(self, web, act, view, **data):
        return web.post(act, f"@@{view}", data)

    def test_publish(self, act, web):
        day = published.DAY.isoformat()
        sent = {"day": day, "masks": "Mr Smith", "reviewed": "1"}
        answer = self.send(web, act, "publish-deliberation", **sent)
        assert answer.status_code == 303
        assert "[…] gets a bench" in web.get(act).text

    def test_the_delay_of_the_body_is_said(self, act, web):
        body = act.aq_parent.aq_parent
        early = "whoever publishes today publishes early"
        assert early not in web.page(act, who="clerk").text_content()
        body.publication_delay = (clock.today() - act.date).days + 1
        assert early in " ".join(web.page(act, who="clerk").text_content().split())
        body.publication_delay -= 1
        assert early not in " ".join(web.page(act, who="clerk").text_content().split())

    def test_preview_writes_nothing(self, act, web):
        sent = {"masks": "Mr Smith", "preview": "1"}
        answer = self.send(web, act, "publish-deliberation", **sent)
        assert "[…] gets a bench" in answer.text
        assert 'name="masks"' in answer.text and "Mr Smith</textarea>" in answer.text
        assert api.content.get_state(act) == "internal"

    @pytest.mark.parametrize(
        "field, sent",
        [
            ("reviewed", {}),
            ("masks", {"masks": "Nobody", "reviewed": "1"}),
            ("day", {"day": "2026-03-01", "reviewed": "1"}),
            ("day", {"day": "2999-03-01", "reviewed": "1"}),
            ("day", {"day": "soon", "reviewed": "1"}),
        ],
    )
    def test_a_refusal_stands_at_its_field(self, act, web, field, sent):
        sent = {"day": "2026-03-20", "masks": "", **sent}
        answer = self.send(web, act, "publish-deliberation", **sent)
        assert answer.status_code == 400
        page = html.fromstring(answer.text)
        assert page.xpath(f"//*[@id='publish-{field}-error']")[0].text_content()
        assert api.content.get_state(act) == "internal"

    def test_annul(self, act, web):
        publish(act)
        sent = {"day": "2026-03-21", "authority": "The Governor", "reason": "Void"}
        wrong = self.send(web, act, "annul-deliberation", **{**sent, "authority": ""})
        assert "Fill this in" in wrong.text and "Void</textarea>" in wrong.text
        assert self.send(web, act, "annul-deliberation", **sent).status_code == 303
        assert api.content.get_state(act) == "annulled"

    def test_a_correction_is_read_when_it_was_reviewed(self, act, web):
        named(CLERK)
        publish(act, "Mr Smith")
        first = act.sha256
        sent = {"reason": "A slip", "decision": "<p>Mr Smith gets two benches.</p>"}
        sent |= {"title": act.title, "motivation": ""}
        assert self.send(web, act, "correct-deliberation", **sent).status_code == 303
        assert act.sha256 != first and len(act.versions) == 2
        text = web.page(act).text_content()
        assert "gets a bench" in text and "was corrected" in text
        assert "Smith" not in text and "A slip" not in text
        clerk = web.page(act, who="clerk").text_content()
        assert first in clerk and "A slip" in clerk
        assert f"by {CLERK}: A slip" in " ".join(clerk.split())
        sent = {"day": "2026-03-25", "masks": "Mr Smith", "reviewed": "1"}
        answer = self.send(web, act, "publish-deliberation", **sent)
        assert answer.status_code == 303
        text = web.page(act).text_content()
        assert "[…] gets two benches" in text and "was corrected" not in text

    def test_the_log_and_its_deadlines(self, act, web):
        named(CLERK)
        assert "overdue" in web.page(act, who="clerk").text_content()
        sent = {"kind": "transmitted", "day": "2026-03-20", "text": "Ref. 12"}
        assert self.send(web, act, "log-supervision", **sent).status_code == 303
        text = web.page(act, who="clerk").text_content()
        assert "done in time" in text and "Ref. 12" in text and CLERK in text
        wrong = self.send(web, act, "log-supervision", **{**sent, "kind": "eaten"})
        assert wrong.status_code == 400

    def test_noted_twice_it_stands_once(self, act, web):
        page = web.page(act, who="clerk")
        once = page.xpath("//details[@id='log']//input[@name='once']/@value")[0]
        sent = {"kind": "transmitted", "day": "2026-03-20", "text": "", "once": once}
        for _time in range(2):
            assert self.send(web, act, "log-supervision", **sent).status_code == 303
        assert [row["kind"] for row in act.log].count("transmitted") == 1

    def test_to_publish_is_not_to_renew(self, act, web):
        sent = {"day": "2026-03-20", "masks": "Mr Smith", "reviewed": "1"}
        page = web.page(act, who="clerk")
        sent["state"] = page.xpath("//details[@id='publish']//input[@name='state']")[
            0
        ].get("value")
        assert self.send(web, act, "publish-deliberation", **sent).status_code == 303
        again = self.send(web, act, "publish-deliberation", **sent)
        assert again.status_code == 400 and "Meanwhile somebody" in again.text
        assert [row["kind"] for row in act.log] == ["published"]

    @pytest.mark.parametrize("step", ["publish", "annul", "correct"])
    def test_no_write_without_token_or_by_get(self, act, web, step):
        sent = {"day": "2026-03-20", "reviewed": "1", "masks": ""}
        answer = web.post(act, f"@@{step}-deliberation", sent, token="")
        assert answer.status_code == 403
        path = f"@@{step}-deliberation?day=2026-03-20&reviewed=1"
        assert web.get(act, path, who="clerk").status_code == 302
        assert api.content.get_state(act) == "internal"

    @pytest.mark.parametrize("who", [None, "citizen", "author", "mayor", "reader"])
    def test_for_the_secretariat_only(self, act, web, who):
        for view in ("publish", "annul", "correct"):
            answer = web.post(act, f"@@{view}-deliberation", who=who, token="x")
            assert answer.status_code in {302, 401, 403}
        assert api.content.get_state(act) == "internal"


def test_a_subject_that_tells_what_is_masked(town, web):
    (act,) = evening(town, "A bench for Mr Smith", decision=SECRET).acts
    sent = {"day": "2026-03-20", "masks": "Mr Smith", "reviewed": "1"}
    seen = web.post(act, "@@publish-deliberation", {**sent, "preview": "1"})
    assert "<strong>A bench for […]</strong>" in seen.text
    assert web.post(act, "@@publish-deliberation", sent).status_code == 303
    assert act.title == "A bench for […]"
    sent = {"title": "For Mr Smith", "reason": "x"}
    assert web.post(act, "@@correct-deliberation", sent).status_code == 303
    assert act.title == "A bench for […]"
    assert "For Mr Smith" in web.page(act, who="clerk").text_content()
    sent = {"day": "2026-03-20", "masks": "Mr Smith", "reviewed": "1"}
    assert web.post(act, "@@publish-deliberation", sent).status_code == 303
    assert act.title == "For […]"
    assert "Smith" not in web.get(act).text


def test_where_the_subject_alone_goes_out_it_is_masked(town, web):
    (act,) = evening(town, "Mr Smith is named", publication="title").acts
    sent = {"day": "2026-03-20", "masks": "Mr Jones", "reviewed": "1"}
    answer = web.post(act, "@@publish-deliberation", sent)
    assert "does not stand in the subject" in answer.text
    sent["masks"] = "Mr Smith"
    assert web.post(act, "@@publish-deliberation", sent).status_code == 303
    assert "[…] is named" in web.get(act).text
    assert "Smith" not in web.get(act).text


def test_the_college_does_not_tell_how_it_voted(town, web):
    (act,) = evening(town, "A permit", body=town.college).acts
    page = web.page(publish(act))
    assert "is bought" in page.text_content()
    assert not page.xpath("//*[@class='act-counts']")


def test_the_mayor_who_left_for_the_account_is_named_apart(town, web):
    (act,) = evening(
        town, "The account", body=french_council(town), subject_kind="account"
    ).acts
    text = " ".join(web.page(act, who="clerk").text_content().split())
    assert "for the vote on the account (CGCT L2121-14): Anne Delvaux." in text
    assert "Left the room for the item" not in text


def test_what_is_typed_is_shown_as_text(town, web):
    (act,) = evening(town, "A bench").acts
    sent = {"day": '"><script>x', "masks": "</textarea><script>x", "preview": "1"}
    answer = web.post(act, "@@publish-deliberation", sent)
    assert "<script>x" not in answer.text

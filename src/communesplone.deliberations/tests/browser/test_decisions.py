"""`@@decisions`: the list, its facets, its feeds, the public agenda."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import sessions
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from icalendar import Calendar
from published import DAY
from published import evening
from published import publish
from time import sleep
from urllib.parse import parse_qs
from urllib.parse import urlencode
from urllib.parse import urlsplit

import feedparser
import json
import pytest
import re


@pytest.fixture
def acts(town):
    """Three published acts of the council, one of the college, and one that is not."""
    roads = evening(town, "A bench", "A bridge", category="Roads").acts
    money = evening(town, "The budget", "Not for you", category="Finance").acts
    college = evening(town, "A permit", body=town.college, category="Roads").acts
    for act in (*roads, money[0], *college):
        publish(act)
    return [*roads, money[0], *college]


def titles(page):
    return [h.text_content().strip() for h in page.xpath("//ol//h3")]


def prop(element, name):
    (found,) = element.xpath(f".//*[@property='{name}']")
    return found


def options(page):
    """Give (facet, value) -> count, as the page says."""
    return {
        (select.get("name"), option.get("value")): int(
            re.search(r"\((\d+)\)", option.text_content())[1]
        )
        for select in page.xpath("//form[@role='search']//select")
        for option in select.xpath("option[@value!='']")
    }


def test_the_list(acts, web):
    page = web.page(web.url, "@@decisions")
    assert set(titles(page)) == {"A bench", "A bridge", "The budget", "A permit"}
    assert "Decisions 1 to 4 of 4" in page.text_content()


@pytest.mark.parametrize("first", ["", "category=Roads", "outcome=adopted&text=bridge"])
def test_counts_equal_results(acts, web, first):
    page = web.page(web.url, f"@@decisions?{first}")
    found = options(page)
    assert found
    for (name, value), count in found.items():
        query = {key: values[0] for key, values in parse_qs(first).items()}
        query[name] = value
        then = web.page(web.url, f"@@decisions?{urlencode(query)}")
        assert len(titles(then)) == count, query


def test_a_body_has_its_own_list(acts, town, web):
    page = web.page(town.college, "@@decisions")
    assert titles(page) == ["A permit"]
    assert not page.xpath("//select[@name='body']")


def test_words_of_the_public_text(acts, web):
    assert titles(web.page(web.url, "@@decisions?text=bri")) == ["A bridge"]
    page = web.page(web.url, "@@decisions?text=unheardof")
    assert "No decision answers what you chose" in page.text_content()


def test_a_choice_can_be_taken_away(acts, web):
    page = web.page(web.url, "@@decisions?category=Roads&text=bridge")
    links = page.xpath("//ul[@class='decisions-chips']//a/@href")
    queries = [parse_qs(urlsplit(link).query) for link in links]
    assert queries == [{"text": ["bridge"]}, {"category": ["Roads"]}, {}]


def test_a_choice_that_leaves_nothing_is_told_in_words(acts, town, web):
    query = urlencode({"outcome": "rejected", "body": town.college.UID()})
    page = web.page(web.url, f"@@decisions?{query}&text=unheardof")
    chips = [" ".join(li.text_content().split()) for li in page.xpath(CHIPS)]
    assert chips[0].startswith("Body: College ×")
    assert chips[1].startswith("Outcome: Rejected ×")


def test_pages(acts, web):
    page = web.page(web.url, "@@decisions?b_size=3")
    (older,) = page.xpath("//a[@rel='next']/@href")
    again = web.page(older.partition("&b_size")[0] + "&b_size=3")
    assert len(titles(page)) == 3 and len(titles(again)) == 1
    assert again.xpath("//a[@rel='prev']")


CHIPS = "//ul[@class='decisions-chips']/li"

HOSTILE = [
    "text=AND+OR+(",
    "text=%22%22*%3F",
    "text=the+a+of",
    "text=%00%ff",
    "text:list=a&year:list=2026",
    "b_start=-1&b_size=0",
    "b_start=99999999999999999999",
    "b_size=999999",
    "b_start:record=1",
    "body.x:record=1&session=%27%22%3Cscript%3Ealert(1)%3C/script%3E",
    "text=" + "x" * 5000,
    "category=%F0%9F%98%80",
    "year=%D9%A2%D9%A0",
]


def test_hostile_queries(acts, web):
    for view in ("@@decisions", "@@decisions.rss", "@decisions"):
        for query in HOSTILE:
            path = f"{view}?{query}"
            answer = web.rest("GET", web.url, path, who=None)
            if "@@" in view:
                answer = web.get(web.url, path)
            assert answer.status_code in {200, 400}, f"{view}?{query}"
            assert "<script>alert" not in answer.text


def test_nothing_yet(town, web):
    text = web.page(web.url, "@@decisions").text_content()
    assert "No session is convened" in text and "No decision is published yet" in text


class TestFeeds:
    @pytest.mark.parametrize("name", ["decisions.rss", "decisions.atom"])
    def test_well_formed(self, acts, web, name):
        answer = web.get(web.url, f"@@{name}")
        found = feedparser.parse(answer.content)
        assert not found.bozo
        assert {e.title for e in found.entries} == {act.title for act in acts}
        (entry,) = [e for e in found.entries if e.title == "A bench"]
        assert entry.link == acts[0].absolute_url()
        assert entry.published_parsed[:3] == (2026, 3, 20)

    def test_of_what_was_chosen(self, acts, web):
        page = web.page(web.url, "@@decisions?category=Finance")
        (link,) = page.xpath("//link[contains(@href, 'decisions.rss')]/@href")
        found = feedparser.parse(web.get(link).content)
        assert [entry.title for entry in found.entries] == ["The budget"]

    def test_304(self, acts, web):
        tag = web.get(web.url, "@@decisions.rss").headers["ETag"]
        headers = {"If-None-Match": tag}
        again = web.get(web.url, "@@decisions.rss", headers=headers)
        assert again.status_code == 304
        publication.annul(acts[0], "Void", DAY, "The Governor")
        again = web.get(web.url, "@@decisions.rss", headers=headers)
        assert again.status_code == 200

    def test_calendar(self, acts, town, web):
        planned = Evening(town, "Not yet")
        answer = web.get(web.url, "@@sessions.ics")
        events = Calendar.from_ical(answer.content).walk("VEVENT")
        assert len(events) == 3
        assert events[0].decoded("dtstart") == START
        assert str(events[0]["location"]) == "Town hall"
        assert planned.session.UID() not in answer.text
        answer = web.get(town.college, "@@sessions.ics")
        assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == 1


class TestAgenda:
    @pytest.fixture
    def night(self, town):
        night = Evening(town, "A bench", "A bridge")
        for fields in ({"sitting": "closed"}, {"publication": "none"}):
            item = town.item("A hidden thing", None, "validated", **fields)
            night.items.append(item)
        for item in night.items[2:]:
            agenda.present(night.session, item)
        return night

    def test_the_public_part(self, night, web):
        night.convene()
        text = web.page(night.session, "@@public-agenda").text_content()
        assert "A bench" in text and "A bridge" in text
        assert "hidden thing" not in text
        assert "Items that are not public: 2" in text

    def test_nothing_before_the_convocation(self, night, web):
        assert web.get(night.session, "@@public-agenda").status_code == 302
        answer = web.get(night.session, "@@public-agenda", who="clerk")
        assert answer.status_code == 404

    def test_the_college_has_no_public_agenda(self, town, web):
        night = Evening(town, "A permit", body=town.college).convene()
        text = web.page(night.session, "@@public-agenda").text_content()
        assert "A permit" not in text and "without the public" in text

    def test_the_next_sessions(self, town, web, monkeypatch):
        night = Evening(town, "A bench").convene()
        assert "A bench" not in web.get(web.url, "@@decisions").text
        monkeypatch.setattr(
            "communesplone.deliberations.api.clock.today", lambda: START.date()
        )
        page = web.page(web.url, "@@decisions")
        assert "A bench" in page.text_content()
        (link,) = page.xpath("//li[@class='session-card']//a/@href")
        assert link == f"{night.session.absolute_url()}/@@public-agenda"
        sessions.cancel(night.session, "Snow")
        assert "session-card" not in web.get(web.url, "@@decisions").text
        calendar = web.get(web.url, "@@sessions.ics").text
        assert "STATUS:CANCELLED" in calendar and "Snow" not in calendar

    def test_decisions_of_the_session(self, town, web):
        night = evening(town, "A bench", "A bridge")
        page = web.page(night.session, "@@public-agenda")
        assert "No decision of this session" in page.text_content()
        publish(night.acts[1])
        rows = web.page(night.session, "@@public-agenda").xpath("//h3")
        assert [row.text_content().strip() for row in rows] == ["A bridge"]

    def test_304_until_a_row_changes(self, town, web):
        def seen(**headers):
            return web.get(night.session, "@@public-agenda", headers=headers)

        def known(answer):
            """Tell whether it is the same by its tag, and by its time alone."""
            tag, time = answer.headers["ETag"], answer.headers["Last-Modified"]
            return (
                seen(**{"If-None-Match": tag}).status_code == 304,
                seen(**{"If-Modified-Since": time}).status_code == 304,
            )

        night = evening(town, "A bench", "A bridge")
        publish(night.acts[0])
        one = seen()
        assert "A bench" in one.text and known(one) == (True, True)
        # Times in headers have whole seconds.
        sleep(1.1)
        publish(night.acts[1])
        assert known(one) == (False, False)
        two = seen()
        assert len(web.page(night.session, "@@public-agenda").xpath("//h3/a")) == 2
        assert known(two) == (True, True)
        publication.annul(night.acts[1], "Void", DAY, "The Governor")
        assert not known(two)[0]

    def test_linked_data_tell_when_it_was_held(self, town, web):
        def told(name):
            page = web.page(night.session, "@@public-agenda")
            (script,) = page.xpath("//script[@type='application/ld+json']/text()")
            return json.loads(script).get(name, {}).get("@value", "")[11:16]

        night = Evening(town, "A bench").convene()
        assert told("prov:startedAtTime") == told("prov:endedAtTime") == ""
        sessions.open_sitting(night.session, START + timedelta(minutes=12))
        night.act("arrive", 13, members=night.ids(*VOTING))
        night.vote(night.items[0], 20)
        assert (told("prov:startedAtTime"), told("prov:endedAtTime")) == ("18:42", "")
        closing.close(night.session, START + timedelta(hours=2))
        assert told("besluit:geplandeStart") == "18:30"
        assert (told("prov:startedAtTime"), told("prov:endedAtTime")) == (
            "18:42",
            "20:30",
        )

    def test_the_points_say_in_rdfa_what_the_json_ld_says(self, night, web):
        night.convene()
        page = web.page(night.session, "@@public-agenda")
        (script,) = page.xpath("//script[@type='application/ld+json']/text()")
        (sitting,) = page.xpath("//*[@typeof='besluit:Zitting']")
        told = [
            {
                "@id": point.get("resource"),
                "@type": point.get("typeof"),
                "dct:title": prop(point, "dct:title").text_content(),
                "besluit:geplandOpenbaar": json.loads(
                    prop(point, "besluit:geplandOpenbaar").get("content")
                ),
                "schema:position": int(prop(point, "schema:position").get("content")),
            }
            for point in sitting.xpath(".//*[@rel='besluit:behandelt']")
        ]
        data = json.loads(script)
        assert told == data["besluit:behandelt"] and len(told) == 2
        assert sitting.get("about") == data["@id"]
        prefixes = dict(re.findall(r"(\w+): (\S+)", sitting.get("prefix")))
        assert prefixes.items() <= data["@context"].items()
        for point in told:
            page.get_element_by_id(point["@id"].rpartition("#")[2])

    def test_a_masked_subject_is_masked_on_the_agenda_too(self, town, web):
        night = evening(town, "A bench for Mr Smith", "A bridge")
        publish(night.acts[0], "Mr Smith")
        answer = web.get(night.session, "@@public-agenda")
        assert "A bench for […]" in answer.text and "Smith" not in answer.text

    def test_the_french_list_of_what_was_examined(self, town, web):
        town.council.rulebook = "fr-municipal"
        night = evening(town, "A bench", "A bridge")
        page = web.page(night.session, "@@public-agenda")
        rows = [row.text_content().strip() for row in page.xpath("//h3")]
        assert rows == ["A bench", "A bridge"]
        assert "not published yet" in page.text_content()
        assert not page.xpath("//h3/a")

    def test_of_what_is_not_public_that_list_has_the_number_alone(self, town, web):
        town.council.rulebook = "fr-municipal"
        titles = ("A bench", "A person")
        night = evening(town, *titles, sitting="closed")
        page = web.page(night.session, "@@public-agenda")
        rows = page.xpath("//ul[@class='decisions-list']/li")
        for row, act in zip(rows, night.acts, strict=True):
            words = " ".join(row.text_content().split())
            assert words == f"{act.reference} The subject is not public."
        assert not any(title in page.text_content() for title in titles)
        town.council.rulebook = "be-wal-council"
        page = web.page(night.session, "@@public-agenda")
        assert not page.xpath("//ul[@class='decisions-list']")


def test_the_block_of_the_front_page(acts, web, town):
    page = web.page(web.url, "@@town-front")
    (block,) = page.xpath("//section[@id='block-decisions']")
    assert len(block.xpath(".//h3")) == 4
    assert "Not for you" not in block.text_content()

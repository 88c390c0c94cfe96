"""OParl: every object that is served stands up to the standard, and none is secret."""

from collections import Counter
from communesplone.core.api import settings
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import imports
from communesplone.deliberations.api import items
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import people
from communesplone.deliberations.api import publication
from communesplone.deliberations.api.oparl.answer import answer
from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.motions import EXTENSION
from datetime import date
from evening import Evening
from oparl_client import close
from oparl_client import DAY
from oparl_client import get
from oparl_client import kind_of
from oparl_client import listed
from oparl_client import walk
from past import file
from past import row
from plone import api
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from published import elect
from ZODB.Connection import Connection

import json
import pytest
import transaction


@pytest.fixture
def evening(town):
    settings.save(
        names={"en": "Saint-Epin"}, street="Town square 1", locality="Saint-Epin"
    )
    return Evening(town, "A bench", "A tree").open()


class TestWalk:
    def test_every_link_leads_somewhere_and_everything_is_sound(self, evening):
        close(evening)
        objects = walk()
        kinds = Counter(kind_of(copies[0]) for copies in objects.values())
        assert set(Kind) == {Kind(kind) for kind in kinds}
        assert (kinds["AgendaItem"], kinds["Paper"], kinds["File"]) == (2, 2, 3)
        assert (kinds["Person"], kinds["Membership"]) == (6, 10)
        assert kinds["Organization"] == 2

    def test_without_what_is_internal(self, evening):
        close(evening)
        (meeting,) = [
            copies[0]
            for copies in walk(omit_internal="true").values()
            if kind_of(copies[0]) == "Meeting"
        ]
        assert "agendaItem" not in meeting

    def test_an_object_is_the_same_in_lists_and_alone(self, evening):
        close(evening)
        for copies in walk().values():
            if kind_of(copies[0]) != "AgendaItem":
                assert all(copy == copies[0] for copy in copies)

    def test_a_town_that_has_nothing(self, integration, portal):
        assert {kind_of(copies[0]) for copies in walk().values()} == {"System", "Body"}


class TestWhatIsPublic:
    def test_nothing_before_the_convocation(self, town):
        Evening(town, "A bench")
        assert listed(Kind.MEETING) == listed(Kind.AGENDA_ITEM) == []

    def test_a_convened_session_has_titles_alone(self, town):
        evening = Evening(town, "A bench").convene()
        (meeting,) = listed(Kind.MEETING)
        (item,) = meeting["agendaItem"]
        assert (item["name"], item["number"], item["order"]) == ("A bench", "1", 0)
        assert "result" not in item and EXTENSION not in item
        assert meeting["id"].endswith(IUUID(evening.session))
        assert listed(Kind.PAPER) == []

    @pytest.mark.parametrize("fields", [{"sitting": "closed"}, {"publication": "none"}])
    def test_no_item_that_is_not_for_the_public(self, town, fields):
        evening = Evening(town, "The file of X", **fields).open()
        close(evening, publish=False)
        assert listed(Kind.AGENDA_ITEM) == []
        told = json.dumps([list(walk().values())])
        assert "The file of X" not in told
        assert evening.uids[0] not in told

    def test_no_agenda_of_a_body_that_never_meets_in_public(self, town):
        Evening(town, "A bench", body=town.college).convene()
        (meeting,) = listed(Kind.MEETING)
        assert "agendaItem" not in meeting
        assert listed(Kind.AGENDA_ITEM) == []

    def test_an_unpublished_act_is_not_there(self, evening):
        close(evening, publish=False)
        assert listed(Kind.PAPER) == listed(Kind.CONSULTATION) == []
        (agenda,) = listed(Kind.FILE)
        assert agenda["id"].endswith("-agenda")
        for item in listed(Kind.AGENDA_ITEM):
            assert item["result"] == "Adopted"
            assert EXTENSION not in item and "consultation" not in item

    def test_masked_names_are_masked_everywhere(self, town):
        evening = Evening(town, "Of Mr X", decision="<p>For Mr X.</p>").open()
        close(evening, masks=["Mr X"])
        assert [paper["name"] for paper in listed(Kind.PAPER)] == ["Of […]"]
        assert "Mr X" not in json.dumps(list(walk().values()))

    def test_of_persons_names_and_mandates_alone(self, town):
        people.update(town.persons["mayor"], email="private@town.example")
        told = json.dumps(listed(Kind.PERSON))
        assert "private@" not in told and "1961-" not in told
        town.folder.invokeFactory("communesplone.deliberations.Person", "nobody")
        assert len(listed(Kind.PERSON)) == 6

    def test_the_terms_of_the_council(self, town):
        (term,) = listed(Kind.LEGISLATIVE_TERM)
        assert (term["name"], term["startDate"]) == ("2024–", "2024-12-02")
        assert get(term["id"]) == term
        (body,) = listed(Kind.BODY)
        (inside,) = body["legislativeTerm"]
        assert inside["id"] == term["id"]
        town.council.kind = "committee"
        town.council.reindexObject()
        assert listed(Kind.LEGISLATIVE_TERM) == []

    def test_a_title_alone_has_neither_text_nor_votes(self, town):
        evening = Evening(town, "A bench", publication="title").open()
        close(evening)
        (paper,) = listed(Kind.PAPER)
        assert "mainFile" not in paper
        (item,) = listed(Kind.AGENDA_ITEM)
        assert "resolutionFile" not in item
        assert "vote_events" not in item[EXTENSION]


class TestVotes:
    def vote(self, evening):
        uid = evening.uids[0]
        return get(f"@@oparl/agenda-item/{uid}")[EXTENSION]

    def test_counts_in_lists_and_names_in_the_object(self, evening):
        close(evening, against=("mayor",))
        (event,) = self.vote(evening)["vote_events"]
        assert event["counts"] == [
            {"option": "yes", "value": 4},
            {"option": "no", "value": 1},
        ]
        told = {vote["voter_id"][-32:]: vote["option"] for vote in event["votes"]}
        assert told[evening.town.uid("mayor")] == "no"
        assert len(told) == 5
        (in_list,) = listed(Kind.AGENDA_ITEM)[0][EXTENSION]["vote_events"]
        assert "votes" not in in_list

    def test_a_secret_ballot_names_nobody(self, town):
        evening = Evening(town, "X is appointed").open()
        counts = {"in_favour": 3, "against": 2}
        evening.act("ballot", 10, item=evening.uids[0], mode="secret", counts=counts)
        close(evening, vote=False)
        (event,) = self.vote(evening)["vote_events"]
        assert "votes" not in event
        assert [count["value"] for count in event["counts"]] == [3, 2]

    def test_each_round_is_an_event(self, town):
        evening = Evening(town, "Two aldermen", subject_kind="appointment").open()
        elect(evening, 5, {"Xavier": 3, "Yvette": 2, "Zoé": 2}, seats=2, blank=1)
        elect(evening, 9, {"Yvette": 2, "Zoé": 3}, next_round=True)
        (act,) = close(evening, vote=False)
        first, last = self.vote(evening)["vote_events"]
        assert [each["id"] for each in (first, last)] == [
            f"{IUUID(act)}-1",
            f"{IUUID(act)}-2",
        ]
        assert [each["identifier"] for each in (first, last)] == ["1", "2"]
        assert first["counts"] == [
            {"option": "yes", "value": 4},
            {"option": "blank", "value": 1},
        ]
        assert "result" not in first and last["result"] == "pass"
        told = json.dumps([first, last])
        assert "votes" not in first and "votes" not in last
        assert "Xavier" not in told and "voter_id" not in told


class TestDocuments:
    def test_the_agenda_is_told_from_the_convocation_on(self, town):
        evening = Evening(town, "A bench")
        assert listed(Kind.FILE) == []
        evening.convene()
        (meeting,) = listed(Kind.MEETING)
        (file,) = listed(Kind.FILE)
        assert file["accessUrl"].endswith("/@@public-agenda")
        assert file["date"] == clock.day_of(evening.session.convened_at).isoformat()
        assert file["meeting"] == [meeting["id"]]
        inside = meeting["invitation"]
        assert {**file, "meeting": None} == {**inside, "meeting": None}
        assert get(file["id"]) == file
        items.update(evening.items[0], title="Two benches")
        (later,) = listed(Kind.FILE)
        assert later["modified"] == get(meeting["id"])["modified"]

    def test_minutes_once_they_are_published(self, evening):
        close(evening)
        evening.approve()
        url = f"@@oparl/meeting/{IUUID(evening.session)}"
        assert "resultsProtocol" not in get(url)
        missing = ["file", f"{IUUID(evening.session)}-minutes"]
        assert answer(missing, {}).status == 404
        minutes_online.publish(evening.session, DAY)
        minutes = get(url)["resultsProtocol"]
        assert minutes["accessUrl"].endswith("/@@public-minutes")
        assert minutes["date"] == DAY.isoformat()
        assert get(minutes["id"])["meeting"] == [get(url)["id"]]
        assert minutes["id"] in [file["id"] for file in listed(Kind.FILE)]

    def test_who_was_there_once_the_minutes_are_public(self, town):
        evening = Evening(town, "A bench").open("mayor", "alderman", "alderwoman")
        close(evening)
        evening.approve()
        url = f"@@oparl/meeting/{IUUID(evening.session)}"
        assert "participant" not in get(url)
        minutes_online.publish(evening.session, DAY)
        there = evening.ids("mayor", "alderman", "alderwoman", "director")
        found = [get(each)["id"][-32:] for each in get(url)["participant"]]
        assert sorted(found) == sorted(there)

    def test_the_text_of_an_act_is_the_resolution_of_its_item(self, evening):
        close(evening)
        for paper in listed(Kind.PAPER):
            text = get(paper["mainFile"]["id"])
            (item,) = text["agendaItem"]
            assert get(item)["resolutionFile"]["id"] == text["id"]

    def test_files_of_acts_and_of_sessions_stand_in_one_order(self, evening):
        acts = close(evening)
        later = Evening(evening.town, "A fountain").convene()
        pages, url = [], "@@oparl/file?limit=1"
        while url:
            page = get(url)
            pages += page["data"]
            url = page["links"].get("next")
        assert pages == listed(Kind.FILE)
        agendas = [f"{IUUID(one.session)}-agenda" for one in (evening, later)]
        uids = [agendas[0], *map(IUUID, acts), agendas[1]]
        assert [file["id"].rpartition("/")[2] for file in pages] == uids


class TestLists:
    @pytest.fixture
    def many(self, town):
        folder = api.content.create(town.portal, "Folder", "more")
        for number in range(150):
            person = people.create(folder, "P", f"Number {number}")
            people.add_mandate(
                town.council, person, post="councillor", start=date(2024, 12, 2)
            )

    def test_pages_hold_all_once(self, town, many):
        first = get("@@oparl/person")
        second = get(first["links"]["next"])
        ids = [each["id"] for each in first["data"] + second["data"]]
        assert (len(first["data"]), len(ids), len(set(ids))) == (100, 156, 156)
        assert "next" not in second["links"]

    def test_who_comes_meanwhile_moves_nothing(self, town, many):
        first = get("@@oparl/membership", limit="10")
        person = people.create(town.folder, "Late", "Comer")
        people.add_mandate(town.council, person, post="member", start=DAY)
        rest, url = [], first["links"]["next"]
        while url:
            page = get(url)
            rest += page["data"]
            url = page["links"].get("next")
        ids = [each["id"] for each in first["data"] + rest]
        assert len(ids) == len(set(ids)) == 161

    @pytest.mark.parametrize("kind", [Kind.PERSON, Kind.MEMBERSHIP])
    def test_a_page_of_100_wakes_no_object(self, town, many, loads, kind):
        assert len(loads(lambda: listed(kind))) == 0

    @pytest.mark.parametrize(
        "kind",
        [Kind.MEETING, Kind.PAPER, Kind.AGENDA_ITEM, Kind.CONSULTATION, Kind.FILE],
    )
    def test_neither_do_acts_and_sessions(self, evening, loads, kind):
        close(evening)
        found = []
        assert loads(lambda: found.extend(listed(kind))) == []
        assert found

    def test_nor_do_150_acts(self, town, loads):
        job = imports.stage(town.council, file(*map(row, range(150))), "past.csv")
        imports.step(town.council, job.digest)
        found = []
        assert loads(lambda: found.extend(listed(Kind.PAPER))) == []
        assert len(found) == 100

    def test_of_one_organization(self, evening):
        close(evening)
        (meeting,) = listed(Kind.MEETING)
        council, college = (
            IUUID(body) for body in (evening.town.council, evening.town.college)
        )
        url = "@@oparl/organization/{}/{}"
        assert get(url.format(council, "meeting"))["data"] == [meeting]
        assert get(url.format(college, "meeting"))["data"] == []
        assert len(get(url.format(council, "consultation"))["data"]) == 2

    def test_a_new_title_changes_the_line_and_its_session(self, town):
        evening = Evening(town, "A bench", "A tree").convene()
        before = _later(evening.session)
        item = evening.items[0]
        items.update(item, title="Two benches")
        item.setModificationDate(item.modified() + 1)
        item.reindexObject(idxs=["Title"])
        (line,) = listed(Kind.AGENDA_ITEM, modified_since=before)
        (meeting,) = listed(Kind.MEETING, modified_since=before)
        assert line["name"] == meeting["agendaItem"][0]["name"] == "Two benches"
        assert line["modified"] == meeting["modified"]
        assert get(meeting["id"]) == meeting

    def test_what_changed_since(self, evening):
        acts = close(evening, publish=False)
        before = _later(evening.session)
        publication.publish(acts[0], DAY)
        acts[0].setModificationDate(acts[0].modified() + 1)
        acts[0].reindexObject(idxs=["Title"])
        found = listed(Kind.PAPER, modified_since=before)
        assert [paper["id"][-32:] for paper in found] == [IUUID(acts[0])]
        assert listed(Kind.PAPER, modified_until="2020-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    "path",
    [
        ["nonsense"],
        ["meeting", "0" * 32],
        ["agenda-item", "0" * 32],
        ["agenda-item", "../../x"],
        ["person", "a", "meeting"],
        ["organization", "0" * 32, "meeting"],
        ["organization", "0" * 32, "person"],
        ["body", "b", "c", "d"],
        ["system"],
    ],
)
def test_what_is_not_there(town, path):
    found = answer(path, {})
    assert found.status == 404
    assert found.content["type"].endswith("/Error")


def test_a_parameter_without_meaning(town):
    found = answer(["person"], {"limit": "many"})
    assert found.status == 400
    assert "limit=many" in found.content["message"]


def _later(content):
    return (content.modified() + 0.5).ISO8601()


@pytest.fixture
def loads(portal, monkeypatch):
    """Give a function that lists the content that another one loads."""

    def count(work):
        processQueue()
        transaction.savepoint()
        portal._p_jar.cacheMinimize()
        loaded = []
        setstate = Connection.setstate

        def counting(self, obj):
            # The site itself is always awake in a request.
            if isinstance(obj, DexterityContent) and obj._p_oid != portal._p_oid:
                loaded.append(obj)
            return setstate(self, obj)

        monkeypatch.setattr(Connection, "setstate", counting)
        work()
        monkeypatch.setattr(Connection, "setstate", setstate)
        return [type(each).__name__ for each in loaded]

    return count

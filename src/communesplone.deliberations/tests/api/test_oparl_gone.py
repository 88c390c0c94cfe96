"""OParl tells what was public once and is no more."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import values
from communesplone.deliberations.api.oparl import gone
from communesplone.deliberations.api.oparl.answer import answer
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.oparl.links import Kind
from counting import costs
from datetime import date
from evening import Evening
from evening import VOTING
from oparl_client import DAY
from oparl_client import get
from oparl_client import kind_of
from oparl_client import listed
from plone import api
from plone.uuid.interfaces import IUUID
from rules.oparl_schema import problems

import json
import pytest


def mandates(town):
    return [each for each in town.council.objectValues() if IMandate.providedBy(each)]


SINCE = {"modified_since": "2020-01-01T00:00:00Z"}


class TestGone:
    def test_a_cancelled_session_stays_and_its_agenda_goes(self, town):
        evening = Evening(town, "A bench").convene()
        (before,) = listed(Kind.MEETING)
        item = listed(Kind.AGENDA_ITEM)[0]["id"]
        agenda = before["invitation"]["id"]
        sessions.cancel(evening.session, "A burst main")
        for url in (agenda, item):
            left = get(url)
            assert left["deleted"] is True
            assert not problems(left, kind_of(left))
        (meeting,) = listed(Kind.MEETING)
        assert (meeting["cancelled"], meeting["meetingState"]) == (True, "Cancelled")
        assert before["cancelled"] is False
        assert (meeting["id"], meeting["location"]["id"]) == (
            before["id"],
            before["location"]["id"],
        )
        assert not {"agendaItem", "invitation", "deleted"} & set(meeting)
        assert "A burst main" not in json.dumps(meeting)
        assert get(meeting["id"]) == meeting
        assert listed(Kind.AGENDA_ITEM) == listed(Kind.FILE) == []
        for body, found in ((town.council, [meeting]), (town.college, [])):
            own = get(f"@@oparl/organization/{IUUID(body)}/meeting", **SINCE)
            assert own["data"] == found

    def test_a_session_that_was_buried_when_it_was_cancelled(self, town):
        evening = Evening(town, "A bench").convene()
        sessions.cancel(evening.session, "A burst main")
        uid, created = IUUID(evening.session), evening.session.created().asdatetime()
        gone.bury(Kind.MEETING, uid, created, IUUID(town.council))
        assert [one["cancelled"] for one in listed(Kind.MEETING, **SINCE)] == [True]

    def test_nothing_is_left_of_an_agenda_that_nobody_could_read(self, town):
        evening = Evening(town, "A bench", body=town.college).convene()
        (meeting,) = listed(Kind.MEETING)
        assert "invitation" not in meeting
        sessions.cancel(evening.session, "A burst main")
        assert listed(Kind.AGENDA_ITEM, **SINCE) == listed(Kind.FILE, **SINCE) == []

    def test_a_planned_session_that_is_cancelled_was_never_there(self, town):
        evening = Evening(town)
        sessions.cancel(evening.session, "No need")
        assert answer(["meeting", IUUID(evening.session)], {}).status == 404

    def test_an_item_for_which_the_doors_close(self, town):
        evening = Evening(town, "A bench").open()
        (line,) = [each["id"] for each in listed(Kind.AGENDA_ITEM)]
        given = {"asked_by": [], "in_favour": evening.ids(*VOTING)}
        evening.act("close_doors", item=evening.uids[0], **given)
        assert listed(Kind.AGENDA_ITEM) == []
        assert get(line)["deleted"] is True
        ((entry, _row),) = (
            pair for pair in roll.standing(evening.session) if "asked" in pair[1]
        )
        evening.act("void", 5, entry=entry)
        assert get(line)["id"] == line
        assert "deleted" not in get(line)

    @pytest.mark.parametrize("fields", [{"publication": "none"}, {"sitting": "closed"}])
    def test_a_line_that_is_not_told_any_more(self, town, fields):
        evening = Evening(town, "A bench", "A tree").convene()
        line = get(f"@@oparl/agenda-item/{evening.uids[0]}")["id"]
        items.update(evening.items[0], **fields)
        assert get(line)["deleted"] is True
        since = listed(Kind.AGENDA_ITEM, modified_since="2020-01-01T00:00:00Z")
        assert [each["id"] for each in since if each.get("deleted")] == [line]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ({"publication": "none"}, {"sitting": "closed"}),
            ({"sitting": "closed"}, {"publication": "none"}),
        ],
    )
    def test_a_line_that_never_was_told(self, town, before, after):
        evening = Evening(town, "The file of X", **before).convene()
        items.update(evening.items[0], **after)
        assert answer(["agenda-item", evening.uids[0]], {}).status == 404

    def test_a_place_that_is_said_no_more(self, town):
        evening = Evening(town, "A bench")
        uid = IUUID(evening.session)
        values.write(evening.session, ISession, {"place": "Town hall"})
        evening.convene()
        assert get(f"@@oparl/location/{uid}")["description"] == "Town hall"
        values.write(evening.session, ISession, {"place": ""})
        evening.session.reindexObject()
        assert get(f"@@oparl/location/{uid}")["deleted"] is True

    @pytest.mark.parametrize("kind", [Kind.FILE, Kind.AGENDA_ITEM])
    def test_what_is_left_costs_no_query_each(self, town, kind):
        found = []
        for titles in (["A"], ["B", "C", "D"]):
            for title in titles:
                sessions.cancel(Evening(town, title).convene().session, "Flood")
            for since in ("2099-01-01T00:00:00Z", "2020-01-01T00:00:00Z"):
                with costs(town.portal._p_jar) as counted:
                    listed(kind, modified_since=since)
                found.append(counted.queries)
        assert found[:2] == found[2:]
        assert found[0] < found[1]

    def test_the_last_mandate_takes_the_person_along(self, town):
        person = people.create(town.folder, "Short", "Time")
        uid = IUUID(person)
        given = {"post": "member", "start": DAY}
        mandate = people.add_mandate(town.council, person, **given)
        assert get(f"@@oparl/person/{uid}")["name"] == "Short Time"
        api.content.delete(mandate)
        assert get(f"@@oparl/person/{uid}")["deleted"] is True
        since = "2020-01-01T00:00:00Z"
        assert len(listed(Kind.PERSON, modified_since=since)) == 7
        people.add_mandate(town.council, person, **given)
        assert get(f"@@oparl/person/{uid}")["name"] == "Short Time"
        assert len(listed(Kind.PERSON, modified_since=since)) == 7

    def test_a_term_that_begins_on_another_day(self, town):
        (before,) = listed(Kind.LEGISLATIVE_TERM)
        for mandate in mandates(town):
            people.update_mandate(mandate, start=date(2024, 12, 3))
        (after,) = listed(Kind.LEGISLATIVE_TERM)
        assert after["startDate"] == "2024-12-03"
        assert get(before["id"])["deleted"] is True
        since = listed(Kind.LEGISLATIVE_TERM, **SINCE)
        assert [each["id"] for each in since if each.get("deleted")] == [before["id"]]

    def test_a_term_whose_mandates_are_deleted(self, town):
        (before,) = listed(Kind.LEGISLATIVE_TERM)
        for mandate in mandates(town):
            api.content.delete(mandate)
        assert get(before["id"])["deleted"] is True

    def test_a_term_of_a_council_that_is_none_any_more(self, town):
        (before,) = listed(Kind.LEGISLATIVE_TERM)
        bodies.update(town.council, kind="committee")
        assert listed(Kind.LEGISLATIVE_TERM) == []
        assert get(before["id"])["deleted"] is True
        bodies.update(town.council, kind="council")
        assert listed(Kind.LEGISLATIVE_TERM, **SINCE) == [get(before["id"])]

    def test_a_body(self, town):
        body = bodies.create(town.folder, "Committee", rulebook="be-wal-council")
        uid = IUUID(body)
        api.content.delete(body)
        assert get(f"@@oparl/organization/{uid}")["deleted"] is True
        assert gone.find(Kind.ORGANIZATION, uid).deleted

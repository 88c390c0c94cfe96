"""The secretary of a sitting, and members who are excused."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts.presence import at_item
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.sitting import room
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from plone.uuid.interfaces import IUUID
from scene import SINCE
from told_evening import french_council

import pytest


@pytest.fixture
def french(town):
    """An evening of a French council for which no secretary is planned."""
    evening = Evening(town, "One", body=french_council(town))
    evening.session.secretary = None
    return evening


class TestSecretary:
    def test_a_french_council_names_one_of_those_present(self, french, town):
        french.open("mayor", "alderman", "alderwoman")
        french.act("arrive", members=french.ids("director"))
        choice = state.whole(french.session)["secretary_choice"]
        assert choice == {
            "needed": True,
            "able": french.ids("mayor", "alderman", "alderwoman"),
            "proposed": town.uid("alderwoman"),
            "article": "CGCT L2121-15",
        }
        french.vote(french.items[0])
        with pytest.raises(Refused, match="Say who was secretary"):
            closing.close(french.session, START + timedelta(hours=2))
        french.act("keep_minutes", 2, member=town.uid("alderman"))
        told = state.whole(french.session)
        assert told["secretary"] == town.uid("alderman")
        assert not told["secretary_choice"]["needed"]
        assert told["log"][0]["kind"] == "keep_minutes"
        closing.close(french.session, START + timedelta(hours=2))
        assert meeting(french.session, "en").secretary == "Bruno Lefort"

    def test_the_named_one_signs_the_acts(self, french, town):
        french.open()
        french.act("keep_minutes", 2, member=town.uid("alderman"))
        members = {one.id: one for one in roll.members(french.session)}
        signing = closing.signatories(french.session, members)
        assert [row["name"] for row in signing] == ["Anne Delvaux", "Bruno Lefort"]

    def test_absent_people_and_officials_are_refused(self, french, town):
        french.open("mayor", "alderman", "alderwoman")
        with pytest.raises(Refused, match="Denis Noël is not there"):
            french.act("keep_minutes", member=town.uid("councillor"))
        french.act("arrive", members=french.ids("director"))
        with pytest.raises(Refused, match="Fanny Petit assists only") as refused:
            french.act("keep_minutes", member=town.uid("director"))
        assert str(refused.value.article) == "CGCT L2121-15"
        with pytest.raises(Refused, match="not in office"):
            french.act("keep_minutes", member="x" * 32)

    def test_a_planned_secretary_who_stays_away_is_replaced(self, french, town):
        french.session.secretary = town.uid("councillor")
        french.open("mayor", "alderman", "alderwoman")
        assert (
            "Denis Noël" in closing.problems(french.session)[0].message.mapping["name"]
        )
        french.act("arrive", members=french.ids("councillor"))
        assert secretary.why_not(french.session) is None

    def test_a_mistake_is_voided(self, french, town):
        french.open()
        french.act("keep_minutes", 2, member=town.uid("alderman"))
        entry = state.whole(french.session)["log"][0]["key"]
        french.act("void", 3, entry=entry)
        assert state.whole(french.session)["secretary"] == ""

    def test_the_arrival_of_the_named_one_is_not_voided(self, french, town):
        french.open("mayor")
        french.act("arrive", 1, members=french.ids("alderman"))
        entry = state.whole(french.session)["log"][0]["key"]
        french.act("keep_minutes", 2, member=town.uid("alderman"))
        with pytest.raises(Refused, match="Bruno Lefort is not there"):
            french.act("void", 3, entry=entry)

    def test_the_director_general_is_it_in_wallonia(self, town):
        evening = Evening(town, "One").open()
        told = state.whole(evening.session)
        assert told["secretary"] == town.uid("director")
        assert told["secretary_choice"]["article"] == "CDLD L1124-4"
        assert not told["secretary_choice"]["needed"]
        # Away, the one whom the council names does it.
        evening.act("keep_minutes", member=town.uid("councillor"))
        assert secretary.of(evening.session) == town.uid("councillor")

    def test_of_two_who_could_be_it_the_one_who_signs(self, town):
        deputy = people.create(town.folder, "Gilles", "Quenot")
        given = {"post": "director_general", "start": SINCE, "votes": False}
        people.add_mandate(town.council, deputy, rank=1, **given)
        evening = Evening(town, "One")
        evening.session.secretary = None
        evening.open()
        evening.act("arrive", members=[IUUID(deputy), *evening.ids("director")])
        choice = state.whole(evening.session)["secretary_choice"]
        assert set(choice["able"]) > {IUUID(deputy), town.uid("director")}
        assert choice["proposed"] == town.uid("director")

    def test_a_plan_takes_only_who_can_do_it(self, town):
        body = french_council(town)
        given = {"title": "Next", "start": START}
        with pytest.raises(InvalidValue, match="assists only") as refused:
            sessions.create(body, **given, secretary=town.uid("director"))
        assert refused.value.field == "secretary"
        for mandate in body.objectValues("Dexterity Item"):
            if mandate.person == town.uid("councillor"):
                people.end_mandate(mandate, START.date() - timedelta(days=1))
        with pytest.raises(InvalidValue, match="not in office"):
            sessions.create(body, **given, secretary=town.uid("councillor"))
        planned = sessions.create(body, **given, secretary=town.uid("alderman"))
        assert planned.secretary == town.uid("alderman")


class TestExcuses:
    def test_before_the_sitting(self, town):
        evening = Evening(town, "One", "Two").convene()
        earlier = -3 * 24 * 60
        evening.act("excuse", earlier, members=evening.ids("councillor"))
        with pytest.raises(Refused, match="Open the sitting first"):
            evening.act("arrive", earlier, members=evening.ids("mayor"))
        evening.open_after_convening("mayor", "alderman", "alderwoman")
        rows = {row["name"]: row for row in state.whole(evening.session)["members"]}
        assert rows["Denis Noël"]["excused"]
        assert not rows["Eva Ozer"]["excused"]
        shown = {row["name"]: row for row in room.public(evening.session)["members"]}
        assert shown["Denis Noël"]["excused"]

    def test_a_mistake_before_the_sitting_is_voided(self, town):
        evening = Evening(town, "One").convene()
        evening.act("excuse", -60, members=evening.ids("councillor"))
        entry = state.whole(evening.session)["log"][0]["key"]
        evening.act("void", -50, entry=entry)
        assert roll.roll(evening.session).excused == frozenset()

    def test_an_excuse_long_before_the_convocation_is_refused(self, town):
        evening = Evening(town, "One").convene()
        with pytest.raises(Refused, match="long before"):
            evening.act("excuse", -15 * 24 * 60, members=evening.ids("councillor"))

    def test_once_under_a_key(self, town):
        evening = Evening(town, "One").convene()
        given = {"key": "excuse-once", "members": evening.ids("councillor")}
        assert evening.act("excuse", -60, **given)
        assert not evening.act("excuse", -60, **given)
        assert len(evening.session.moves) == 1

    def test_who_left_office_since_stops_nothing(self, town):
        evening = Evening(town, "One").convene()
        evening.act("excuse", -60, members=evening.ids("councillor"))
        for mandate in town.council.objectValues("Dexterity Item"):
            if mandate.person == town.uid("councillor"):
                people.end_mandate(mandate, START.date() - timedelta(days=1))
        evening.open_after_convening("mayor", "alderman", "alderwoman")
        assert roll.roll(evening.session).excused == frozenset()
        evening.vote(evening.items[0])
        assert evening.outcome(evening.items[0]).outcome == "adopted"

    def test_documents_tell_excused_from_absent(self, town):
        evening = Evening(town, "One", "Two").open("mayor", "alderman", "alderwoman")
        evening.act("begin", 2, item=evening.uids[0])
        evening.act("excuse", 3, members=evening.ids("councillor"))
        evening.vote(evening.items[0])
        evening.act("begin", 20, item=evening.uids[1])
        evening.act("arrive", 21, members=evening.ids("councillor"))
        evening.vote(evening.items[1], 30)
        course = Course(evening.session, "en")
        first = {
            one.name: one.status for one in at_item(course, evening.uids[0], "ordinary")
        }
        assert (first["Denis Noël"], first["Eva Ozer"]) == ("excused", "absent")
        whole = {one.name: one.status for one in course.attendees()}
        assert (whole["Denis Noël"], whole["Eva Ozer"]) == ("present", "absent")

    def test_an_excused_member_with_a_power_is_represented(self, town):
        evening = Evening(town, "One", body=french_council(town))
        evening.open("mayor", "alderman", "alderwoman", "councillor2")
        evening.act("excuse", 2, members=evening.ids("councillor"))
        power = {"member": town.uid("councillor"), "holder": town.uid("mayor")}
        evening.act("give_proxy", 3, **power)
        course = Course(evening.session, "en")
        statuses = {one.name: one.status for one in course.attendees()}
        assert statuses["Denis Noël"] == "represented"

    def test_a_power_given_again_after_it_was_revoked_counts(self, town):
        evening = Evening(town, "One", body=french_council(town))
        evening.open("mayor", "alderman", "alderwoman")
        giver = town.uid("councillor")
        evening.act("give_proxy", 2, member=giver, holder=town.uid("alderman"))
        evening.act("revoke_proxy", 3, member=giver)
        evening.act("give_proxy", 4, member=giver, holder=town.uid("alderwoman"))
        evening.vote(evening.items[0])
        assert evening.outcome(evening.items[0]).facts["counts"]["in_favour"] == 4
        there = {one.name: one for one in Course(evening.session, "en").attendees()}
        assert there["Denis Noël"].status == "represented"
        assert there["Denis Noël"].holder == "Chantal Mertens"
        evening.act("revoke_proxy", 20, member=giver)
        there = {one.name: one for one in Course(evening.session, "en").attendees()}
        assert there["Denis Noël"].status == "absent"


@pytest.mark.parametrize("kind", ["withdraw", "return"])
def test_nobody_leaves_for_an_item_that_is_not_on_the_agenda(town, kind):
    evening = Evening(town, "One").open()
    lines = len(evening.session.moves)
    for item in ("0" * 32, town.item("Elsewhere").UID()):
        with pytest.raises(Refused, match="not on the agenda"):
            evening.act(kind, 2, member=town.uid("mayor"), item=item)
    assert len(evening.session.moves) == lines

"""The roll of an item: who left for it, what reading it costs, who presides."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import register
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts.extracts import extract
from communesplone.deliberations.api.acts.extracts import item_of
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.acts.presence import at_item
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.sitting import Signing
from communesplone.deliberations.api.sitting import detail
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.api.sitting import votes
from communesplone.deliberations.rules import moves
from counting import costs
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from Products.CMFCore.indexing import processQueue
from told_evening import council
from told_evening import the_act
from told_evening import told

import pytest


END = START + timedelta(hours=2)


class TestAbsentDeclarer:
    """Who declared an interest and did not come has left no room."""

    @pytest.fixture
    def evening(self, town):
        interested = tuple(town.uid(name) for name in ("alderman", "councillor2"))
        evening = Evening(town, "One", interested=interested)
        evening.open("mayor", "alderman", "alderwoman", "councillor")
        evening.vote(evening.items[0])
        closing.close(evening.session, END)
        return evening

    def test_the_act_names_who_left(self, evening):
        facts = register.facts_of(the_act(evening))["votes"]
        assert facts["withdrawn"] == ["Bruno Lefort"]

    def test_so_do_the_minutes(self, evening):
        (sheet,) = minutes(evening.session, "en").items
        assert sheet.interested == ("Bruno Lefort",)

    def test_the_extract_has_the_absent_one_among_the_absent(self, evening):
        listed = at_item(Course(evening.session, "en"), evening.uids[0], "ordinary")
        status = {one.name: one.status for one in listed}
        assert status["Eva Ozer"] == "absent"
        assert "Bruno Lefort" not in status


class TestAccount:
    """For the vote on the account of a French town the mayor leaves the room."""

    def evening(self, town, country="fr", absent=()):
        body = council(town, country)
        evening = Evening(town, "The account", body=body, subject_kind="account")
        evening.open(*(name for name in VOTING if name not in absent))
        if absent:
            (member,), (holder,) = evening.ids(*absent), evening.ids("mayor")
            evening.act("give_proxy", 2, member=member, holder=holder)
        return evening

    def closed(self, evening):
        evening.vote(evening.items[0])
        closing.close(evening.session, END)
        return register.facts_of(the_act(evening))["votes"]

    def listed(self, evening):
        course = Course(evening.session, "en")
        found = at_item(course, evening.uids[0], "account")
        return {one.name: one.status for one in found}

    @pytest.mark.parametrize(
        ("country", "seated", "left"), [("fr", 4, ["Anne Delvaux"]), ("be", 5, [])]
    )
    def test_the_act_the_minutes_and_the_extract_agree(
        self, town, country, seated, left
    ):
        evening = self.evening(town, country)
        votes = self.closed(evening)
        assert (votes["seated"], votes["left_for_account"]) == (seated, left)
        assert votes["withdrawn"] == []
        assert votes["counts"]["in_favour"] == seated
        (sheet,) = minutes(evening.session, "en").items
        assert (sheet.account, sheet.interested) == (tuple(left), ())
        assert ("Anne Delvaux" in self.listed(evening)) == (not left)
        written = making.document(minutes(evening.session, "en"), evening.body, "en")
        said = "for the vote on the account (CGCT L2121-14): Anne Delvaux."
        assert (said in written.html) == bool(left)
        assert item_of(the_act(evening)).account == tuple(left)
        assert "having an interest" not in written.html

    @pytest.mark.parametrize("mayor_too", [False, True])
    def test_who_has_an_interest_is_named_apart(self, town, mayor_too):
        evening = self.evening(town)
        names = ("alderman", "mayor") if mayor_too else ("alderman",)
        for id in evening.ids(*names):
            evening.act("withdraw", 3, member=id, item=evening.uids[0])
        votes = self.closed(evening)
        assert votes["withdrawn"] == ["Bruno Lefort"]
        assert votes["left_for_account"] == ["Anne Delvaux"]
        assert votes["seated"] == 3
        sheets = minutes(evening.session, "en"), extract(the_act(evening), "en")
        for sheet in sheets:
            html = making.document(sheet, evening.body, "en").html
            assert "the account (CGCT L2121-14): Anne Delvaux." in html
            assert "an interest in it (CGCT L2131-11): Bruno Lefort." in html

    def test_who_gave_the_mayor_a_power_is_not_represented(self, town):
        evening = self.evening(town, absent=("alderman",))
        assert self.listed(evening)["Bruno Lefort"] == "represented"
        assert self.closed(evening)["counts"]["in_favour"] == 3
        assert self.listed(evening)["Bruno Lefort"] == "absent"

    def test_without_a_vote_the_mayor_stays(self, town):
        evening = self.evening(town)
        assert self.listed(evening)["Anne Delvaux"] == "present"
        (sheet,) = minutes(evening.session, "en").items
        assert sheet.interested == ()


class TestQueries:
    """An item in hand is not looked for again to know whom it concerns."""

    @pytest.fixture
    def evening(self, town):
        town.council.rulebook = "fr-municipal"
        interested = (town.uid("alderman"),)
        evening = Evening(town, "One", "Two", interested=interested).open()
        evening.act("begin", 2, item=evening.uids[0])
        processQueue()
        return evening

    @pytest.mark.parametrize("asks", [votes.voters, results.compute, results.matter])
    def test_none(self, evening, asks):
        (item, _other), ballot = evening.items, detail.unrecorded(evening.session)
        ballot.at += timedelta(minutes=1)
        with costs() as counted:
            asks(evening.session, item, ballot)
        assert counted.queries == 0

    def test_an_item_from_near_is_found_once(self, evening):
        with costs() as counted:
            found = detail.of_item(evening.session, evening.uids[0])
        assert counted.queries == 1
        assert evening.town.uid("alderman") not in {
            one["id"] for one in found["voters"]
        }

    def test_the_interest_counts_nevertheless(self, evening, town):
        ballot = detail.unrecorded(evening.session)
        who = votes.voters(evening.session, evening.items[0], ballot)
        assert sorted(who) == sorted(
            evening.ids("mayor", "alderwoman", "councillor", "councillor2")
        )

    def test_a_vote(self, evening):
        with costs() as counted:
            evening.vote(evening.items[0])
        assert counted.queries == 1

    def test_the_item_at_hand_is_replayed_once(self, evening):
        at_hand, other = evening.uids
        spent = []
        for shown in (at_hand, other):
            with costs() as counted:
                state.whole(evening.session, shown)
            spent.append(counted.queries)
        assert spent[0] == spent[1] - 1
        assert state.whole(evening.session, other)["quorum"]["present"] == 4


class TestCourse:
    """The minutes replay the log once for all items."""

    @pytest.fixture
    def applied(self, monkeypatch):
        seen, apply = [], moves._Replay.apply

        def counting(self, move):
            seen.append(move)
            return apply(self, move)

        monkeypatch.setattr(moves._Replay, "apply", counting)
        return seen

    def evening(self, town, items):
        evening = Evening(town, *map(str, range(items))).open()
        for minutes_, item in enumerate(evening.items, 10):
            evening.vote(item, minutes_)
        return evening

    def test_whatever_there_is_of_items(self, town, applied):
        spent = []
        for items in (1, 6):
            evening = self.evening(town, items)
            applied.clear()
            minutes(evening.session, "en")
            spent.append(len(applied))
        assert spent[0] == spent[1] > 0

    def test_each_has_the_roll_that_its_extract_has(self, town):
        evening = told(town)
        course = Course(evening.session, "en")
        moments = {uid: course.moment(uid) for uid in evening.uids}
        found = roll.rolls(evening.session, moments)
        assert found == {uid: course.there(uid) for uid in evening.uids}
        assert len(set(map(repr, found.values()))) > 1

    def test_an_item_that_nobody_turned_to(self, town):
        interested = (town.uid("alderman"),)
        evening = Evening(town, "One", "Two", interested=interested).open()
        evening.vote(evening.items[0])
        named = [item.interested for item in minutes(evening.session, "en").items]
        assert named == [("Bruno Lefort",)] * 2


class TestWhoPresides:
    @pytest.fixture
    def evening(self, town):
        return Evening(town, "One").open()

    def names(self, evening):
        session = evening.session
        members = {one.id: one for one in roll.members(session)}
        signing = Signing(evening.body, "en").of(session)
        return [
            meeting(session, "en").chair,
            next(one.name for one in signing if one.role == "president"),
            closing.signatories(session, members)[0]["name"],
        ]

    def test_who_was_planned(self, evening):
        assert self.names(evening) == ["Anne Delvaux"] * 3

    def test_who_took_the_chair_last(self, evening, town):
        evening.act("preside", 5, member=town.uid("alderwoman"))
        evening.act("preside", 4, member=town.uid("alderman"))
        assert self.names(evening) == ["Chantal Mertens"] * 3

    def test_not_whom_the_log_has_by_mistake(self, evening, town):
        evening.act("preside", 5, member=town.uid("alderman"))
        (key,) = (
            key
            for key, row in roll.standing(evening.session)
            if row["kind"] == "preside"
        )
        evening.act("void", 6, entry=key)
        assert self.names(evening) == ["Anne Delvaux"] * 3

    def test_nobody_yet(self, town):
        session = Evening(town, "One").session
        session.president = None
        assert roll.presided(session) == ""

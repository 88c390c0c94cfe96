"""What the law wants of a sitting, seen from the room: quorum, interest."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import register
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.sitting import detail
from communesplone.deliberations.api.sitting import presence
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import acts
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from told_evening import the_act

import pytest


@pytest.fixture
def evening(town):
    return Evening(town, "One", "Two")


@pytest.fixture
def french(town):
    town.council.rulebook = "fr-municipal"
    return Evening(town, "One", "Two")


class TestQuorumOfADebate:
    def leave(self, evening, minutes):
        gone = ("alderman", "alderwoman", "councillor", "councillor2")
        evening.act("leave", minutes, members=evening.ids(*gone))

    def outcome(self, evening):
        return evening.outcome(evening.items[0]).outcome

    def test_leaving_after_the_debate_began_keeps_it(self, french):
        french.open()
        french.act("begin", 2, item=french.uids[0])
        self.leave(french, 3)
        french.vote(french.items[0])
        assert self.outcome(french) == "adopted"
        assert french.outcome(french.items[0]).facts["quorum"]["reached"]

    def test_a_debate_that_began_without_it_is_none(self, french):
        french.open("mayor")
        french.act("begin", 2, item=french.uids[0])
        french.vote(french.items[0])
        assert self.outcome(french) == "no_quorum"

    def test_the_last_beginning_counts(self, french):
        french.open()
        french.act("begin", 2, item=french.uids[0])
        self.leave(french, 3)
        french.act("begin", 4, item=french.uids[1])
        french.act("begin", 5, item=french.uids[0])
        french.vote(french.items[0])
        assert self.outcome(french) == "no_quorum"

    def test_a_beginning_that_is_noted_late(self, french):
        french.open()
        self.leave(french, 3)
        french.vote(french.items[0])
        assert self.outcome(french) == "no_quorum"
        french.act("begin", 2, item=french.uids[0])
        assert self.outcome(french) == "adopted"

    def test_a_beginning_that_is_voided(self, french):
        french.open()
        french.act("begin", 2, item=french.uids[0])
        self.leave(french, 3)
        french.vote(french.items[0])
        rows = roll.standing(french.session)
        (key,) = (key for key, row in rows if row["kind"] == roll.BEGIN)
        french.act("void", 20, entry=key)
        assert self.outcome(french) == "no_quorum"

    def test_a_departure_that_is_noted_late(self, french):
        french.open("mayor", "alderman", "councillor")
        french.act("begin", 5, item=french.uids[0])
        french.act("leave", 6, members=french.ids("councillor"))
        counts = {"in_favour": 1}
        hands = {"mode": "show_of_hands", "counts": counts, "seen": ""}
        french.act("ballot", 10, item=french.uids[0], **hands)
        assert self.outcome(french) == "adopted"
        french.act("leave", 4, members=french.ids("alderman"))
        assert self.outcome(french) == "no_quorum"


class TestCallAgain:
    """A second call of a French council decides whatever the number present."""

    @pytest.fixture
    def again(self, french, town):
        french.open("mayor")
        french.act("keep_minutes", 1, member=town.uid("mayor"))
        for place, item in enumerate(french.items):
            french.vote(item, 5 + place)
        closing.close(french.session, START + timedelta(hours=2))
        session = sessions.call_again(french.session, START + timedelta(days=14))
        agenda.present(session, town.item("New", state="validated"))
        sessions.convene(session, START + timedelta(days=1))
        sessions.open_sitting(session, session.start)
        self.act(session, "arrive", 0, members=french.ids("mayor"))
        return session

    def act(self, session, kind, minutes, **data):
        at = session.start + timedelta(minutes=minutes)
        action = Action(f"{kind}-again-{minutes}", kind, at, data)
        return perform(session, action, at + timedelta(hours=1))

    def test_the_same_items_only(self, again):
        uids = [entry.item for entry in again.agenda.entries]
        for place, uid in enumerate(uids):
            vote = {"item": uid, "mode": "unanimous", "seen": ""}
            self.act(again, "ballot", 10 + place, **vote)
        found = [again.outcomes[uid].outcome for uid in uids]
        assert found == ["adopted", "adopted", "no_quorum"]
        facts = again.outcomes[uids[0]].facts
        assert facts["quorum"]["article"] == "CGCT L2121-17"

    def test_the_same_items_in_an_ordinary_session(self, again, french):
        again.call_rank = 1
        (uid, *_others) = (entry.item for entry in again.agenda.entries)
        self.act(again, "ballot", 10, item=uid, mode="unanimous", seen="")
        assert again.outcomes[uid].outcome == "no_quorum"

    def test_a_matter_that_had_the_quorum_begins_anew(self, again):
        (uid, *_others) = (entry.item for entry in again.agenda.entries)
        item = bodies.find(uid)
        assert results.calls(item) == 2
        origin = bodies.placement(again.aq_parent.aq_parent, item.origin)
        bodies.find(origin).outcomes[item.origin].outcome = "postponed"
        assert results.calls(item) == 1

    def test_nobody_types_it(self, again):
        assert ISession["call_rank"].readonly
        assert "call_rank" not in sessions.ASKED


class TestEdition:
    """An act says by which edition of the law its vote was computed."""

    def test_from_the_outcome_to_the_act(self, evening):
        evening.open()
        for item in evening.items:
            evening.vote(item)
        assert evening.outcome(evening.items[0]).facts["rulebook"] == "be-wal-council/1"
        closing.close(evening.session, START + timedelta(hours=2))
        act = the_act(evening)
        assert act.votes["rulebook"] == "be-wal-council/1"


class TestInterest:
    """Who declared an interest takes no part, unless the log has them back."""

    @pytest.fixture
    def evening(self, town):
        names = ("alderman", "alderwoman")
        interested = tuple(town.uid(name) for name in names)
        return Evening(town, "One", interested=interested).open()

    def test_they_do_not_count(self, evening, town):
        evening.act("leave", 2, members=evening.ids("mayor"))
        evening.vote(evening.items[0])
        found = evening.outcome(evening.items[0])
        assert found.outcome == "no_quorum"
        assert found.facts["quorum"]["present"] == 2

    def test_they_do_not_vote(self, evening):
        evening.vote(evening.items[0])
        facts = evening.outcome(evening.items[0]).facts
        assert facts["counts"]["in_favour"] == 3
        with pytest.raises(Refused) as refused:
            evening.vote(evening.items[0], against=("alderman",))
        assert str(refused.value.article) == "CDLD L1122-19"

    def test_the_minutes_and_the_act_name_them(self, evening):
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        named = ("Bruno Lefort", "Chantal Mertens")
        facts = register.facts_of(the_act(evening))["votes"]
        assert sorted(facts["withdrawn"]) == sorted(named)
        sheet = minutes(evening.session, "en").items[0]
        assert sorted(sheet.interested) == sorted(named)

    def test_one_comes_back(self, evening, town):
        back = {"member": town.uid("alderman"), "item": evening.uids[0]}
        evening.act("return", 3, **back)
        kinds = [row["kind"] for _key, row in roll.standing(evening.session)]
        assert kinds[-2:] == ["withdraw", "return"]
        evening.vote(evening.items[0], against=("alderman",))
        facts = evening.outcome(evening.items[0]).facts
        assert facts["counts"] == {
            "in_favour": 3,
            "against": 1,
            "abstentions": 0,
            "blank": 0,
        }
        evening.items[0].interested = ()
        assert len(roll.roll(evening.session, evening.uids[0]).seated) == 5

    def test_a_departure_that_is_noted_nevertheless(self, evening, town):
        data = {"member": town.uid("alderman"), "item": evening.uids[0]}
        evening.act("withdraw", 3, **data)
        there = roll.roll(evening.session, evening.uids[0])
        assert there.withdrawn == set(evening.ids("alderman", "alderwoman"))
        assert not roll.roll(evening.session).withdrawn


class TestAccount:
    """Whose account it is leaves for its vote, having no interest to declare."""

    @pytest.mark.parametrize(
        ("rulebook", "kind", "who"),
        [
            ("fr-municipal", "account", ["mayor"]),
            ("fr-municipal", "ordinary", []),
            ("be-wal-council", "account", []),
        ],
    )
    def test_the_screen_names_them_apart(self, town, rulebook, kind, who):
        town.council.rulebook = rulebook
        evening = Evening(town, "The account", subject_kind=kind).open()
        shown = detail.of_item(evening.session, evening.uids[0])
        assert shown["leaving"] == evening.ids(*who)
        assert shown["interested"] == []
        voters = {one["id"] for one in shown["voters"]}
        assert not voters & set(shown["leaving"])


class TestNoted:
    """Taking note wants the quorum, as every decision does."""

    def test_with_a_quorum(self, evening):
        evening.open()
        evening.act("outcome", item=evening.uids[0], outcome="noted", reason="Read.")
        found = evening.outcome(evening.items[0])
        assert (found.outcome, found.computed, found.reason) == (
            "noted",
            "noted",
            "Read.",
        )
        assert evening.session.ballots[evening.uids[0]].mode == "none"

    def test_without_one_nothing_is_examined_and_nothing_numbered(self, evening):
        evening.open("mayor")
        evening.act("outcome", item=evening.uids[0], outcome="noted")
        evening.act("outcome", item=evening.uids[1], outcome="no_quorum")
        found = [evening.outcome(item).outcome for item in evening.items]
        assert found == ["no_quorum", "no_quorum"]
        assert closing.close(evening.session, START + timedelta(hours=2)) == []

    def test_no_quorum_is_not_said_of_a_full_room(self, evening):
        evening.open()
        with pytest.raises(Refused) as refused:
            evening.act("outcome", item=evening.uids[0], outcome="no_quorum")
        assert str(refused.value.article) == "CDLD L1122-17"
        assert evening.uids[0] not in evening.session.ballots

    def test_a_departure_that_is_noted_late(self, evening):
        evening.open("mayor", "alderman", "councillor")
        evening.act("outcome", 9, item=evening.uids[0], outcome="noted")
        evening.act("leave", 5, members=evening.ids("mayor"))
        assert evening.outcome(evening.items[0]).outcome == "no_quorum"


def test_the_act_of_a_noted_item_shows_no_vote(evening):
    evening.open()
    for uid in evening.uids:
        evening.act("outcome", item=uid, outcome="noted")
    assert closing.close(evening.session, START + timedelta(hours=2)) == [1, 2]
    assert register.facts_of(the_act(evening))["votes"] is None


class TestPowers:
    """CGCT L2121-20: one and the same power serves for three sessions at most."""

    @pytest.fixture
    def earlier(self, french, monkeypatch):
        """Three sessions before, in which the same member was represented."""
        french.open("mayor", "alderman", "councillor")
        given = Evening(french.town, "Old").open("mayor", "alderman", "councillor")
        self.give(given, "mayor")
        before = [given.session] * 3
        monkeypatch.setattr(presence, "sessions_before", lambda *_asked: before)
        return french

    def give(self, evening, holder):
        giver, holder = evening.ids("alderwoman", holder)
        evening.act("give_proxy", 3, member=giver, holder=holder)

    def test_the_same_power_a_fourth_time(self, earlier):
        with pytest.raises(Refused) as refused:
            self.give(earlier, "mayor")
        assert str(refused.value.article) == "CGCT L2121-20"

    def test_another_power_of_the_same_member(self, earlier):
        self.give(earlier, "alderman")
        (power,) = roll.roll(earlier.session).proxies
        assert power.consecutive == 1


def test_minutes_and_acts_number_what_the_sitting_examined(evening):
    evening.open()
    evening.act("outcome", item=evening.uids[0], outcome="postponed")
    evening.vote(evening.items[1])
    places = [item.place for item in minutes(evening.session, "en").items]
    assert places == [None, 1]
    closing.close(evening.session, START + timedelta(hours=2))
    assert [item.place for item in minutes(evening.session, "en").items] == places
    assert extracts.item_of(the_act(evening, 1)).place == 1
    page = acts.document(minutes(evening.session, "en"), language="en").html
    told = "Deliberation <span>1</span> of the sitting"
    assert " ".join(page.split()).count(told) == 1


class TestLackQuorum:
    """Too few are there: one deed for all that is left."""

    def found(self, evening):
        outcomes = evening.session.outcomes
        return [
            outcomes[uid].outcome if uid in outcomes else None for uid in evening.uids
        ]

    def test_all_that_is_left_lacks_it(self, town):
        evening = Evening(town, "One", "Two", "Three", "Four")
        evening.open()
        evening.vote(evening.items[0])
        evening.act("outcome", 2, item=evening.uids[1], outcome="withdrawn")
        evening.act("leave", 45, members=evening.ids("mayor", "alderman", "councillor"))
        evening.act("lack_quorum", 50, items=[*evening.uids, "x"])
        assert self.found(evening) == [
            "adopted",
            "withdrawn",
            "no_quorum",
            "no_quorum",
        ]
        # What was withdrawn, or lacked the quorum, was not examined.
        assert closing.close(evening.session, START + timedelta(hours=1)) == [1]
        assert closing.without_quorum(evening.session) == evening.uids[2:]

    @pytest.mark.parametrize("at_once", [True, False])
    def test_who_was_there_after_all_leaves_all_open(self, evening, at_once):
        evening.open("mayor")
        if at_once:
            evening.act("lack_quorum", 6, items=evening.uids)
        else:
            for uid in evening.uids:
                evening.act("outcome", 6, item=uid, outcome="no_quorum")
        evening.act("arrive", 3, members=evening.ids("alderman", "councillor"))
        # Nobody examined anything: nothing can be numbered.
        assert self.found(evening) == [None, None]
        assert not evening.session.ballots
        assert len(closing.problems(evening.session)) == 2

    def test_what_came_since_is_not_meant(self, evening):
        evening.open("mayor")
        evening.act("lack_quorum", 6, items=evening.uids[:1])
        assert self.found(evening) == ["no_quorum", None]

    def test_it_is_not_said_of_a_full_room(self, evening):
        evening.open()
        with pytest.raises(Refused) as refused:
            evening.act("lack_quorum", items=evening.uids)
        assert str(refused.value.article) == "CDLD L1122-17"
        assert self.found(evening) == [None, None]

    def test_it_is_not_said_of_nothing(self, evening):
        evening.open("mayor")
        evening.act("lack_quorum", 2, items=evening.uids)
        with pytest.raises(Refused, match="Nothing is left"):
            evening.act("lack_quorum", 3, items=evening.uids)

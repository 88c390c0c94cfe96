"""What the law wants of a sitting, seen from the room: quorum, rounds, interest."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import register
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.browser.bodies import plan
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


CANDIDATES = {
    "x": {"id": "x", "name": "Xavier", "birth": "1960-01-01"},
    "y": {"id": "y", "name": "Yvette", "birth": "1970-01-01"},
    "z": {"id": "z", "name": "Zoé", "birth": "1980-01-01"},
    "w": {"id": "w", "name": "William", "birth": "1985-01-01"},
}


def papers(evening, minutes, seats, tallies, count=5, **data):
    """Record a round: how many votes each candidate has on how many papers."""
    stored = evening.session.ballots.get(evening.uids[0])
    return evening.act(
        "ballot",
        minutes,
        item=evening.uids[0],
        mode="secret",
        seen=stored.stamp if stored else "",
        candidates=[CANDIDATES[id] for id in tallies],
        tallies=tallies,
        seats=seats,
        counts={"in_favour": count},
        **data,
    )


class TestRounds:
    @pytest.fixture
    def evening(self, town):
        evening = Evening(town, "Two aldermen", subject_kind="appointment").open()
        papers(evening, 5, 2, {"x": 4, "y": 2, "z": 2, "w": 1})
        return evening

    def facts(self, evening):
        return evening.outcome(evening.items[0]).facts

    def test_all_rounds_elect_together(self, evening):
        assert self.facts(evening)["elected"] == ["x"]
        assert self.facts(evening)["left"] == 1
        papers(evening, 9, 1, {"y": 2, "z": 3}, next_round=True)
        outcome = evening.outcome(evening.items[0])
        assert outcome.outcome == "elected"
        assert self.facts(evening)["elected"] == ["x", "z"]
        assert self.facts(evening)["left"] == 0

    def test_a_last_round_that_elects_nobody_undoes_nothing(self, evening):
        papers(evening, 9, 1, {"y": 0, "z": 0}, count=0, next_round=True)
        outcome = evening.outcome(evening.items[0])
        assert (outcome.outcome, self.facts(evening)["elected"]) == ("elected", ["x"])

    def test_the_act_and_the_minutes_tell_every_round(self, evening):
        papers(evening, 9, 1, {"y": 2, "z": 3}, next_round=True)
        closing.close(evening.session, START + timedelta(hours=2))
        facts = register.facts_of(the_act(evening))["votes"]
        assert facts["elected"] == ["x", "z"]
        assert [one["round"] for one in facts["rounds"]] == [1]
        assert ["x", "Xavier", 4] in facts["rounds"][0]["tallies"]
        sheet = minutes(evening.session, "en").items[0].votes
        assert sheet.elected == ("Xavier", "Zoé")
        assert sheet.rounds[0].number == 1
        assert ("Xavier", 4) in sheet.rounds[0].tallies
        page = acts.document(minutes(evening.session, "en"), language="en").html
        assert "Votes obtained, round <span>1</span>" in " ".join(page.split())

    @pytest.mark.parametrize(
        ("tallies", "seats", "key"),
        [
            ({"y": 2, "w": 3}, 1, "William"),
            ({"x": 3, "y": 2}, 1, "Xavier"),
            ({"y": 2, "z": 3}, 2, "leave 1 seats"),
        ],
    )
    def test_a_round_votes_for_what_is_left(self, evening, tallies, seats, key):
        with pytest.raises(Refused, match=key) as refused:
            papers(evening, 9, seats, tallies, next_round=True)
        assert str(refused.value.article) == "CDLD L1122-28"
        assert evening.session.ballots[evening.uids[0]].round == 1

    def test_no_round_after_all_seats_are_filled(self, evening):
        papers(evening, 9, 1, {"y": 2, "z": 3}, next_round=True)
        with pytest.raises(Refused, match="there is no round 3"):
            papers(evening, 10, 1, {"y": 2}, next_round=True)

    def test_france_knows_new_candidates_but_no_second_seat(self, french):
        french.open()
        papers(french, 5, 2, {"x": 4, "y": 2, "z": 2})
        papers(french, 6, 1, {"y": 2, "w": 3}, next_round=True)
        assert self.facts(french)["elected"] == ["x", "w"]
        stored = french.session.ballots[french.uids[0]]
        french.act("forget", item=french.uids[0], seen=stored.stamp)
        with pytest.raises(Refused, match="Xavier"):
            papers(french, 6, 1, {"x": 5}, next_round=True)


class TestCallAgain:
    """A second call of a French council decides whatever the number present."""

    @pytest.fixture
    def again(self, french, town):
        french.open("mayor")
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
        assert "call_rank" not in plan.ASKED

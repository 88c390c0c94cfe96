"""An appointment in several rounds, seen from the room and in its documents."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import register
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.documents import acts
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from told_evening import the_act

import pytest


@pytest.fixture
def french(town):
    town.council.rulebook = "fr-municipal"
    return Evening(town, "One", "Two")


CANDIDATES = {
    "x": {"id": "x", "name": "Xavier", "birth": "1960-01-01"},
    "y": {"id": "y", "name": "Yvette", "birth": "1970-01-01"},
    "z": {"id": "z", "name": "Zoé", "birth": "1980-01-01"},
    "w": {"id": "w", "name": "William", "birth": "1985-01-01"},
}


def papers(evening, minutes, seats, tallies, count=5, blank=0, **data):
    """Record a round: how many votes each candidate has on how many papers.

    :param count: papers that name somebody.
    """
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
        counts={"in_favour": count, "blank": blank},
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

    def test_the_papers_cast_are_those_with_a_name_and_the_blank_ones(self, evening):
        papers(evening, 9, 1, {"y": 1, "z": 3}, 4, blank=1, next_round=True)
        closing.close(evening.session, START + timedelta(hours=2))
        act = the_act(evening)
        for sheet in (minutes(evening.session, "en"), extracts.extract(act, "en")):
            page = " ".join(acts.document(sheet, language="en").html.split())
            assert "in which 5 papers were cast: Xavier, Zoé." in page
            assert "blank or void: <span>1</span>" in page

    def test_the_blank_papers_of_each_round_are_printed(self, town):
        evening = Evening(town, "Two aldermen", subject_kind="appointment").open()
        papers(evening, 5, 2, {"x": 3, "y": 1}, 3, blank=2)
        papers(evening, 9, 1, {"y": 4}, 4, blank=1, next_round=True)
        page = acts.document(minutes(evening.session, "en"), language="en").html
        page = " ".join(page.split())
        before = page.index("Xavier: 3; Yvette: 1; <span>blank or void: <span>2</span>")
        assert before < page.index("blank or void: <span>1</span>")

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

"""What the law wants of a sitting, seen from the room: quorum, rounds, interest."""

from communesplone.deliberations.api import roll
from evening import Evening

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

"""When another round is held, for which seats and names; what all rounds elected."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Candidate
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.decide import decide
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.rounds import check_onward
from communesplone.deliberations.rules.rounds import joined
from communesplone.deliberations.rules.rulebook import rulebook
from datetime import date

import pytest


COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
LAW = {COUNCIL.name: "CDLD L1122-28", FRANCE.name: "CGCT L2121-21"}
PAPERS = 10


def ballot(round, seats, tallies):
    """Give a round of ten papers, of "a8 b2" or of names only."""
    votes = {word[0]: int(word[1:] or 0) for word in tallies.split()}
    return Ballot(
        Mode.SECRET,
        round=round,
        seats=seats,
        candidates=tuple(Candidate(id, id.upper(), date(1970, 1, 1)) for id in votes),
        tallies=votes,
        counts=Counts(PAPERS if any(votes.values()) else 0),
    )


def after(book, roll, *given):
    return decide(book, roll(20), ballot(*given))


@pytest.mark.parametrize(
    ("book", "before", "seats", "names"),
    [
        (COUNCIL, (1, 2, "a8 b5 c4 d3"), 1, "b c"),
        (COUNCIL, (1, 2, "a8 b5 c4 d3"), 1, "c"),
        (FRANCE, (1, 2, "a8 b5 c4 d3"), 1, "b c d"),
        (FRANCE, (1, 2, "a8 b5 c4 d3"), 1, "b e"),
        (FRANCE, (2, 1, "a5 b5"), 1, "a b"),
    ],
)
def test_a_round_for_the_seats_and_names_left(book, before, seats, names, roll):
    """In a Belgian list the best placed, in France whoever stands."""
    onward = ballot(before[0] + 1, seats, names)
    assert check_onward(book, after(book, roll, *before), onward) is None


@pytest.mark.parametrize(
    ("book", "before", "onward", "key", "values"),
    [
        (COUNCIL, (1, 1, "a6 b4"), (2, 1, "b"), "round_not_needed", {"round": 2}),
        (FRANCE, (1, 1, "a6 b4"), (2, 0, "b"), "round_not_needed", {"round": 2}),
        (COUNCIL, (2, 1, "a b"), (3, 1, "a b"), "round_not_needed", {"round": 3}),
        (FRANCE, (3, 1, "a b"), (4, 1, "a b"), "round_not_needed", {"round": 4}),
        (
            COUNCIL,
            (1, 2, "a8 b5 c4 d3"),
            (2, 2, "b c"),
            "seats_left",
            {"given": 2, "left": 1},
        ),
        (
            FRANCE,
            (1, 2, "a5 b5 c5"),
            (2, 1, "a b"),
            "seats_left",
            {"given": 1, "left": 2},
        ),
        (
            COUNCIL,
            (1, 2, "a8 b5 c4 d3"),
            (2, 1, "b d"),
            "candidate_not_onward",
            {"candidate": "D"},
        ),
        (
            COUNCIL,
            (1, 2, "a8 b5 c4 d3"),
            (2, 1, "a b"),
            "candidate_not_onward",
            {"candidate": "A"},
        ),
        (
            FRANCE,
            (1, 2, "a8 b5 c4 d3"),
            (2, 1, "a b"),
            "candidate_not_onward",
            {"candidate": "A"},
        ),
    ],
)
def test_a_round_there_is_no_room_for(book, before, onward, key, values, roll):
    """Nobody stands who was elected, nor in Belgium who is not on the list."""
    with pytest.raises(BallotRefused) as caught:
        check_onward(book, after(book, roll, *before), ballot(*onward))
    assert (caught.value.sentence.key, caught.value.sentence.values) == (key, values)
    assert str(caught.value.article) == LAW[book.name]


@pytest.mark.parametrize(
    ("first", "last", "there", "elected", "outcome"),
    [
        ("a8 b5 c4", "c6 b4", 20, "ac", Outcome.ELECTED),
        ("a8 b5 c4", "b c", 20, "a", Outcome.ELECTED),
        ("a8 b5 c4", "b6 c4", 2, "a", Outcome.ELECTED),
        ("a8 b5 c4", "b5 c5", 20, "a", None),
        ("a5 b5 c5", "a b c", 20, "", Outcome.REJECTED),
        ("a5 b5 c5", "a6 b6 c4", 2, "", Outcome.NO_QUORUM),
        ("a5 b5 c5", "a7 b6 c4", 20, "ab", Outcome.ELECTED),
    ],
)
def test_whoever_a_round_elected_stays_elected(
    first, last, there, elected, outcome, roll
):
    """Without votes, without quorum or for want of an age, the last round adds none."""
    before = after(COUNCIL, roll, 1, 2, first)
    onward = ballot(2, before.left, last)
    if there < PAPERS:
        onward = Ballot(Mode.NONE)
    result = joined(before, decide(COUNCIL, roll(20, there), onward))
    assert (result.elected, result.outcome) == (tuple(elected), outcome)

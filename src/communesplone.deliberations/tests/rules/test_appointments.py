from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Candidate
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import Appointment
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.decide import decide
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from dataclasses import replace
from datetime import date

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
APPOINTMENT = Matter(subject_kind="appointment")

# a is the oldest, f the youngest.
PEOPLE = {
    letter: Candidate(letter, letter.upper(), date(1960 + index, 5, 1))
    for index, letter in enumerate("abcdef")
}


def secret(tallies, *, dateless="", round=1, seats=1, counts=None, same=""):
    candidates = []
    for letter in tallies:
        one = PEOPLE[letter]
        birth = None if letter in dateless else one.birth
        birth = date(1950, 1, 1) if letter in same else birth
        candidates.append(Candidate(one.id, one.name, birth))
    return Ballot(
        Mode.SECRET,
        candidates=tuple(candidates),
        tallies=tallies,
        round=round,
        seats=seats,
        counts=counts,
    )


def appoint(book, roll, tallies, **more):
    return decide(book, roll(30), secret(tallies, **more), APPOINTMENT)


ROWS = [
    # book, round, seats, papers, tallies -> outcome, elected, next round, tie, key
    (FRANCE, 1, 1, 11, "a6 b5", "elected", "a", "", False, "elected"),
    (FRANCE, 1, 1, 10, "a5 b5", None, "", "ab", False, "another_round"),
    (FRANCE, 1, 1, 9, "a2 b4 c3", None, "", "bca", False, "another_round"),
    (FRANCE, 2, 1, 9, "a2 b4 c3", None, "", "bca", False, "another_round"),
    (FRANCE, 2, 1, 9, "a2 b5 c2", "elected", "b", "", False, "elected"),
    (FRANCE, 3, 1, 9, "a2 b4 c3", "elected", "b", "", False, "elected"),
    (FRANCE, 3, 1, 10, "b4 a4 c2", "elected", "a", "", True, "elected_by_age"),
    (FRANCE, 3, 1, 0, "a0 b0", "rejected", "", "", False, "nobody_elected"),
    (FRANCE, 1, 1, 0, "a0 b0", None, "", "ab", False, "another_round"),
    (FRANCE, 1, 2, 10, "a8 b6 c5", "elected", "ab", "", False, "elected"),
    (FRANCE, 1, 2, 10, "a8 b5 c5", None, "a", "bc", False, "elected_in_part"),
    (FRANCE, 1, 2, 10, "a8 c6 b6", "elected", "ab", "", True, "elected_by_age"),
    (FRANCE, 1, 1, 10, "a8 b2 c0", "elected", "a", "", False, "elected"),
    (FRANCE, 3, 2, 10, "a9 b1", "elected", "ab", "", False, "elected"),
    (FRANCE, 3, 3, 10, "a9 b1 c0", "elected", "ab", "", False, "seats_vacant"),
    (FRANCE, 3, 2, 10, "a5 c5 b5", "elected", "ab", "", True, "elected_by_age"),
    (COUNCIL, 1, 1, 11, "a6 b5", "elected", "a", "", False, "elected"),
    (COUNCIL, 1, 1, 9, "a2 b4 c3", None, "", "bc", False, "another_round"),
    (COUNCIL, 1, 1, 11, "c3 b5 a3", None, "", "ba", True, "another_round"),
    (COUNCIL, 1, 2, 10, "a8 b5 c4 d3", None, "a", "bc", False, "elected_in_part"),
    (COUNCIL, 1, 2, 12, "a6 b5 c4 d3 e2", None, "", "abcd", False, "another_round"),
    (COUNCIL, 2, 1, 8, "a3 b5", "elected", "b", "", False, "elected"),
    (COUNCIL, 2, 1, 8, "b4 a4", "elected", "a", "", True, "elected_by_age"),
    (COUNCIL, 2, 1, 1, "b1 a0", "elected", "b", "", False, "elected"),
    (COUNCIL, 2, 2, 9, "a5 b4 c3 d2", "elected", "ab", "", False, "elected"),
    (COUNCIL, 2, 1, 0, "a0 b0", "rejected", "", "", False, "nobody_elected"),
    (COLLEGE, 1, 1, 5, "a3 b2", "elected", "a", "", False, "elected"),
    (COLLEGE, 2, 1, 4, "b2 a2", "elected", "a", "", True, "elected_by_age"),
]


@pytest.mark.parametrize(
    (
        "book",
        "number",
        "seats",
        "papers",
        "tallies",
        "outcome",
        "elected",
        "following",
        "tie",
        "key",
    ),
    ROWS,
)
def test_rounds_and_seats(
    book,
    number,
    seats,
    papers,
    tallies,
    outcome,
    elected,
    following,
    tie,
    key,
    roll,
):
    votes = {word[0]: int(word[1:]) for word in tallies.split()}
    result = appoint(
        book, roll, votes, round=number, seats=seats, counts=Counts(papers)
    )
    assert result.outcome == outcome
    assert result.elected == tuple(elected)
    assert result.next_round == tuple(following)
    assert result.tie is tie
    assert result.explanation.key == key
    assert result.article == book.appointment.article
    last = book.appointment.value.rounds
    assert result.needed == (1 if number == last else papers // 2 + 1)
    said = result.explanation.values
    assert said.get("round", number) == number
    assert said.get("names", ", ".join(elected).upper()) == ", ".join(elected).upper()
    assert said.get("left", seats - len(elected)) == seats - len(elected)


@pytest.mark.parametrize("papers", range(3, 56))
def test_absolute_majority_of_any_number_of_papers(papers, roll):
    half = papers // 2
    enough = {"a": half + 1, "b": papers - half - 1}
    assert appoint_of_many(roll, enough).elected == ("a",)
    others = papers - half
    short = {"a": half, "b": others // 2, "c": others - others // 2}
    assert appoint_of_many(roll, short).elected == ()


def appoint_of_many(roll, tallies):
    return decide(FRANCE, roll(55), secret(tallies), APPOINTMENT)


def test_without_counts_each_vote_is_a_paper(roll):
    result = appoint(FRANCE, roll, {"a": 6, "b": 5})
    assert (result.counts, result.needed) == (Counts(11), 6)


def test_blank_papers_are_no_votes(roll):
    result = appoint(FRANCE, roll, {"a": 3, "b": 2}, counts=Counts(5, 0, 4, 9))
    assert (result.elected, result.needed) == (("a",), 3)


@pytest.mark.parametrize(("against", "elected"), [(4, ("a",)), (5, ())])
def test_votes_against_a_single_candidate(against, elected, roll):
    result = appoint(COUNCIL, roll, {"a": 5}, counts=Counts(5, against))
    assert result.elected == elected


@pytest.mark.parametrize("ages", [{"dateless": "a"}, {"same": "ab"}])
def test_age_that_is_not_known_prefers_nobody(ages, roll):
    result = appoint(FRANCE, roll, {"a": 5, "b": 5, "c": 1}, round=3, **ages)
    assert (result.outcome, result.elected, result.tie) == (None, (), True)
    assert result.explanation.key == "age_undecided"
    assert result.explanation.values == {"names": "A, B" if "same" in ages else "B, A"}
    assert result.article == FRANCE.appointment.article


def test_age_that_does_not_matter_is_not_asked(roll):
    result = appoint(FRANCE, roll, {"a": 6, "b": 5, "c": 5}, round=3, dateless="abc")
    assert (result.outcome, result.elected) == (Outcome.ELECTED, ("a",))


def test_who_is_sure_is_elected_while_age_is_looked_up(roll):
    result = appoint(
        FRANCE,
        roll,
        {"a": 9, "b": 5, "c": 5},
        round=3,
        seats=2,
        counts=Counts(10),
        dateless="c",
    )
    assert (result.outcome, result.elected) == (None, ("a",))
    assert result.explanation.values == {"names": "B, C"}


def test_age_settles_who_stands_in_the_second_round(roll):
    result = appoint(COUNCIL, roll, {"b": 4, "c": 3, "d": 3}, dateless="c")
    assert (result.outcome, result.next_round, result.tie) == (None, (), True)
    assert result.explanation.values == {"names": "D, C"}


def test_two_of_three_equals_may_share_a_birthday(roll):
    """The two places go to the twins, who are older than c."""
    result = appoint(
        FRANCE,
        roll,
        {"a": 4, "b": 4, "c": 4},
        round=3,
        seats=2,
        counts=Counts(6),
        same="ab",
    )
    assert (result.elected, result.tie) == (("a", "b"), True)


def test_unanimity_elects_as_many_as_there_are_seats(roll):
    ballot = Ballot(Mode.UNANIMOUS, candidates=(PEOPLE["a"], PEOPLE["b"]), seats=2)
    result = decide(FRANCE, roll(9, 7), ballot, APPOINTMENT)
    assert (result.outcome, result.elected) == (Outcome.ELECTED, ("a", "b"))
    assert result.counts == Counts(7)


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
@pytest.mark.parametrize(
    ("ballot", "key", "values"),
    [
        (secret({"a": 1}, seats=0, counts=Counts(1)), "seats_none", {}),
        (secret({"a": 1}, round=0), "round_unknown", {"round": 0}),
        (secret({"a": 1}, round=4), "round_unknown", {"round": 4}),
        (
            Ballot(Mode.SECRET, candidates=(PEOPLE["a"],), tallies={"a": 1, "z": 1}),
            "candidate_unknown",
            {"candidate": "z"},
        ),
        (
            Ballot(Mode.SECRET, candidates=(PEOPLE["a"],) * 2, tallies={"a": 1}),
            "candidate_twice",
            {"candidate": "a"},
        ),
        (
            secret({"a": 3, "b": 1}, counts=Counts(3)),
            "tallies_wrong",
            {"given": 4, "possible": 3},
        ),
        (
            secret({"a": 1, "b": 1}, counts=Counts(3)),
            "tallies_wrong",
            {"given": 2, "possible": 3},
        ),
        (
            secret({"a": 4, "b": 1}, seats=2, counts=Counts(3)),
            "tallies_wrong",
            {"given": 5, "possible": 6},
        ),
        (
            secret({"a": 3, "b": 3, "c": 1}, seats=2, counts=Counts(3)),
            "tallies_wrong",
            {"given": 7, "possible": 6},
        ),
        (
            secret({"a": 4, "b": -1}, counts=Counts(3)),
            "tallies_wrong",
            {"given": 3, "possible": 3},
        ),
        (
            secret({"a": 3, "b": -1, "c": 1}, counts=Counts(3)),
            "tallies_wrong",
            {"given": 3, "possible": 3},
        ),
        (secret({"a": 3, "b": 3}, seats=2), "vote_missing", {}),
        (
            Ballot(Mode.SECRET, candidates=tuple(PEOPLE.values()), counts=Counts(3)),
            "vote_missing",
            {},
        ),
    ],
)
def test_what_cannot_be(book, ballot, key, values, roll):
    with pytest.raises(BallotRefused) as caught:
        decide(book, roll(9), ballot, APPOINTMENT)
    error = caught.value
    assert error.sentence.key == key
    if key == "round_unknown":
        values = {**values, "last": book.appointment.value.rounds}
    assert error.sentence.values == values
    assert error.article == book.appointment.article


def test_a_second_belgian_round_has_twice_as_many_names_as_seats(roll):
    three = {"a": 3, "b": 1, "c": 1}
    with pytest.raises(BallotRefused) as caught:
        appoint(COUNCIL, roll, three, round=2)
    assert caught.value.sentence.values == {"given": 3, "allowed": 2}
    assert caught.value.sentence.key == "candidates_too_many"
    assert appoint(COUNCIL, roll, three, round=1).outcome is Outcome.ELECTED
    assert appoint(FRANCE, roll, three, round=3).outcome is Outcome.ELECTED


def test_a_list_is_for_the_last_round_only(roll):
    """Another law could have three rounds and let one name a seat go on."""
    law = Appointment(absolute_rounds=2, rounds=3, names_a_seat=1)
    book = replace(COUNCIL, appointment=Rule(law, COUNCIL.appointment.article))
    three = {"a": 2, "b": 4, "c": 3}
    assert appoint(book, roll, three, round=1).next_round == ("b", "c", "a")
    assert appoint(book, roll, three, round=2).next_round == ("b",)
    with pytest.raises(BallotRefused) as caught:
        appoint(book, roll, three, round=3)
    assert caught.value.sentence.values == {"given": 3, "allowed": 1}


def test_who_is_on_no_paper_has_no_vote(roll):
    candidates = (PEOPLE["a"], PEOPLE["b"])
    ballot = Ballot(Mode.SECRET, candidates=candidates, tallies={"a": 3}, seats=1)
    result = decide(FRANCE, roll(9), ballot, APPOINTMENT)
    assert (result.elected, result.counts) == (("a",), Counts(3))


def test_an_appointment_without_candidates_is_voted_like_any_item(roll):
    ballot = Ballot(Mode.SECRET, counts=Counts(3, 2))
    result = decide(COUNCIL, roll(9), ballot, APPOINTMENT)
    assert (result.outcome, result.explanation.key) == (Outcome.ADOPTED, "adopted")

"""Sections 3 and 4 of the specification: majority, ties, the account."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.decide import decide
from communesplone.deliberations.rules.majority import president_decides
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
HANDS = Mode.SHOW_OF_HANDS
BOOKS = pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)


def counted(*counts, mode=HANDS, **more):
    return Ballot(mode, counts=Counts(*counts), **more)


def named(**choices):
    return Ballot(Mode.ROLL_CALL, choices={k: Choice(v) for k, v in choices.items()})


@BOOKS
@pytest.mark.parametrize(
    ("counts", "outcome", "needed", "key"),
    [
        ((9, 0), Outcome.ADOPTED, 5, "adopted_unanimously"),
        ((8, 0), Outcome.ADOPTED, 5, "adopted_unopposed"),
        ((1, 0), Outcome.ADOPTED, 1, "adopted_unopposed"),
        ((5, 4), Outcome.ADOPTED, 5, "adopted"),
        ((2, 1, 6), Outcome.ADOPTED, 2, "adopted"),
        ((1, 0, 0, 8), Outcome.ADOPTED, 1, "adopted"),
        ((4, 5), Outcome.REJECTED, 5, "rejected"),
        ((0, 1, 4, 4), Outcome.REJECTED, 1, "rejected"),
        ((0, 0, 9), Outcome.REJECTED, 1, "no_vote_expressed"),
        ((0, 0, 0, 9), Outcome.REJECTED, 1, "no_vote_expressed"),
        ((0, 0), Outcome.REJECTED, 1, "no_vote_expressed"),
    ],
)
@pytest.mark.parametrize("mode", [HANDS, Mode.ROLL_CALL, Mode.SECRET])
def test_more_for_than_against(book, counts, outcome, needed, key, mode, roll):
    result = decide(book, roll(9), counted(*counts, mode=mode))
    assert (result.outcome, result.needed) == (outcome, needed)
    assert result.explanation.key == key
    assert result.counts == Counts(*counts)
    assert result.article == book.majority.article
    assert not result.tie
    assert not result.elected


def test_the_sentence_holds_the_counts(roll):
    adopted = decide(COUNCIL, roll(9), counted(4, 2, 2, 1)).explanation
    assert adopted.values == {
        "in_favour": 4,
        "against": 2,
        "abstentions": 2,
        "blank": 1,
    }
    silent = decide(COUNCIL, roll(9), counted(0, 0, 2, 1)).explanation
    assert silent.values == {"abstentions": 2, "blank": 1}


@BOOKS
def test_an_amended_text(book, roll):
    amended = Matter(amended=True)
    assert decide(book, roll(3), counted(2, 1), amended).outcome is (
        Outcome.ADOPTED_AMENDED
    )
    assert decide(book, roll(3), counted(1, 2), amended).outcome is Outcome.REJECTED


@BOOKS
def test_unanimous_consent_is_everybody(book, roll):
    result = decide(book, roll(9, 7, withdrawn=frozenset({"m2"})), Ballot("unanimous"))
    assert result.outcome is Outcome.ADOPTED
    assert result.counts == Counts(6)


@BOOKS
def test_taking_note_is_no_vote(book, roll):
    result = decide(book, roll(9), Ballot(Mode.NONE))
    assert result.outcome is Outcome.NOTED
    assert result.counts is result.needed is None
    assert result.article == book.quorum.article
    assert result.explanation.key == "noted"
    assert (result.elected, result.next_round, result.tie) == ((), (), False)


@BOOKS
@pytest.mark.parametrize("ballot", [Ballot(Mode.NONE), counted(4)])
def test_without_quorum_nothing_is_decided(book, ballot, roll):
    result = decide(book, roll(9, 4), ballot)
    assert result.outcome is Outcome.NO_QUORUM
    assert result.counts is result.needed is None
    assert result.article == book.quorum.article
    assert result.explanation.values == {"present": 4, "needed": 5}
    assert result.explanation.key == "no_quorum"


@pytest.mark.parametrize("mode", [HANDS, Mode.SECRET])
@pytest.mark.parametrize("votes", [1, 2, 4])
def test_a_tie_in_a_walloon_council_rejects(mode, votes, roll):
    result = decide(COUNCIL, roll(9), counted(votes, votes, mode=mode))
    assert (result.outcome, result.tie) == (Outcome.REJECTED, True)
    assert result.needed == votes + 1
    assert str(result.article) == "CDLD L1122-26"
    secret = mode is Mode.SECRET
    assert result.explanation.key == (
        "tie_secret_rejected" if secret else "tie_rejected"
    )
    assert result.explanation.values == {"votes": votes}


@pytest.mark.parametrize(
    ("matter", "ballot", "outcome", "key"),
    [
        ({}, {"m1": "for", "m2": "against"}, None, "tie_adjourned"),
        ({"ties_before": 1}, {"m1": "for", "m2": "against"}, None, "tie_adjourned"),
        ({"ties_before": 2}, {"m1": "for", "m2": "against"}, "adopted", "adopted"),
        ({"ties_before": 3}, {"m1": "for", "m2": "against"}, "adopted", "adopted"),
        ({"ties_before": 2}, {"m2": "for", "m1": "against"}, "rejected", "rejected"),
        (
            {"urgent_recognised": True},
            {"m1": "for", "m2": "against"},
            "adopted",
            "adopted",
        ),
        (
            {"urgent_recognised": True},
            {"m1": "against", "m2": "for"},
            "rejected",
            "rejected",
        ),
        ({"ties_before": 2}, {"m3": "for", "m2": "against"}, None, "tie_adjourned"),
        (
            {"urgent_recognised": True},
            {"m1": "abstain", "m3": "for", "m2": "against"},
            None,
            "tie_adjourned",
        ),
    ],
)
def test_a_tie_in_a_college(matter, ballot, outcome, key, roll):
    result = decide(COLLEGE, roll(5), named(**ballot), Matter(**matter))
    assert result.outcome == outcome
    assert result.tie
    if key != "tie_adjourned":
        key = f"tie_president_{key}"
        assert result.explanation.values == {"votes": 1, "president": "Member 1"}
    else:
        ties = matter.get("ties_before", 0) + 1
        assert result.explanation.values == {"votes": 1, "ties": ties}
    assert result.explanation.key == key
    assert str(result.article) == "CDLD L1123-22"


def test_unanimous_is_the_whole_room_with_its_powers(roll):
    """Five there and a power: six votes."""
    there = roll(7, 5, proxies=(Proxy("m6", "m2"),))
    said = decide(FRANCE, there, counted(6)).explanation
    assert (said.key, said.values) == ("adopted_unanimously", {"in_favour": 6})
    said = decide(FRANCE, there, named(m1="for", m6="for")).explanation
    assert said.key == "adopted_unopposed"
    assert said.values == {"in_favour": 2, "silent": 4}
    said = decide(FRANCE, there, Ballot(Mode.UNANIMOUS)).explanation
    assert said.values == {"in_favour": 6}


@pytest.mark.parametrize(
    ("rulebook", "matter", "decides"),
    [
        (COUNCIL, {"urgent_recognised": True, "ties_before": 3}, False),
        (FRANCE, {}, True),
        (FRANCE, {"account": True}, False),
        (FRANCE, {"subject_kind": "account"}, False),
        (COLLEGE, {}, False),
        (COLLEGE, {"ties_before": 1}, False),
        (COLLEGE, {"ties_before": 2}, True),
        (COLLEGE, {"ties_before": 3}, True),
        (COLLEGE, {"urgent_recognised": True}, True),
        (COLLEGE, {"ties_before": 2, "subject_kind": "account"}, True),
    ],
)
def test_where_a_tie_hangs_on_the_president(rulebook, matter, decides, roll):
    """Exactly there a tie of raised hands wants to know how the president voted."""
    assert president_decides(rulebook, Matter(**matter)) is decides
    said = decide(rulebook, roll(5), counted(2, 2), Matter(**matter)).explanation.key
    assert (said == "tie_president_unknown") is decides


def test_a_secret_tie_in_a_college_is_put_off(roll):
    last = Matter(ties_before=2)
    result = decide(COLLEGE, roll(5), counted(2, 2, mode=Mode.SECRET), last)
    assert (result.outcome, result.explanation.key) == (None, "tie_adjourned")


@pytest.mark.parametrize(
    ("choice", "outcome", "key"),
    [
        ("for", Outcome.ADOPTED, "tie_president_adopted"),
        ("against", Outcome.REJECTED, "tie_president_rejected"),
        ("abstain", Outcome.REJECTED, "tie_president_silent"),
        ("blank", Outcome.REJECTED, "tie_president_silent"),
        (None, Outcome.REJECTED, "tie_president_silent"),
    ],
)
def test_the_own_vote_of_a_french_president_decides(choice, outcome, key, roll):
    other = {"for": "against", "against": "for"}.get(choice, "for")
    choices = {"m2": other, "m1": choice}
    if choice not in ("for", "against"):
        choices["m3"] = "against"
    ballot = named(**{k: v for k, v in choices.items() if v})
    result = decide(FRANCE, roll(5), ballot)
    assert (result.outcome, result.tie) == (outcome, True)
    assert result.explanation.key == key
    assert str(result.article) == "CGCT L2121-20"


def test_a_casting_vote_adopts_the_amended_text(roll):
    ballot = named(m1="for", m2="against")
    result = decide(FRANCE, roll(3), ballot, Matter(amended=True))
    assert result.outcome is Outcome.ADOPTED_AMENDED


@pytest.mark.parametrize(
    ("choice", "outcome", "key"),
    [
        (Choice.FOR, Outcome.ADOPTED, "tie_president_adopted"),
        (Choice.AGAINST, Outcome.REJECTED, "tie_president_rejected"),
        (Choice.ABSTAIN, Outcome.REJECTED, "tie_president_silent"),
        (None, None, "tie_president_unknown"),
    ],
)
def test_a_tie_of_raised_hands_needs_the_presidents_vote(choice, outcome, key, roll):
    ballot = counted(2, 2, president_choice=choice)
    result = decide(FRANCE, roll(5), ballot)
    assert (result.outcome, result.explanation.key) == (outcome, key)
    assert result.explanation.values["votes"] == 2


@pytest.mark.parametrize(
    ("changes", "outcome", "key"),
    [
        ({"president": None}, None, "tie_president_absent"),
        ({"president": "m5"}, None, "tie_president_absent"),
        ({"withdrawn": {"m1"}}, None, "tie_president_absent"),
    ],
)
def test_a_president_who_is_not_in_the_room_breaks_no_tie(changes, outcome, key, roll):
    ballot = counted(1, 1, president_choice=Choice.FOR)
    result = decide(FRANCE, roll(5, 4, **changes), ballot)
    assert (result.outcome, result.explanation.key) == (outcome, key)
    third = Matter(ties_before=2)
    result = decide(COLLEGE, roll(5, 4, **changes), ballot, third)
    assert result.outcome is None


def test_a_secret_tie_in_france_is_not_adopted(roll):
    result = decide(FRANCE, roll(5), counted(2, 2, mode=Mode.SECRET))
    assert (result.outcome, result.tie) == (Outcome.REJECTED, True)
    assert result.explanation.key == "tie_secret_rejected"


def test_the_presidents_own_vote_not_that_of_a_proxy(roll):
    """m1 votes for and, for m5, against: the vote of m1 decides."""
    there = roll(5, 4, proxies=(Proxy("m5", "m1"),))
    result = decide(FRANCE, there, named(m1="for", m5="against"))
    assert result.outcome is Outcome.ADOPTED


@pytest.mark.parametrize(
    ("counts", "outcome", "needed", "tie"),
    [
        ((3, 2), Outcome.ADOPTED, 3, False),
        ((2, 2), Outcome.ADOPTED, 2, True),
        ((1, 1), Outcome.ADOPTED, 1, True),
        ((2, 3), Outcome.REJECTED, 3, False),
        ((0, 0, 5), Outcome.ADOPTED, 0, False),
        ((0, 1, 5), Outcome.REJECTED, 1, False),
        ((1, 0), Outcome.ADOPTED, 1, False),
    ],
)
@pytest.mark.parametrize(
    "matter", [Matter(account=True), Matter(subject_kind="account")]
)
def test_a_french_account(counts, outcome, needed, tie, matter, roll):
    result = decide(FRANCE, roll(9), counted(*counts), matter)
    assert (result.outcome, result.needed, result.tie) == (outcome, needed, tie)
    assert str(result.article) == "CGCT L1612-12"
    verb = "rejected" if outcome is Outcome.REJECTED else "adopted"
    assert result.explanation.key == f"account_{verb}"
    assert result.explanation.values == {
        "in_favour": counts[0],
        "against": counts[1],
    }
    assert result.quorum.present == 8


def test_an_amended_french_account(roll):
    amended = Matter(account=True, amended=True)
    assert decide(FRANCE, roll(9), counted(1, 1), amended).outcome is (
        Outcome.ADOPTED_AMENDED
    )


def test_a_walloon_account_is_an_item_like_any_other(roll):
    result = decide(COUNCIL, roll(9), counted(4, 4, 1), Matter(account=True))
    assert (result.outcome, result.explanation.key) == (
        Outcome.REJECTED,
        "tie_rejected",
    )


@pytest.mark.parametrize("size", range(1, 56))
def test_every_size_of_body(size, roll):
    """Of E expressed votes, E // 2 + 1 in favour adopt, and one less does not."""
    needed = size // 2 + 1
    enough = decide(COUNCIL, roll(size), counted(needed, size - needed))
    assert (enough.outcome, enough.needed) == (Outcome.ADOPTED, needed)
    short = decide(COUNCIL, roll(size), counted(needed - 1, size - needed + 1))
    assert (short.outcome, short.needed) == (Outcome.REJECTED, needed)
    assert short.tie is (size % 2 == 0)

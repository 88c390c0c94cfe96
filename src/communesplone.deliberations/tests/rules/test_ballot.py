"""What cannot have taken place is refused."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.decide import decide
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from communesplone.deliberations.rules.validity import count
from dataclasses import replace

import pickle
import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
HANDS = Mode.SHOW_OF_HANDS
BOOKS = pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)


def vote(*ids, mode=Mode.ROLL_CALL):
    return Ballot(mode, choices=dict.fromkeys(ids, Choice.FOR))


def refusal(book, roll, ballot, matter=None):
    with pytest.raises(BallotRefused) as caught:
        decide(book, roll, ballot, matter)
    return caught.value


@BOOKS
@pytest.mark.parametrize(
    ("member", "key", "article"),
    [
        ("m2", "vote_interested", "interest"),
        ("m9", "vote_absent", "quorum"),
        ("s", "vote_without_vote", "quorum"),
        ("x", "vote_unknown_member", "quorum"),
    ],
)
@pytest.mark.parametrize("noted", ["choices", "voters"])
def test_whose_vote_is_refused(book, member, key, article, noted, roll):
    there = roll(9, 8, withdrawn=frozenset({"m2"}))
    there = replace(
        there,
        members=(*there.members, Member("s", "Secretary", votes=False)),
        present=there.present | {"s"},
    )
    if noted == "choices":
        ballot = vote("m1", member)
    else:
        ballot = Ballot(HANDS, counts=Counts(1), voters=frozenset({"m1", member}))
    error = refusal(book, there, ballot)
    assert error.sentence.key == key
    assert error.sentence.values == {"member": there.name(member)}
    assert error.article == getattr(book, article).article
    said = {"member": there.name(member)}
    assert str(error) == f"{key} {said} ({error.article})"


def test_an_interested_absent_giver_has_no_vote(roll):
    there = roll(5, 3, withdrawn=frozenset({"m5"}), proxies=(Proxy("m5", "m1"),))
    assert refusal(FRANCE, there, vote("m5")).sentence.key == "vote_interested"


def test_the_mayor_does_not_vote_on_the_account(roll):
    error = refusal(FRANCE, roll(5), vote("m1"), Matter(account=True))
    assert error.sentence.key == "vote_account_mayor"
    assert str(error.article) == "CGCT L1612-12"
    assert decide(COUNCIL, roll(5), vote("m1"), Matter(account=True)).outcome


def test_the_mayor_holds_and_gives_no_proxy_for_the_account(roll):
    account = Matter(account=True)
    holds = roll(5, 4, proxies=(Proxy("m5", "m1"),))
    assert refusal(FRANCE, holds, vote("m5"), account).sentence.key == "vote_absent"
    gives = roll(5, proxies=(Proxy("m1", "m2"),))
    gives = replace(gives, present=gives.present - {"m1"})
    assert decide(FRANCE, gives, vote("m1")).outcome is Outcome.ADOPTED
    refused = refusal(FRANCE, gives, vote("m1"), account)
    assert refused.sentence.key == "vote_account_mayor"


@pytest.mark.parametrize(
    ("counts", "refused"),
    [((5, 0), False), ((2, 1, 1, 1), False), ((6, 0), True), ((2, 2, 1, 1), True)],
)
@pytest.mark.parametrize("mode", [HANDS, Mode.SECRET])
def test_more_votes_than_people(counts, refused, mode, roll):
    """Four are seated and one of them holds a valid power: five votes."""
    there = roll(6, 5, withdrawn=frozenset({"m2"}), proxies=(Proxy("m6", "m1"),))
    ballot = Ballot(mode, counts=Counts(*counts))
    if refused:
        error = refusal(FRANCE, there, ballot)
        assert error.sentence.key == "vote_too_many"
        assert error.sentence.values == {"cast": 6, "power": 5}
        assert error.article == FRANCE.majority.article
    else:
        assert count(FRANCE, there, ballot) == Counts(*counts)


@pytest.mark.parametrize(
    ("voters", "power"),
    [
        ({"m1", "m2"}, 3),
        ({"m1", "m2", "m6"}, 3),
        ({"m2", "m3"}, 2),
        ({"m2", "m6"}, 2),
    ],
)
def test_votes_are_limited_by_those_who_voted(voters, power, roll):
    there = roll(6, 5, proxies=(Proxy("m6", "m1"),))

    def ballot(votes):
        return Ballot(HANDS, counts=Counts(votes), voters=frozenset(voters))

    assert count(FRANCE, there, ballot(power)) == Counts(power)
    error = refusal(FRANCE, there, ballot(power + 1))
    assert error.sentence.values == {"cast": power + 1, "power": power}
    everybody = Ballot(Mode.UNANIMOUS, voters=frozenset(voters))
    assert count(FRANCE, there, everybody) == Counts(power)


@BOOKS
@pytest.mark.parametrize(
    ("ballot", "key"),
    [
        (Ballot(HANDS), "vote_missing"),
        (Ballot(Mode.ROLL_CALL), "vote_missing"),
        (Ballot(Mode.SECRET), "vote_missing"),
        (Ballot(HANDS, choices={}, counts=Counts()), "vote_twice"),
        (Ballot(HANDS, choices={}, tallies={}), "vote_twice"),
        (Ballot(Mode.NONE, choices={}), "vote_without_ballot"),
        (Ballot(Mode.NONE, counts=Counts()), "vote_without_ballot"),
        (Ballot(Mode.NONE, tallies={}), "vote_without_ballot"),
        (Ballot(Mode.UNANIMOUS, counts=Counts(4, 1)), "vote_unanimous_opposed"),
        (
            Ballot(Mode.UNANIMOUS, choices={"m1": Choice.AGAINST}),
            "vote_unanimous_opposed",
        ),
    ],
)
def test_a_ballot_holds_together(book, ballot, key, roll):
    error = refusal(book, roll(5), ballot)
    assert error.sentence.key == key
    assert error.article == book.majority.article


@BOOKS
def test_nobody_said_anything(book, roll):
    result = decide(book, roll(3), Ballot(HANDS, choices={}))
    assert result.counts == Counts()
    assert result.explanation.key == "no_vote_expressed"


@pytest.mark.parametrize("field", ["in_favour", "against", "abstentions", "blank"])
def test_counts_are_not_negative(field):
    with pytest.raises(BallotRefused) as caught:
        Counts(**{field: -1})
    assert caught.value.sentence.key == "vote_negative"
    assert caught.value.article is None
    assert str(caught.value) == "vote_negative {}"


def test_counts_add_up():
    counts = Counts(1, 2, 4, 8)
    assert (counts.expressed, counts.cast) == (3, 15)


def test_choices_are_counted(roll):
    said = ["for"] * 4 + ["against"] * 3 + ["abstain"] * 2 + ["blank"]
    ballot = Ballot(HANDS, choices={f"m{i}": c for i, c in enumerate(said, 1)})
    assert count(COUNCIL, roll(10), ballot) == Counts(4, 3, 2, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"choices": {"m1": Choice.FOR}},
        {"choices": {}},
        {"president_choice": Choice.FOR},
    ],
)
def test_a_secret_ballot_never_says_who_chose_what(values):
    with pytest.raises(BallotRefused) as caught:
        Ballot("secret", counts=Counts(3), **values)
    assert caught.value.sentence.key == "vote_secret_names"


def test_unknown_words_are_refused():
    with pytest.raises(ValueError, match="whistle"):
        Ballot("whistle")
    with pytest.raises(ValueError, match="maybe"):
        Ballot(HANDS, choices={"m1": "maybe"})


@pytest.mark.parametrize(
    ("book", "kind", "waived", "refused"),
    [
        (COUNCIL, "appointment", False, True),
        (COUNCIL, "appointment", True, True),
        (COUNCIL, "discipline", False, True),
        (COUNCIL, "person", False, False),
        (COUNCIL, "ordinary", False, False),
        (FRANCE, "appointment", False, True),
        (FRANCE, "appointment", True, False),
        (FRANCE, "discipline", False, False),
        (COLLEGE, "appointment", False, False),
        (COLLEGE, "discipline", False, False),
    ],
)
@pytest.mark.parametrize("mode", [HANDS, Mode.ROLL_CALL])
def test_subjects_of_a_secret_ballot(book, kind, waived, refused, mode, roll):
    matter = Matter(subject_kind=kind, secret_waived=waived)
    ballot = vote("m1", mode=mode)
    if refused:
        error = refusal(book, roll(3), ballot, matter)
        assert error.sentence.key == "vote_secret_required"
        assert error.article == book.secret_kinds.article
    else:
        assert decide(book, roll(3), ballot, matter).outcome is Outcome.ADOPTED
    secret = Ballot(Mode.SECRET, counts=Counts(2, 1))
    assert decide(book, roll(3), secret, matter).outcome is Outcome.ADOPTED
    assert decide(book, roll(3), Ballot(Mode.NONE), matter).outcome is Outcome.NOTED


def test_only_in_france_unanimity_does_without_secrecy(roll):
    matter = Matter(subject_kind="appointment")
    everybody = Ballot(Mode.UNANIMOUS)
    assert decide(FRANCE, roll(3), everybody, matter).outcome is Outcome.ADOPTED
    error = refusal(COUNCIL, roll(3), everybody, matter)
    assert error.sentence.key == "vote_secret_required"


def test_a_withdrawn_members_vote_can_be_taken_out():
    ballot = Ballot(
        HANDS,
        choices={"m1": Choice.FOR, "m2": Choice.BLANK},
        voters=frozenset({"m1", "m2"}),
    )
    kept = ballot.without(["m2", "x"])
    assert kept.choices == {"m1": Choice.FOR}
    assert kept.voters == {"m1"}
    assert Ballot(HANDS, counts=Counts(3)).without(["m2"]).counts == Counts(3)
    assert Ballot(HANDS, choices={"m1": Choice.FOR}).without(["m1"]).choices == {}


def test_a_record_is_plain():
    ballot = Ballot(
        Mode.ROLL_CALL,
        choices={"m2": Choice.BLANK},
        voters=frozenset({"m2", "m1"}),
        round=2,
    )
    assert ballot.record() == {
        "mode": "roll_call",
        "round": 2,
        "choices": {"m2": "blank"},
        "voters": ["m1", "m2"],
    }
    secret = Ballot(
        Mode.SECRET, counts=Counts(3, 1, 0, 2), tallies={"c": 3}, seats=2
    ).record()
    assert secret == {
        "mode": "secret",
        "round": 1,
        "counts": {"in_favour": 3, "against": 1, "abstentions": 0, "blank": 2},
        "seats": 2,
        "tallies": {"c": 3},
    }
    assert type(secret["mode"]) is str


def test_a_ballot_owns_its_choices():
    choices = {"m1": Choice.FOR}
    ballot = Ballot(HANDS, choices=choices)
    choices["m2"] = Choice.AGAINST
    assert ballot.choices == {"m1": Choice.FOR}
    assert hash(ballot) == hash(Ballot(HANDS, choices={}))


def test_a_refusal_survives_a_process_border(roll):
    error = refusal(COUNCIL, roll(3), vote("x"))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own bytes)
    assert (again.sentence, again.article) == (error.sentence, error.article)

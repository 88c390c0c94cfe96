"""A form of vote that enough members asked for: what is then refused."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.validity import count

import pytest


COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
EVERY = frozenset(Mode)
BY_NAME = frozenset({Mode.ROLL_CALL, Mode.NONE})
ON_PAPER = frozenset({Mode.SECRET, Mode.NONE})


def refusals(book, roll, **matter):
    """Give the mode of each ballot that the matter refuses -> (sentence, article)."""
    found = {}
    for mode in Mode:
        counts = None if mode is Mode.NONE else Counts(3)
        try:
            count(book, roll(3), Ballot(mode, counts=counts), Matter(**matter))
        except BallotRefused as refused:
            found[mode] = (refused.sentence.key, str(refused.article))
    return found


@pytest.mark.parametrize(
    ("book", "kind", "requested", "allowed", "key", "article"),
    [
        (FRANCE, "ordinary", None, EVERY, "", ""),
        (FRANCE, "ordinary", "secret", ON_PAPER, "vote_secret_asked", "L2121-21"),
        (FRANCE, "ordinary", "roll_call", BY_NAME, "vote_roll_call_asked", "L2121-21"),
        (COUNCIL, "ordinary", None, EVERY, "", ""),
        (COUNCIL, "person", "roll_call", BY_NAME, "vote_roll_call_asked", "L1122-27"),
        (COUNCIL, "appointment", None, ON_PAPER, "vote_secret_required", "L1122-27"),
    ],
)
def test_only_the_form_that_was_asked_for(
    book, kind, requested, allowed, key, article, roll
):
    """Who asks for a vote has it; taking note is no vote."""
    asked = requested and Mode(requested)
    found = refusals(book, roll, subject_kind=kind, requested=asked)
    assert set(found) == EVERY - allowed
    for said, law in found.values():
        assert said == key
        assert law.endswith(article)


def test_secrecy_that_the_law_wants_goes_before_a_roll_call(roll):
    matter = {"subject_kind": "appointment", "requested": Mode.ROLL_CALL}
    for book in (COUNCIL, FRANCE):
        assert Mode.SECRET not in refusals(book, roll, **matter)


def test_secrecy_that_was_asked_for_is_not_waived_by_silence(roll):
    matter = {"subject_kind": "appointment", "requested": Mode.SECRET}
    said, article = refusals(FRANCE, roll, **matter)[Mode.UNANIMOUS]
    assert (said, article) == ("vote_secret_asked", "CGCT L2121-21")

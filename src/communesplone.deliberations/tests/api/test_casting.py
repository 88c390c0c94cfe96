"""Whose vote settled a tie, as documents name it."""

from communesplone.deliberations.api.acts.votes import votes

import pytest


@pytest.mark.parametrize(
    ("key", "outcome", "named"),
    [
        ("tie_president_adopted", "adopted", "Anne"),
        ("tie_president_adopted", "adopted_amended", "Anne"),
        ("tie_president_rejected", "rejected", "Anne"),
        # What the clerk recorded for a reason is no work of that vote.
        ("tie_president_adopted", "postponed", ""),
        ("tie_president_rejected", "adopted", ""),
        ("tie_rejected", "rejected", ""),
        ("adopted", "adopted", ""),
    ],
)
def test_the_casting_vote(key, outcome, named):
    sentence = {"key": key, "values": {"votes": 2, "president": "Anne"}}
    facts = {"mode": "show_of_hands", "sentence": sentence}
    assert votes(facts, outcome).casting == named

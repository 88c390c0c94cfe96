from communesplone.core.ledger.tray import Tray

import pytest


def merged(old, saved, new):
    states = [{"items": items} for items in (old, saved, new)]
    return Tray()._p_resolveConflict(*states)["items"]


@pytest.mark.parametrize(
    "old, saved, new, result",
    [
        ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {}, {"a": 1, "b": 2}, {"b": 2}),
        ({"a": 1}, {"a": 1, "b": 2}, {}, {"b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}, {"b": 2}, {}),
    ],
    ids=["both add", "they empty it", "I empty it", "both remove"],
)
def test_two_transactions_merge(old, saved, new, result):
    assert merged(old, saved, new) == result

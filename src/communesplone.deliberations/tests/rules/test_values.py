"""What every value of the rules has in common: frozen, and known by stored names."""

from communesplone.deliberations import rules
from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.matter import SUBJECT_KINDS
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.roll import Roll
from dataclasses import is_dataclass
from datetime import datetime
from datetime import UTC
from importlib import import_module
from pkgutil import iter_modules

import pytest


MODULES = [
    import_module(f"{rules.__name__}.{module.name}")
    for module in iter_modules(rules.__path__)
]
VALUES = [
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type)
    and is_dataclass(value)
    and value.__module__ == module.__name__
]


def test_there_are_values():
    assert len(VALUES) > 25


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen(value):
    assert value.__dataclass_params__.frozen


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (Mode, "show_of_hands roll_call secret unanimous none"),
        (Choice, "for against abstain blank"),
        (
            MoveKind,
            "arrive leave withdraw return give_proxy revoke_proxy preside"
            " keep_minutes excuse",
        ),
        (
            DeadlineKind,
            "drafts_online list_online published_until enforceable in_force transmit "
            "authority minutes_available minutes_approved minutes_published",
        ),
        (SUBJECT_KINDS, "ordinary appointment discipline person account"),
    ],
)
def test_names_that_are_stored(names, expected):
    assert " ".join(names) == expected


def test_what_is_meant_when_nothing_is_said():
    assert Matter() == Matter(
        "ordinary", False, False, 0, 1, False, False, secret_waived=False
    )
    assert Counts() == Counts(0, 0, 0, 0)
    assert Member("a", "A") == Member("a", "A", None, 0, True, "")
    assert Proxy("a", "b") == Proxy("a", "b", 1, False)
    assert Roll(()) == Roll((), frozenset(), frozenset(), (), None)
    at = datetime(2026, 3, 2, tzinfo=UTC)
    assert Move(at, "arrive", "a") == Move(at, "arrive", "a", "", "", 1, False)
    assert Ballot("none") == Ballot(
        "none", None, None, frozenset(), 1, (), 1, None, None
    )
    assert hash(Ballot("secret", tallies={"a": 1})) == hash(Ballot("secret"))

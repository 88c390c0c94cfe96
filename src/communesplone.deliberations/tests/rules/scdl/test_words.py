"""Not a rule, but the words of rules: a message for each key."""

from communesplone.deliberations.rules.scdl.reasons import KEYS
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.scdl_reasons import message
from communesplone.deliberations.scdl_reasons import MESSAGES
from pathlib import Path

import pytest
import re


RULES = Path(__import__(Reason.__module__, fromlist=["x"]).__file__).parent


def test_every_key_has_words():
    assert set(MESSAGES) == KEYS


def test_every_key_is_used():
    code = "".join(
        path.read_text() for path in RULES.glob("*.py") if path.name != "reasons.py"
    )
    assert {key for key in KEYS if f'"{key}"' not in code} == set()


def test_a_key_without_words_is_refused():
    with pytest.raises(ValueError, match="no words"):
        Reason("nonsense")


def test_values_are_said():
    said = message(Reason("votes_sum", {"sum": 17}))
    assert (
        said.interpolate()
        if hasattr(said, "interpolate")
        else said.mapping == {"sum": 17}
    )
    assert said.domain == "communesplone.deliberations"
    assert "${sum}" in said.default


def test_ids_follow_the_convention():
    for text in MESSAGES.values():
        assert re.fullmatch(r"(error|status)_scdl_[a-z_]+", text)

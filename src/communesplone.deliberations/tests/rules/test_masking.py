from communesplone.deliberations.rules.masking import MASK
from communesplone.deliberations.rules.masking import stands_in
from communesplone.deliberations.rules.masking import variant
from communesplone.deliberations.rules.masking import without

import pytest


@pytest.mark.parametrize(
    ("masks", "text"),
    [
        ((), "Mr Smith and Mr Smithson"),
        (("Mr Smith",), "[…] and […]son"),
        (("Mr Smith", "Mr Smithson"), "[…] and […]"),
        (("Nobody",), "Mr Smith and Mr Smithson"),
    ],
)
def test_the_longest_passage_goes_first(masks, text):
    assert without("Mr Smith and Mr Smithson", masks) == text


@pytest.mark.parametrize(
    "text",
    [
        "Jean Dupont",
        "Jean\u00a0Dupont",
        "Jean\u202fDupont",
        "Jean\n  Dupont",
        "Jean Du\u00adpont",
        "Jean\u200b Dupont",
        "Jean\u2060 \ufeffDupont",
    ],
)
def test_a_passage_is_found_however_it_was_typed(text):
    assert stands_in("Jean Dupont", text)
    assert without(f"For {text}.", ["Jean  Dupont"]) == "For […]."


def test_signs_that_look_alike_are_one():
    assert without("Jean‑Luc d’Ans", ["Jean-Luc d'Ans"]) == MASK
    assert without("No\u0065\u0308l", ["Noël"]) == MASK
    assert without("Jean Dupont", ["Jean Du\u00adpont"]) == MASK


def test_a_sign_that_is_seen_is_a_letter_like_another():
    assert without("12~14 h", ["~"]) == "12[…]14 h"
    for other in ("Jean~Dupont", "Jean_Dupont", "JeanDupont", "Jean Dup~ont"):
        assert not stands_in("Jean Dupont", other)
    for other in ("Jean~Luc d'Orval", "Jean-Luc d~Orval"):
        assert not stands_in("Jean-Luc d'Orval", other)
    assert variant("Jean Dupont", "Jean~Dupont") == ""


@pytest.mark.parametrize("mask", ["", " ", "\u200b", "\u00ad "])
def test_what_nobody_sees_hides_nothing(mask):
    assert without("Jean", [mask]) == "Jean"
    assert not stands_in(mask, "Jean") and variant(mask, "Jean") == ""


@pytest.mark.parametrize(
    ("mask", "text", "spelled"),
    [
        ("Jean Dupont", "M. JEAN DUPONT", "JEAN DUPONT"),
        ("Noël", "Mr NOEL", "NOEL"),
        ("Noel", "Mr Noël", "Noël"),
        ("Jean Dupont", "jean.dupont@town.example", "jean.dupont"),
        ("Dupont", "plan_dupont.pdf", "dupont"),
        ("Dupont", "(DUPONT)", "DUPONT"),
        ("Rose", "arrosent", ""),
        ("Rose", "arrose", ""),
        ("Rose", "roseraie", ""),
        ("Rose", "Mme […]", ""),
        ("(12)", "(12]", ""),
    ],
)
def test_other_letters_are_found(mask, text, spelled):
    assert variant(mask, text) == spelled

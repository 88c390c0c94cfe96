from communesplone.core.rules.cells import neutral

import pytest


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1"])
def test_formula(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "x", "1", "a=b", "2026-01-01", " x"])
def test_plain(text):
    assert neutral(text) == text

from communesplone.core.rules.line import is_printable

import pytest


@pytest.mark.parametrize("text", ["", "Émilie’s d'Été – №1", "日本", "<b>"])
def test_plain(text):
    assert is_printable(text)


@pytest.mark.parametrize("sign", "\x00\r\n\t\x7f\x85\u2028\u202e\u2066")
def test_a_control_character(sign):
    assert not is_printable(f"a{sign}b")

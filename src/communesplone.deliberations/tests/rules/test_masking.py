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

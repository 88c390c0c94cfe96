from communesplone.core.rules.contact import is_phone

import pytest


@pytest.mark.parametrize(
    "text",
    ["081 23 45 67", "+32 (0)81/23.45.67", "112", "+33-1-23-45-67-89", "1" * 15],
)
def test_phone(text):
    assert is_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "1" * 16,
        "12 3 " + " " * 30,
        "12+34",
        "081 23 ext 4",
        "١٢٣٤",
        "081\n23",
        "<script>",
        "+",
    ],
)
def test_not_phone(text):
    assert not is_phone(text)

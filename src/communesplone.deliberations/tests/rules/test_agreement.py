"""Words and the numbers before them."""

from communesplone.deliberations.rules.agreement import agree

import pytest


TEXT = "${no} abstention(s) et ${blank} vote(s) blanc(s) ou nul(s)"


@pytest.mark.parametrize(
    ("no", "blank", "language", "said"),
    [
        (0, 1, "fr", "${no} abstention et ${blank} vote blanc ou nul"),
        (2, 0, "fr", "${no} abstentions et ${blank} vote blanc ou nul"),
        (1, 3, "fr", "${no} abstention et ${blank} votes blancs ou nuls"),
        (0, 1, "nl", "${no} abstentions et ${blank} vote blanc ou nul"),
        ("1", "12", "en", "${no} abstention et ${blank} votes blancs ou nuls"),
    ],
)
def test_each_word_follows_the_number_before_it(no, blank, language, said):
    assert agree(TEXT, {"no": no, "blank": blank}, language) == said


def test_a_word_without_a_number_keeps_its_brackets():
    text = "Membre(s) : ${name} absent(s) (excusés)"
    assert agree(text, {"name": "Anne Delcourt"}, "fr") == text


def test_what_a_value_says_is_not_touched():
    text = agree("${count} point(s) : ${title}", {"count": 2, "title": "x(s)"}, "fr")
    assert text == "${count} points : ${title}"

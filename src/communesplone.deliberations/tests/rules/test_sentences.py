from communesplone.deliberations.rules.sentence import KEYS
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from communesplone.deliberations.sentences import message
from communesplone.deliberations.sentences import MESSAGES
from zope.i18n import interpolate

import pytest
import re


def test_every_sentence_has_words_and_no_words_are_left_over():
    assert set(MESSAGES) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_the_gaps_are_the_values(key):
    words = MESSAGES[key]
    assert set(re.findall(r"\$\{(\w+)\}", words.default)) == set(KEYS[key])
    assert "$" not in re.sub(r"\$\{\w+\}", "", words.default)
    assert words.domain == "communesplone.deliberations"
    assert str(words) in (f"status_rule_{key}", f"error_rule_{key}")


def test_ids_and_texts_are_not_shared_by_mistake():
    assert len({str(words) for words in MESSAGES.values()}) == len(MESSAGES)


def test_a_sentence_reads_as_in_minutes():
    said = message(sentence("tie_president_adopted", votes=4, president="Anne Roy"))
    assert said.domain == "communesplone.deliberations"
    assert interpolate(said.default, said.mapping) == (
        "Adopted: 4 for and as many against; Anne Roy, presiding, voted for, and this "
        "vote decides."
    )


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("poem", {}),
        ("noted", {"votes": 1}),
        ("tie_rejected", {}),
        ("tie_rejected", {"votes": 1, "ties": 1}),
    ],
)
def test_a_sentence_has_exactly_its_values(key, values):
    with pytest.raises(ValueError, match=key):
        Sentence(key, values)


def test_a_wrong_sentence_says_what_is_wrong():
    with pytest.raises(ValueError, match="^no sentence has the key poem$"):
        Sentence("poem")


def test_a_sentence_owns_its_values():
    values = {"votes": 1}
    said = Sentence("tie_rejected", values)
    values["votes"] = 2
    assert said.values == {"votes": 1}
    assert hash(said) == hash(Sentence("tie_rejected", {"votes": 3}))

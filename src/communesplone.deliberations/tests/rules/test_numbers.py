from communesplone.deliberations.rules.act_number import act_number
from communesplone.deliberations.rules.numbers import session_numbers
from communesplone.deliberations.rules.numbers import takes_number
from communesplone.deliberations.rules.outcome import Outcome
from hypothesis import given
from hypothesis import strategies as st

import pytest


OUTCOMES = st.sampled_from([None, *Outcome])
AGENDAS = st.dictionaries(
    st.sampled_from("abcdefghijklmnopqrstuvwxyz"), OUTCOMES, max_size=20
).map(lambda agenda: list(agenda.items()))


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.ADOPTED, True),
        (Outcome.ADOPTED_AMENDED, True),
        (Outcome.REJECTED, True),
        (Outcome.NOTED, True),
        (Outcome.ELECTED, True),
        (Outcome.POSTPONED, False),
        (Outcome.WITHDRAWN, False),
        (Outcome.NO_QUORUM, False),
        (None, False),
    ],
)
def test_which_outcome_takes_a_number(outcome, expected):
    assert takes_number(outcome) is expected


AGENDA = [
    ("a", Outcome.ADOPTED),
    ("b", Outcome.WITHDRAWN),
    ("c", Outcome.REJECTED),
    ("d", None),
    ("e", Outcome.NOTED),
]


def test_numbers_follow_the_agenda():
    assert session_numbers(AGENDA) == {"a": 1, "c": 2, "e": 3}
    assert session_numbers(AGENDA[::-1]) == {"e": 1, "c": 2, "a": 3}
    assert session_numbers([]) == {}


def test_what_has_no_sense_is_refused():
    with pytest.raises(ValueError, match="^an item stands twice$"):
        session_numbers([("a", None), ("a", Outcome.ADOPTED)])


@given(AGENDAS)
def test_numbers_are_unique_and_dense(agenda):
    given = session_numbers(agenda)
    examined = [id for id, outcome in agenda if takes_number(outcome)]
    assert list(given) == examined
    assert list(given.values()) == list(range(1, len(examined) + 1))


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("2026_042", "act_number_sound", {"number": "2026_042"}),
        ("ABCDEFGHIJKLMNO", "act_number_sound", {"number": "ABCDEFGHIJKLMNO"}),
        ("PQRSTUVWXYZ_0", "act_number_sound", {"number": "PQRSTUVWXYZ_0"}),
        ("0123456789", "act_number_sound", {"number": "0123456789"}),
        ("ABCDEFGHIJKLMNOP", "act_number_long", {"length": 16, "longest": 15}),
        ("", "act_number_empty", {}),
        ("2026-042", "act_number_characters", {"characters": "-"}),
        ("del/2", "act_number_characters", {"characters": "/ d e l"}),
        ("É1", "act_number_characters", {"characters": "É"}),
        ("٤", "act_number_characters", {"characters": "٤"}),
    ],
)
def test_the_number_of_an_act(text, key, values):
    found = act_number(text)
    assert (found.explanation.key, found.explanation.values) == (key, values)
    assert found.sound is (key == "act_number_sound")
    assert found.article.second_hand
    assert str(found.article) == "CGCT R2131-1"

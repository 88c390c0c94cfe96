from communesplone.deliberations.rules.act_number import act_number
from communesplone.deliberations.rules.numbers import register_numbers
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
    assert register_numbers(41, AGENDA) == {"a": 42, "c": 43, "e": 44}


def test_a_reopened_session_never_renumbers():
    first = session_numbers(AGENDA)
    later = [
        ("e", Outcome.NOTED),
        ("b", Outcome.ADOPTED),
        ("a", Outcome.WITHDRAWN),
        ("c", Outcome.REJECTED),
    ]
    assert session_numbers(later, first) == {"a": 1, "c": 2, "e": 3, "b": 4}
    kept = {"a": 42, "c": 43, "e": 44}
    assert register_numbers(44, later, kept) == {**kept, "b": 45}
    assert register_numbers(50, later, kept) == {**kept, "b": 51}
    assert register_numbers(41, later, kept) == {**kept, "b": 45}
    assert kept == {"a": 42, "c": 43, "e": 44}


def test_what_has_no_sense_is_refused():
    with pytest.raises(ValueError, match="twice$"):
        session_numbers([("a", None), ("a", None)])
    with pytest.raises(ValueError, match="twice"):
        register_numbers(2, [], {"a": 1, "b": 1})
    with pytest.raises(ValueError, match="be -1$"):
        register_numbers(-1, [])
    for gap in ({"a": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 1}):
        with pytest.raises(ValueError, match=r"have a gap: \["):
            session_numbers([], gap)


@given(AGENDAS, st.lists(st.tuples(AGENDAS, st.randoms(use_true_random=False))))
def test_numbers_are_unique_dense_and_lasting(agenda, reopenings):
    given = session_numbers(agenda)
    assert [given[id] for id, outcome in agenda if takes_number(outcome)] == list(
        range(1, len(given) + 1)
    )
    for later, random in reopenings:
        random.shuffle(later)
        again = session_numbers(later, given)
        assert again.items() >= given.items()
        assert sorted(again.values()) == list(range(1, len(again) + 1))
        assert set(again) == set(given) | {
            id for id, outcome in later if takes_number(outcome)
        }
        given = again


@given(st.integers(0, 500), st.lists(AGENDAS, max_size=5))
def test_a_register_of_several_sessions_has_no_gap(last, sessions):
    numbers = []
    for agenda in sessions:
        found = register_numbers(last + len(numbers), agenda)
        numbers += found.values()
    assert numbers == list(range(last + 1, last + 1 + len(numbers)))


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

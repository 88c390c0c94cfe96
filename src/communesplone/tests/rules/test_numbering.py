from communesplone.core.rules.numbering import allocate
from communesplone.core.rules.numbering import Allocation
from communesplone.core.rules.numbering import format_number
from communesplone.core.rules.numbering import NumberPattern
from communesplone.core.rules.numbering import Pending
from dataclasses import FrozenInstanceError
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from zoneinfo import ZoneInfo

import pytest


BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PENDING = st.builds(
    Pending,
    st.text(min_size=1),
    st.datetimes(
        datetime(2020, 1, 1),
        datetime(2030, 1, 1),
        timezones=st.sampled_from([UTC, BRUSSELS, timezone(timedelta(hours=-9))]),
    ),
)


def keys(allocations):
    return [allocation.key for allocation in allocations]


def test_numbers_follow_the_arrival():
    late = Pending("a", NOON + timedelta(seconds=1))
    early = Pending("b", NOON)
    assert allocate(41, [late, early]) == (Allocation("b", 42), Allocation("a", 43))


def test_a_tie_is_broken_by_the_key():
    waiting = [Pending("b", NOON), Pending("a", NOON)]
    assert keys(allocate(0, waiting)) == ["a", "b"]


def test_arrivals_are_compared_as_instants_across_zones():
    paris_morning = Pending("first", datetime(2026, 3, 1, 9, tzinfo=BRUSSELS))
    utc_morning = Pending("second", datetime(2026, 3, 1, 8, 30, tzinfo=UTC))
    assert keys(allocate(0, [utc_morning, paris_morning])) == ["first", "second"]


def test_the_hour_that_comes_twice_keeps_its_order():
    summer = Pending("first", datetime(2026, 10, 25, 2, 50, tzinfo=BRUSSELS, fold=0))
    winter = Pending("second", datetime(2026, 10, 25, 2, 10, tzinfo=BRUSSELS, fold=1))
    assert keys(allocate(0, [winter, summer])) == ["first", "second"]


def test_nothing_waits():
    assert allocate(7, []) == ()


@given(
    st.integers(0, 10**6),
    st.lists(PENDING, max_size=20, unique_by=lambda thing: thing.key),
    st.randoms(use_true_random=False),
)
def test_numbers_are_dense_and_the_input_order_changes_nothing(last, waiting, random):
    first = allocate(last, waiting)
    shuffled = list(waiting)
    random.shuffle(shuffled)
    assert allocate(last, shuffled) == first
    assert [one.number for one in first] == list(
        range(last + 1, last + 1 + len(waiting))
    )
    assert sorted(keys(first)) == sorted(thing.key for thing in waiting)


def test_a_key_waits_once():
    with pytest.raises(ValueError, match="twice"):
        allocate(0, [Pending("a", NOON), Pending("a", NOON + timedelta(days=1))])


@pytest.mark.parametrize(
    ("last", "error"),
    [(-1, ValueError), (1.0, TypeError), (True, TypeError), ("1", TypeError)],
)
def test_the_last_number_is_a_count(last, error):
    with pytest.raises(error, match="the last number"):
        allocate(last, [])


def test_pending_needs_a_key_and_an_offset():
    with pytest.raises(ValueError, match="key"):
        Pending("", NOON)
    with pytest.raises(ValueError, match="without offset"):
        Pending("a", datetime(2026, 3, 1, 12))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{number}", "42"),
        ("DEL-{year}-{number:4}", "DEL-2026-0042"),
        ("{year}/{number:1}", "2026/42"),
        ("{number:9} ({year}, {year})", "000000042 (2026, 2026)"),
        ("%s %(x)s $year \\1 {number:2}", "%s %(x)s $year \\1 42"),
        ("n° {number:3} é", "n° 042 é"),
    ],
)
def test_format_number(pattern, expected):
    assert format_number(pattern, 2026, 42) == expected


def test_a_long_number_is_never_cut():
    assert format_number("{number:2}", 2026, 12345) == "12345"


def test_an_early_year_has_four_digits():
    assert format_number("{year}-{number}", 1, 1) == "0001-1"
    assert format_number("{year}-{number}", 9999, 1) == "9999-1"


@pytest.mark.parametrize(
    "pattern",
    [
        "{number:04d}",
        "{number:04}",
        "{number:0}",
        "{number:10}",
        "{number:}",
        "{number!r}",
        "{number.real}",
        "{number[0]}",
        "{ number }",
        "{Number}{number}",
        "{year:4}{number}",
        "{}{number}",
        "{0}{number}",
        "{{number}}",
        "{number",
        "number}",
        "{number}{",
        "}{number}",
        "{ye{year}ar}{number}",
        "{number:٤}",
    ],
)
def test_nothing_else_stands_in_braces(pattern):
    with pytest.raises(ValueError, match="stand in braces"):
        format_number(pattern, 2026, 1)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("", 0), ("DEL-{year}", 0), ("{number}-{number:3}", 2)],
)
def test_the_number_stands_exactly_once(pattern, count):
    with pytest.raises(ValueError, match=f"exactly once, not {count} times"):
        NumberPattern(pattern)


def test_a_pattern_is_short():
    number = "{number}"
    assert NumberPattern("x" * (60 - len(number)) + number)
    with pytest.raises(ValueError, match="at most 60"):
        NumberPattern("x" * (61 - len(number)) + number)


@pytest.mark.parametrize("character", ["\n", "\t", "\x00", "\u202e", "\u2028"])
def test_a_pattern_is_printable(character):
    with pytest.raises(ValueError, match="printable"):
        NumberPattern("{number}" + character)


@pytest.mark.parametrize("pattern", [None, 4, b"{number}"])
def test_a_pattern_is_text(pattern):
    with pytest.raises(TypeError, match="text"):
        NumberPattern(pattern)


@pytest.mark.parametrize(
    ("year", "number", "error", "message"),
    [
        (0, 1, ValueError, "the year"),
        (10_000, 1, ValueError, "the year"),
        ("2026", 1, TypeError, "the year"),
        (2026, 0, ValueError, "the number"),
        (2026, -4, ValueError, "the number"),
        (2026, True, TypeError, "the number"),
        (2026, 1.0, TypeError, "the number"),
    ],
)
def test_years_and_numbers_are_bounded(year, number, error, message):
    with pytest.raises(error, match=message):
        format_number("{year}-{number}", year, number)


@given(st.integers(1, 9999), st.integers(1, 10**12), st.integers(1, 9))
def test_two_numbers_never_look_alike(year, number, width):
    pattern = NumberPattern(f"{{year}}-{{number:{width}}}")
    written = pattern.write(year, number)
    assert int(written.split("-")[1]) == number
    assert written != pattern.write(year, number + 1)


@given(st.text(max_size=60))
def test_any_text_is_a_pattern_or_a_clear_error(text):
    try:
        written = format_number(text, 2026, 7)
    except ValueError as error:
        assert str(error)
    else:
        assert "7" in written


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (Pending("a", NOON), "key"),
        (Allocation("a", 1), "number"),
        (NumberPattern("{number}"), "text"),
    ],
)
def test_values_are_frozen(value, field):
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, None)

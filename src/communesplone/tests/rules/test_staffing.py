from communesplone.core.rules.staffing import Cell
from communesplone.core.rules.staffing import Change
from communesplone.core.rules.staffing import group_id
from communesplone.core.rules.staffing import is_function_name
from communesplone.core.rules.staffing import merge
from communesplone.core.rules.staffing import parse_group_id
from communesplone.core.rules.staffing import Seat
from communesplone.core.rules.staffing import Term
from communesplone.core.rules.staffing import terms
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st

import pytest


UID = "0123456789abcdef" * 2

cells = st.frozensets(
    st.builds(Cell, st.sampled_from(["agent", "member"]), st.sampled_from("xyz"))
)


@pytest.mark.parametrize("name", ["a", "agent", "second-agent", "a_1", "a" * 32])
def test_function_name(name):
    assert is_function_name(name)
    assert parse_group_id(group_id(UID, name)) == (UID, name)


@pytest.mark.parametrize(
    "name", ["", "1a", "-a", "Agent", "a b", "a~b", "a\n", "a" * 33]
)
def test_not_function_name(name):
    assert not is_function_name(name)
    assert parse_group_id(group_id(UID, name)) is None


@pytest.mark.parametrize(
    "group", ["", "service-x~agent", f"service-{UID}", "Reviewers"]
)
def test_other_groups(group):
    assert parse_group_id(group) is None


@given(cells, cells)
def test_alone_the_form_is_the_result(shown, wanted):
    found = merge(shown, wanted, shown)
    assert (shown | found.add) - found.remove == wanted
    assert not found.both
    assert not found.theirs


@given(cells, cells, cells)
def test_only_own_changes_are_made(shown, wanted, now):
    found = merge(shown, wanted, now)
    assert not found.add & now
    assert found.remove <= now
    result = (now | found.add) - found.remove
    for cell in shown | wanted | now:
        mine = (cell in shown) != (cell in wanted)
        other = (cell in shown) != (cell in now)
        assert (cell in result) == (cell in (wanted if mine else now))
        assert (cell in found.both) == (mine and other)
        assert (cell in found.theirs) == (other and not mine)


def day(number):
    return datetime(2026, 1, number, tzinfo=UTC)


def test_terms():
    agent, member = Cell("agent", "ann"), Cell("member", "ann")
    seats = [
        Seat(day(1), member, Change.LEFT, "boss", "Ann"),
        Seat(day(2), agent, Change.JOINED, "boss", "Ann"),
        Seat(day(3), agent, Change.JOINED, "boss", "Ann again"),
        Seat(day(4), agent, Change.LEFT, "boss", "Ann"),
        Seat(day(5), agent, Change.JOINED, "boss", "Ann"),
    ]
    assert terms(seats) == (
        Term(agent, "Ann", day(5), None),
        Term(agent, "Ann", day(2), day(4)),
        Term(member, "Ann", None, day(1)),
    )

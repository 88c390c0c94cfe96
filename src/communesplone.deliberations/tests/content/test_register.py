"""Numbers of the register, however a town has them go on. Without a site."""

from collections import defaultdict
from communesplone.deliberations.content.register import Register
from hypothesis import given
from hypothesis import strategies as st


YEARS = st.integers(2024, 2027)


def taken(steps):
    """Take numbers; give the register, and what it gave: [(year, number)]."""
    register = Register()
    return register, [(year, register.take(year, ever=ever)) for year, ever in steps]


@given(st.lists(st.tuples(YEARS, st.booleans()), max_size=60))
def test_no_number_of_a_year_comes_twice_and_each_is_known(steps):
    register, found = taken(steps)
    by_year = defaultdict(list)
    for year, number in found:
        by_year[year].append(number)
    for year in range(2023, 2029):
        numbers = by_year.get(year, [])
        assert numbers == sorted(set(numbers)) == register.given(year)
        assert register.last(year) == max(numbers, default=0)
    assert set(register.years) == set(by_year)
    assert register.last(None) == max((number for _year, number in found), default=0)


@given(st.lists(YEARS, max_size=60))
def test_numbers_that_begin_again_are_dense_in_each_year(years):
    register, found = taken([(year, False) for year in years])
    for year in set(years):
        assert register.given(year) == list(range(1, years.count(year) + 1))


@given(st.lists(YEARS, max_size=60))
def test_numbers_that_go_on_are_dense_ever(years):
    register, found = taken([(year, True) for year in years])
    assert [number for _year, number in found] == list(range(1, len(years) + 1))


def test_a_year_whose_numbers_lie_apart():
    """A session of December is closed after one of January."""
    years = [2026, 2026, 2027, 2026, 2026, 2027]
    register, _found = taken([(year, True) for year in years])
    assert register.given(2026) == [1, 2, 4, 5]
    assert register.given(2027) == [3, 6]
    assert register.given(2028) == []

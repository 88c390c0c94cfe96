"""A count is what the list holds once its value is chosen."""

from collections import Counter
from communesplone.deliberations.rules.facets import Facets
from hypothesis import given
from hypothesis import strategies as st


NAMES = ("body", "year", "outcome")
VALUES = st.sampled_from(["", "a", "b", "c"])
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES)), max_size=30)
CHOSEN = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["a", "b", "z"]))


def fits(row, chosen):
    return all(row[name] == value for name, value in chosen.items())


@given(ROWS, CHOSEN)
def test_the_same_as_counting_row_by_row(rows, chosen):
    found = Facets(rows, NAMES)
    places = [place for place, row in enumerate(rows) if fits(row, chosen)]
    assert found.kept(chosen) == places
    for name, counted in found.counts(chosen).items():
        others = {key: value for key, value in chosen.items() if key != name}
        left = [row[name] for row in rows if fits(row, others)]
        assert counted == Counter(value for value in left if value)


@given(ROWS, CHOSEN)
def test_counts_come_true(rows, chosen):
    found = Facets(rows, NAMES)
    counts = found.counts(chosen)
    for name in NAMES:
        for value in ("a", "b", "c"):
            then = found.kept({**chosen, name: value})
            assert counts[name][value] == len(then)


def test_places_are_those_of_the_rows():
    found = Facets([{"year": "2025"}, {"year": "2026"}, {"year": "2026"}], ("year",))
    assert found.kept({"year": "2026"}) == [1, 2]
    assert found.kept({}) == [0, 1, 2]


def test_what_no_row_has_is_not_offered():
    found = Facets([{"year": "2026", "body": ""}], ("year", "body"))
    assert found.counts({}) == {"year": {"2026": 1}, "body": {}}

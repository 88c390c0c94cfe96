"""A count is what the list holds once its value is chosen."""

from communesplone.deliberations.rules import facets
from hypothesis import given
from hypothesis import strategies as st


NAMES = ("body", "year", "outcome")
VALUES = st.sampled_from(["", "a", "b", "c"])
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES)), max_size=30)
CHOSEN = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["a", "b", "z"]))


@given(ROWS, CHOSEN)
def test_counts_come_true(rows, chosen):
    found = facets.counts(rows, chosen, NAMES)
    for name in NAMES:
        for value in ("a", "b", "c"):
            then = facets.kept(rows, {**chosen, name: value})
            assert found[name][value] == len(then)


def test_places_are_those_of_the_rows():
    rows = [{"year": "2025"}, {"year": "2026"}, {"year": "2026"}]
    assert facets.kept(rows, {"year": "2026"}) == [1, 2]
    assert facets.kept(rows, {}) == [0, 1, 2]


def test_what_no_row_has_is_not_offered():
    found = facets.counts([{"year": "2026", "body": ""}], {}, ("year", "body"))
    assert found == {"year": {"2026": 1}, "body": {}}

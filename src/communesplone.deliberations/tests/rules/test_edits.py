"""What two editors keep of what each of them wrote."""

from communesplone.deliberations.rules.edits import merge

import pytest


CASES = [
    # base, now, mine, where the field comes out
    ("a", "a", "a", None),
    ("a", "a", "b", "apply"),
    ("a", "b", "a", "theirs"),
    ("a", "b", "b", None),
    ("a", "b", "c", "clash"),
    (None, "b", "c", "clash"),
    (None, "b", "b", None),
]


@pytest.mark.parametrize("base,now,mine,place", CASES)
def test_one_field(base, now, mine, place):
    found = merge({} if base is None else {"x": base}, {"x": now}, {"x": mine})
    places = {
        name for name in ("apply", "clash", "theirs") if "x" in getattr(found, name)
    }
    assert places == ({place} if place else set())


def test_fields_do_not_touch_each_other():
    base = {"title": "a", "text": "b", "other": "c"}
    now = {"title": "a", "text": "B", "other": "c"}
    found = merge(base, now, {"title": "A", "text": "b", "other": "c"})
    assert (found.apply, found.theirs, found.clash) == ({"title"}, {"text"}, set())

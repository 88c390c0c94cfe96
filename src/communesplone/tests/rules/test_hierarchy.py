from communesplone.core.rules.hierarchy import loop
from communesplone.core.rules.hierarchy import Node
from communesplone.core.rules.hierarchy import tree
from hypothesis import given
from hypothesis import strategies as st

import pytest


PARENTS = {"town": None, "people": "town", "civil": "people", "works": "town"}


@pytest.mark.parametrize(
    "child,parent,expected",
    [
        ("people", "people", ("people", "people")),
        ("people", "civil", ("people", "civil", "people")),
        ("town", "civil", ("town", "civil", "people", "town")),
        ("works", "civil", ()),
        ("civil", "unknown", ()),
    ],
)
def test_loop(child, parent, expected):
    assert loop(PARENTS, child, parent) == expected


def test_loop_beyond_the_child_ends():
    assert loop({"a": "b", "b": "a", "c": None}, "c", "a") == ()


def test_tree():
    titles = {
        "town": "Town",
        "people": "population",
        "civil": "Civil",
        "works": "Works",
    }
    assert tree(PARENTS, titles) == [
        Node("town", 0),
        Node("people", 1),
        Node("civil", 2),
        Node("works", 1),
    ]


def test_tree_with_an_unknown_parent():
    assert tree({"a": "gone"}, {"a": "A"}) == [Node("a", 0)]


keys = st.sampled_from("abcdef")


@given(st.dictionaries(keys, st.none() | keys))
def test_tree_holds_every_key_once(parents):
    nodes = tree(parents, {key: key for key in parents})
    assert sorted(node.key for node in nodes) == sorted(parents)


@given(st.dictionaries(keys, st.none() | keys), keys, keys)
def test_loop_starts_and_ends_at_the_child(parents, child, parent):
    found = loop(parents, child, parent)
    if found:
        assert found[0] == found[-1] == child
        assert found[1] == parent
        steps = zip(found[1:], found[2:], strict=False)
        assert all(parents[low] == high for low, high in steps)

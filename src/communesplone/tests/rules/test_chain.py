from collections import UserDict
from collections import UserList
from communesplone.core.rules.chain import canonical
from communesplone.core.rules.chain import ChainReport
from communesplone.core.rules.chain import GENESIS
from communesplone.core.rules.chain import link
from communesplone.core.rules.chain import MAX_DEPTH
from communesplone.core.rules.chain import verify
from dataclasses import FrozenInstanceError
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from decimal import Decimal
from hashlib import sha256
from hypothesis import given
from hypothesis import strategies as st
from zoneinfo import ZoneInfo

import json
import pytest


BRUSSELS = ZoneInfo("Europe/Brussels")
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)
ENTRIES = st.dictionaries(st.text(), VALUES, max_size=4)


def chained(entries):
    previous, links = GENESIS, []
    for entry in entries:
        previous = link(previous, entry)
        links.append((previous, entry))
    return links


def nested(depth):
    entry = {"leaf": 1}
    for _ in range(depth - 1):
        entry = {"in": entry}
    return entry


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, "{}"),
        ({"b": 1, "a": "x"}, '{"a":"x","b":1}'),
        ({"é": "Liège"}, '{"é":"Liège"}'),
        ({"n": None, "t": True, "f": False}, '{"f":false,"n":null,"t":true}'),
        ({"l": [1, (2, "3")]}, '{"l":[1,[2,"3"]]}'),
        ({"d": date(2026, 3, 1)}, '{"d":"2026-03-01"}'),
        (
            {"at": datetime(2026, 3, 1, 9, 30, tzinfo=UTC)},
            '{"at":"2026-03-01T09:30:00+00:00"}',
        ),
        (
            {"at": datetime(2026, 10, 25, 2, 30, tzinfo=BRUSSELS, fold=1)},
            '{"at":"2026-10-25T02:30:00+01:00"}',
        ),
        (UserDict({"l": UserList([1])}), '{"l":[1]}'),
        ({"line": 'a\n"b"'}, '{"line":"a\\n\\"b\\""}'),
        ({"o": {"z": 1, "y": {"b": 1, "a": 2}}}, '{"o":{"y":{"a":2,"b":1},"z":1}}'),
    ],
)
def test_canonical_form(entry, expected):
    assert canonical(entry) == expected.encode("utf-8")


@given(ENTRIES)
def test_the_order_of_keys_does_not_matter(entry):
    turned = dict(reversed(entry.items()))
    assert canonical(turned) == canonical(entry)


@given(ENTRIES)
def test_an_exported_entry_has_the_same_form(entry):
    exported = json.loads(canonical(entry))
    assert canonical(exported) == canonical(entry)


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), Decimal("1.0"), b"x", bytearray(b"x"), {1, 2}, object()],
)
@pytest.mark.parametrize("wrap", [lambda v: v, lambda v: [v], lambda v: {"in": v}])
def test_values_without_one_written_form_are_refused(value, wrap):
    with pytest.raises(TypeError, match="no canonical form"):
        canonical({"value": wrap(value)})


def test_a_memory_view_is_refused():
    with pytest.raises(TypeError, match="no canonical form"):
        canonical({"value": memoryview(b"x")})


@pytest.mark.parametrize("key", [1, None, True, ("a",), 1.5])
def test_keys_are_text(key):
    with pytest.raises(TypeError, match="key is text"):
        canonical({key: 1})
    with pytest.raises(TypeError, match="key is text"):
        canonical({"in": {key: 1}})


@pytest.mark.parametrize("entry", [None, [], "entry", 1])
def test_an_entry_is_a_mapping(entry):
    with pytest.raises(TypeError, match="entry is a mapping"):
        canonical(entry)


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="without offset"):
        canonical({"at": datetime(2026, 3, 1, 9, 30)})


def test_text_that_utf8_cannot_hold_is_refused():
    with pytest.raises(ValueError):
        canonical({"text": "\ud800"})


def test_nesting_is_bounded():
    assert canonical(nested(MAX_DEPTH))
    with pytest.raises(ValueError, match="nested deeper"):
        canonical(nested(MAX_DEPTH + 1))
    lists = [1]
    for _ in range(MAX_DEPTH - 2):
        lists = [lists]
    assert canonical({"in": lists})
    with pytest.raises(ValueError, match="nested deeper than 16"):
        canonical({"in": [lists]})
    endless = {}
    endless["self"] = endless
    with pytest.raises(ValueError, match="nested deeper"):
        canonical(endless)


def test_a_link_is_what_the_documentation_says():
    expected = sha256(b"0" * 64 + b'{"a":1}').hexdigest()
    assert link(GENESIS, {"a": 1}) == expected
    assert link(expected, {"a": 1}) != expected
    assert GENESIS == "0" * 64


@pytest.mark.parametrize(
    "previous", ["", "0" * 63, "0" * 65, "A" * 64, "g" * 64, "0" * 64 + "\n", "٠" * 64]
)
def test_a_previous_link_has_its_shape(previous):
    with pytest.raises(ValueError, match="64 lower-case"):
        link(previous, {})


def test_a_previous_link_is_text():
    with pytest.raises(TypeError):
        link(None, {})


def test_an_empty_chain_is_intact():
    assert verify([]) == ChainReport(True, 0, GENESIS, None)


@given(st.lists(ENTRIES, max_size=6))
def test_an_untouched_chain_is_intact(entries):
    links = chained(entries)
    head = links[-1][0] if links else GENESIS
    assert verify(iter(links)) == ChainReport(True, len(links), head, None)


@given(st.lists(ENTRIES, min_size=1, max_size=6), st.data())
def test_a_changed_entry_is_found(entries, data):
    links = chained(entries)
    index = data.draw(st.integers(0, len(links) - 1))
    stored, entry = links[index]
    links[index] = (stored, {**entry, "added": str(len(entry))})
    expected = links[index - 1][0] if index else GENESIS
    assert verify(links) == ChainReport(False, len(links), expected, index)


ENTRIES_OF_A_DAY = [{"n": 1}, {"n": 2}, {"n": 3}, {"n": 4}]


@pytest.mark.parametrize(
    ("tamper", "broken"),
    [
        (lambda links: links[1:], 0),
        (lambda links: links[:1] + links[2:], 1),
        (lambda links: [links[0], links[2], links[1], links[3]], 1),
        (lambda links: links[:2] + [links[1]] + links[2:], 2),
        (lambda links: links[:3] + [("f" * 64, {"n": 4})], 3),
        (lambda links: links[:3] + [(links[3][0].upper(), {"n": 4})], 3),
        (lambda links: links[:3] + [(None, {"n": 4})], 3),
        (lambda links: links[:3] + [(links[3][0], {"n": 4.0})], 3),
        (lambda links: links[:3] + [(links[3][0], {"n": datetime(2026, 1, 1)})], 3),
        (lambda links: links[:3] + [(links[3][0], None)], 3),
    ],
)
def test_tampering_is_located(tamper, broken):
    links = tamper(chained(ENTRIES_OF_A_DAY))
    report = verify(links)
    assert report.intact is False
    assert report.first_broken == broken
    assert report.length == len(links)
    assert report.head == (links[broken - 1][0] if broken else GENESIS)


def test_a_sound_entry_after_a_break_does_not_mend_the_chain():
    links = chained(ENTRIES_OF_A_DAY)
    links[1] = (links[1][0], {"n": 99})
    report = verify(links)
    assert (report.first_broken, report.length) == (1, 4)
    assert report.head == links[0][0]


def test_a_cut_tail_shows_in_the_head_only():
    links = chained(ENTRIES_OF_A_DAY)
    report = verify(links[:-1])
    assert report.intact
    assert report.head != links[-1][0]


def test_a_report_is_frozen():
    with pytest.raises(FrozenInstanceError):
        verify([]).intact = False


def test_one_instant_written_with_two_offsets_gives_two_links():
    utc = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    local = utc.astimezone(timezone(timedelta(hours=1)))
    assert utc == local
    assert link(GENESIS, {"at": utc}) != link(GENESIS, {"at": local})

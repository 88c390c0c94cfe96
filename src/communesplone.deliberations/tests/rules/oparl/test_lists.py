from communesplone.deliberations.rules.oparl.paging import Entry
from communesplone.deliberations.rules.oparl.paging import page
from communesplone.deliberations.rules.oparl.paging import take
from communesplone.deliberations.rules.oparl.query import BadParameter
from communesplone.deliberations.rules.oparl.query import Cursor
from communesplone.deliberations.rules.oparl.query import parse
from communesplone.deliberations.rules.oparl.query import Query
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from urllib.parse import parse_qsl
from urllib.parse import urlsplit

import pytest


URL = "https://www.saint-epin.example/@@oparl/paper"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
TIMES = st.integers(0, 5).map(lambda number: NOON + timedelta(milliseconds=number))
ENTRIES = st.builds(Entry, st.text("abé|/", min_size=1, max_size=3), TIMES, TIMES)


def select(entries, query):
    return take(sorted(entries, key=lambda entry: entry.place), query)


def asked(url):
    """Read the address of a page as a client that follows it."""
    return parse(dict(parse_qsl(urlsplit(url).query)))


@given(
    st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.uid),
    st.integers(1, 4),
    st.none() | st.builds(Cursor, TIMES, st.text("ab", min_size=1, max_size=2)),
)
def test_a_page_has_what_comes_after_the_one_before(entries, limit, after):
    found = select(entries, Query(limit=limit, after=after))
    start = (after.created, after.uid) if after else (NOON, "")
    rest = sorted(entry.place for entry in entries if entry.place > start)
    assert [entry.place for entry in found.entries] == rest[:limit]
    assert found.more is (len(rest) > limit)


def test_no_more_is_read_than_a_page():
    rest = iter(some(200))
    take(rest, Query(limit=3))
    assert next(rest).uid == "u004"


@given(
    st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.uid),
    st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.uid),
    st.integers(1, 4),
    st.randoms(use_true_random=False),
)
def test_each_object_is_visited_once_whatever_is_added(first, later, limit, random):
    held = list(first)
    known = {entry.uid for entry in first}
    added = [entry for entry in later if entry.uid not in known]
    visited, url = [], f"{URL}?limit={limit}"
    while url and len(visited) <= 24:
        query = asked(url)
        selection = select(held, query)
        visited += [entry.uid for entry in selection.entries]
        data = [{"id": entry.uid} for entry in selection.entries]
        told = page(URL, query, selection, data)
        url = told["links"].get("next")
        if added:
            held.append(added.pop())
            random.shuffle(held)
    assert len(visited) == len(set(visited))
    assert known <= set(visited)


def some(count):
    return [
        Entry(f"u{number:03}", NOON + timedelta(hours=number), NOON)
        for number in range(count)
    ]


@pytest.mark.parametrize("count, more", [(99, False), (100, False), (101, True)])
def test_next_stands_on_every_page_but_the_last(count, more):
    selection = select(some(count), Query())
    told = page(URL, Query(), selection, [])
    assert ("next" in told["links"]) is more
    assert told["pagination"] == {"elementsPerPage": 100}
    assert told["links"]["first"] == told["links"]["self"] == URL


def test_an_empty_list_has_one_page():
    told = page(URL, Query(), select([], Query()), [])
    assert told["data"] == []
    assert "next" not in told["links"]


def test_filters_stay_on_further_pages():
    query = parse(
        {
            "modified_since": "2026-01-01T00:00:00+01:00",
            "omit_internal": "true",
            "limit": "1",
        }
    )
    told = page(URL, query, select(some(3), query), [])
    following = asked(told["links"]["next"])
    assert following == Query(
        modified_since=query.modified_since,
        omit_internal=True,
        limit=1,
        after=Cursor(NOON, "u000"),
    )
    assert asked(told["links"]["first"]) == query


def test_deleted_objects_are_told_to_who_asks_what_changed():
    gone = [Entry("gone", NOON, NOON, deleted=True)]
    assert select(gone, Query()).entries == ()
    assert select(gone, Query(modified_since=NOON)).entries == tuple(gone)


@pytest.mark.parametrize(
    "name, value, found",
    [
        ("created_since", "2026-01-01T12:00:00Z", True),
        ("created_since", "2026-01-01T12:00:01Z", False),
        ("created_until", "2026-01-01T12:00:00Z", True),
        ("created_until", "2026-01-01T11:59:59Z", False),
        ("modified_since", "2026-01-02T13:00:00+01:00", True),
        ("modified_since", "2026-01-02T12:00:01Z", False),
        ("modified_until", "2026-01-02T12:00:00Z", True),
        ("modified_until", "2026-01-02T11:59:59Z", False),
    ],
)
def test_both_ends_belong_to_a_span_to_the_second(name, value, found):
    half = timedelta(milliseconds=500)
    entry = Entry("u", NOON + half, NOON + timedelta(days=1) + half)
    assert bool(select([entry], parse({name: value})).entries) is found


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01T13:00:00+01:00",
        "2026-01-01T13:00:00 01:00",
        "2026-01-01t12:00:00z",
        "2026-01-01 12:00:00.123Z",
    ],
)
def test_times_of_a_question(text):
    assert parse({"created_since": text}).created_since == NOON


@pytest.mark.parametrize(
    "name, value",
    [
        ("created_since", "2026-01-01"),
        ("created_until", "2026-01-01T12:00:00"),
        ("modified_since", "2026-13-01T12:00:00Z"),
        ("modified_until", "2026-01-01T12:00:60Z"),
        ("modified_until", "٢026-01-01T12:00:00Z"),
        ("omit_internal", "1"),
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "ten"),
        ("limit", "1" * 2000),
        ("after", "!"),
        ("after", "é"),
        ("after", "AAAA"),
        ("after", str(Cursor(NOON.replace(tzinfo=None), "u"))),
        ("after", str(Cursor(NOON, ""))),
        ("after", f"{Cursor(NOON, 'u')}="),
    ],
)
def test_a_bad_parameter_is_named(name, value):
    with pytest.raises(BadParameter) as caught:
        parse({name: value})
    assert (caught.value.name, caught.value.value) == (name, value[:100])


def test_a_limit_is_at_most_a_hundred():
    assert parse({"limit": "5000"}).limit == 100
    assert parse({"limit": "7", "unknown": "x"}) == Query(limit=7)


@given(st.text())
def test_no_cursor_crashes(text):
    try:
        assert str(Cursor.read(text)) == text
    except BadParameter as error:
        assert error.name == "after"


@given(
    st.datetimes(timezones=st.just(timezone(timedelta(hours=2)))), st.text(min_size=1)
)
def test_a_cursor_is_read_as_written(created, text):
    cursor = Cursor(created, text.encode("utf-8", "replace").decode())
    assert Cursor.read(str(cursor)) == cursor

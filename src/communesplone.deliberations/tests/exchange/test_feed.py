from communesplone.deliberations.exchange.feed import atom
from communesplone.deliberations.exchange.feed import Entry
from communesplone.deliberations.exchange.feed import Feed
from communesplone.deliberations.exchange.feed import identifier
from communesplone.deliberations.exchange.feed import rss
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import dataclasses
import pytest


AT = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed(
    title="Délibérations",
    url="https://www.saint-epin.example/atom",
    page="https://www.saint-epin.example/",
    updated=AT,
    author="Saint-Épin",
    language="fr",
)
ENTRY = Entry(
    uid="0123456789abcdef0123456789abcdef",
    title="Rue <des> Écoles & autres",
    url="https://www.saint-epin.example/d?a=1&b=2",
    published=AT,
    updated=AT,
    summary='Le "oui"',
    categories=("Voirie",),
)


def parsed(write, feed=FEED, entry=ENTRY):
    return etree.fromstring("".join(write(feed, [entry])).encode("utf-8"))


def test_atom():
    root = parsed(atom)
    entry = root.find(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}updated") == "2026-05-04T18:30:00Z"
    assert entry.findtext(f"{ATOM}id") == (
        "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"
    )
    assert entry.findtext(f"{ATOM}title") == ENTRY.title
    assert entry.find(f"{ATOM}link").get("href") == ENTRY.url


def test_rss():
    item = parsed(rss).find("channel/item")
    assert item.findtext("title") == ENTRY.title
    assert item.findtext("pubDate") == "Mon, 04 May 2026 18:30:00 GMT"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("description") == "Le &quot;oui&quot;"


def test_an_id_of_another_kind_is_a_tag():
    assert identifier("a b", "town.example") == "tag:town.example,2026:a%20b"


@pytest.mark.parametrize("write", [atom, rss])
@given(st.text())
def test_any_text_gives_well_formed_xml(write, text):
    feed = dataclasses.replace(
        FEED, title=text, subtitle=text, author=text, rights=text, language=text
    )
    entry = dataclasses.replace(
        ENTRY, uid=text, title=text, url=text, summary=text, categories=(text,)
    )
    assert parsed(write, feed, entry) is not None


@pytest.mark.parametrize("write", [atom, rss])
def test_a_time_needs_an_offset(write):
    with pytest.raises(ValueError, match="offset"):
        "".join(write(dataclasses.replace(FEED, updated=AT.replace(tzinfo=None)), []))


@pytest.mark.parametrize("write", [atom, rss])
def test_entries_are_taken_one_at_a_time(write):
    def endless():
        while True:
            yield ENTRY

    pieces = write(FEED, endless())
    assert any("Rue" in next(pieces) for _ in range(50))

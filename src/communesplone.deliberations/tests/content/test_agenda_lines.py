"""The lines of an agenda as one text. Without a site."""

from communesplone.deliberations.api.agenda import end_of
from communesplone.deliberations.content.agenda import Agenda
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.agenda import Block
from hypothesis import given
from hypothesis import strategies as st

import pytest


ENTRY = st.builds(
    AgendaEntry,
    st.uuids().map(lambda uid: uid.hex),
    st.none() | st.integers(1, 999),
    st.sampled_from([*map(str, Block)]),
)


def of(entries):
    agenda = Agenda()
    agenda.entries = entries
    return agenda


def read_again(agenda):
    """Give the lines as another process reads them."""
    other = Agenda()
    other.__setstate__(agenda.__getstate__())
    return other.entries


def test_agenda_gives_back_what_it_took():
    agenda = Agenda()
    agenda.entries = [AgendaEntry("a", 1), AgendaEntry("b", None, "late")]
    assert agenda.entries == (AgendaEntry("a", 1), AgendaEntry("b", None, "late"))
    with pytest.raises(AttributeError):
        agenda.entries = ["a"]


@given(st.lists(ENTRY, max_size=9), ENTRY, st.data())
def test_a_line_written_in_is_one_of_all(entries, line, data):
    place = data.draw(st.integers(0, len(entries)))
    agenda = of(entries)
    agenda.insert(place, line)
    expected = (*entries[:place], line, *entries[place:])
    assert agenda.entries == read_again(agenda) == expected


@pytest.mark.parametrize(
    ("blocks", "block", "place"),
    [
        ([], "public", 0),
        (["public", "public"], "public", 2),
        (["public", "closed"], "public", 1),
        (["public", "complementary", "late", "closed"], "complementary", 2),
        (["public", "complementary", "late", "closed"], "closed", 4),
        # Doors that were shut or opened for one item leave it where it stood.
        (["public", "closed", "public", "closed"], "late", 1),
        (["public", "late", "public"], "public", 1),
    ],
)
def test_the_end_of_a_block(blocks, block, place):
    agenda = of(AgendaEntry("x", None, each) for each in blocks)
    assert end_of(block, agenda) == place

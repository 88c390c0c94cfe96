from communesplone.deliberations.exchange.ical import calendar
from communesplone.deliberations.exchange.ical import Session
from communesplone.deliberations.exchange.ical import Status
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

import dataclasses
import pytest


AT = datetime(2026, 5, 4, 20, 30, tzinfo=timezone(timedelta(hours=2)))
SESSION = Session(
    uid="abc",
    title="Conseil communal ; séance",
    start=AT,
    end=AT + timedelta(hours=2),
    modified=AT,
    place="Maison communale, salle 1",
    text="Ligne 1\r\nLigne 2",
    url="https://www.saint-epin.example/s",
    sequence=3,
)


def written(**changes):
    session = dataclasses.replace(SESSION, **changes)
    return calendar([session], "www.saint-epin.example", "Séances")


def test_a_session():
    content = written()
    for line in (
        b"UID:abc@www.saint-epin.example",
        b"DTSTART:20260504T183000Z",
        b"DTEND:20260504T203000Z",
        b"DTSTAMP:20260504T183000Z",
        b"SEQUENCE:3",
        b"STATUS:CONFIRMED",
        b"LOCATION:Maison communale\\, salle 1",
        b"DESCRIPTION:Ligne 1\\nLigne 2",
    ):
        assert line in content.split(b"\r\n")


def test_a_cancelled_session():
    assert b"\r\nSTATUS:CANCELLED\r\n" in written(status=Status.CANCELLED)


def test_an_end_that_is_none_or_not_later_is_not_written():
    assert b"DTEND" not in written(end=None)
    assert b"DTEND" not in written(end=AT)


def test_a_time_needs_an_offset():
    with pytest.raises(ValueError, match="offset"):
        written(start=AT.replace(tzinfo=None))


@given(st.text(), st.text('é\n\r;,:\\"😀A', max_size=200))
def test_lines_are_short_whole_and_ours(first, second):
    content = written(title=first, place=second, text=first + second, url=second)
    assert content.endswith(b"\r\n")
    for line in content[:-2].split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line and b"\r" not in line
        line.decode("utf-8")
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["UID"] == "abc@www.saint-epin.example"


def test_control_characters_are_left_out():
    every = "".join(map(chr, range(32))) + "\x7f\ud800"
    content = written(title=every, place=every, text=every)
    assert {byte for byte in content if byte < 32 or byte == 127} <= set(b"\t\r\n")


def test_a_text_comes_back():
    (event,) = Calendar.from_ical(written()).walk("VEVENT")
    assert event["SUMMARY"] == SESSION.title
    assert event["DESCRIPTION"] == "Ligne 1\nLigne 2"

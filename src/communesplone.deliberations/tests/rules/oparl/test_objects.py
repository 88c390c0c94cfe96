"""Every builder, with all it can take and with the least, against the table."""

from communesplone.deliberations.rules.oparl import meetings
from communesplone.deliberations.rules.oparl import papers
from communesplone.deliberations.rules.oparl import sources
from communesplone.deliberations.rules.oparl import town
from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.motions import EXTENSION
from communesplone.deliberations.rules.oparl.values import deleted
from communesplone.deliberations.rules.oparl.values import error
from communesplone.deliberations.rules.oparl.values import moment
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from hypothesis import given
from hypothesis import strategies as st
from rules.oparl_schema import problems

import dataclasses
import json
import pytest
import typing


ZONE = timezone(timedelta(hours=2))
AT = datetime(2026, 5, 4, 18, 30, 15, 123456, tzinfo=ZONE)
LINKS = Links("https://www.saint-epin.example/@@oparl")
URL = "https://www.saint-epin.example/a"
BUILDERS = {
    town.system: sources.System,
    town.body: sources.Body,
    town.legislative_term: sources.LegislativeTerm,
    town.organization: sources.Organization,
    town.person: sources.Person,
    town.membership: sources.Membership,
    meetings.meeting: sources.Meeting,
    meetings.agenda_item: sources.AgendaItem,
    papers.paper: sources.Paper,
    papers.consultation: sources.Consultation,
    papers.file: sources.File,
    papers.location: sources.Location,
}
OMITTED = {
    meetings.meeting: {"agendaItem"},
    papers.paper: {"auxiliaryFile"},
    town.person: {"membership"},
    town.body: {"legislativeTerm"},
}
_URLS = {"web", "website", "vendor", "product", "access_url", "download_url"}


def made(source_type, text="x", full=True):
    """Fill a source: all fields, or those without default."""
    hints = typing.get_type_hints(source_type)
    values = {}
    for field in dataclasses.fields(source_type):
        if full or field.default is dataclasses.MISSING:
            values[field.name] = _value(field.name, hints[field.name], text, full)
    return source_type(**values)


def _value(name, hint, text, full):
    for plain in typing.get_args(hint) or (hint,):
        if plain is type(None) or plain is Ellipsis:
            continue
        if typing.get_origin(hint) is tuple:
            return _several(name, plain, text, full)
        return _one(name, plain, text, full)
    raise AssertionError(name)


def _several(name, plain, text, full):
    if typing.get_origin(plain) is tuple:
        first, second = typing.get_args(plain)
        return ((_one(name, first, text, full), _one(name, second, text, full)),)
    return (_one(name, plain, text, full),)


def _one(name, plain, text, full):
    if dataclasses.is_dataclass(plain):
        return made(plain, text, full)
    known = {
        str: URL if name in _URLS else text,
        bool: False,  # a vote that may be public, a flag that is still put out
        int: 0,
        datetime: AT,
        date: date(2026, 5, 4),
        sources.VoteOption: sources.VoteOption.YES,
    }
    return known[plain]


def kind_of(build):
    return BUILDERS[build].__name__


@pytest.mark.parametrize("build", BUILDERS, ids=kind_of)
@pytest.mark.parametrize("full", [True, False], ids=["full", "least"])
def test_an_object_follows_the_table(build, full):
    value = build(made(BUILDERS[build], full=full), LINKS)
    assert problems(value, kind_of(build)) == []
    assert json.loads(json.dumps(value)) == value


@pytest.mark.parametrize("build", BUILDERS, ids=kind_of)
@given(st.text(min_size=1))
def test_any_text_is_only_text(build, text):
    value = build(
        made(BUILDERS[build], text.encode("utf-8", "replace").decode()), LINKS
    )
    assert problems(value, kind_of(build)) == []


@pytest.mark.parametrize("build", OMITTED, ids=kind_of)
def test_lists_inside_can_be_left_out(build):
    source = made(BUILDERS[build])
    whole, less = build(source, LINKS), build(source, LINKS, internal=False)
    assert set(whole) - set(less) == OMITTED[build]
    assert problems(less, kind_of(build), internal=False) == []


@pytest.mark.parametrize(
    "build, parent",
    [
        (town.legislative_term, "body"),
        (town.membership, "person"),
        (meetings.agenda_item, "meeting"),
        (papers.consultation, "paper"),
        (papers.file, "paper"),
        (papers.location, "meetings"),
    ],
)
def test_an_object_inside_does_not_name_what_it_stands_in(build, parent):
    source = made(BUILDERS[build])
    assert parent in build(source, LINKS)
    assert parent not in build(source, LINKS, inside=True)


def test_a_flag_and_a_zero_are_put_out():
    value = meetings.agenda_item(made(sources.AgendaItem), LINKS)
    assert value["public"] is False
    assert value["order"] == 0


def test_a_town_without_terms_says_so():
    value = town.body(made(sources.Body, full=False), LINKS)
    assert value["legislativeTerm"] == []


def test_times_have_an_offset_and_no_parts_of_a_second():
    assert moment(AT) == "2026-05-04T18:30:15+02:00"
    assert moment(AT.replace(tzinfo=timezone(timedelta(seconds=1050)))).endswith(
        "+00:00"
    )
    with pytest.raises(ValueError, match="offset"):
        moment(AT.replace(tzinfo=None))


def test_what_is_left_of_a_deleted_object():
    value = deleted(Kind.AGENDA_ITEM, "u1", AT, AT, LINKS)
    assert problems(value, "AgendaItem") == []
    assert value["id"] == "https://www.saint-epin.example/@@oparl/agenda-item/u1"


def test_an_id_is_one_address():
    assert LINKS.id(Kind.PAPER, "a/../b c").endswith("/paper/a%2F..%2Fb%20c")
    assert LINKS.list_of(Kind.ORGANIZATION, "o", Kind.MEETING).endswith(
        "/organization/o/meeting"
    )


def test_an_error():
    assert error("Non", "limit") == {
        "type": "https://schema.oparl.org/1.1/Error",
        "message": "Non",
        "debug": "limit",
    }


def test_a_motion_is_popolos():
    value = meetings.agenda_item(made(sources.AgendaItem, "m"), LINKS)[EXTENSION]
    assert value["legislative_session_id"] == LINKS.id(Kind.MEETING, "m")
    assert value["result"] == "fail"
    (event,) = value["vote_events"]
    assert event["counts"] == [{"option": "yes", "value": 0}]
    assert event["votes"] == [{"voter_id": LINKS.id(Kind.PERSON, "m"), "option": "yes"}]


def test_a_secret_ballot_has_counts_alone():
    with pytest.raises(ValueError, match="secret"):
        sources.VoteEvent(uid="1", secret=True, votes=(("p", sources.VoteOption.YES),))
    event = sources.VoteEvent(
        uid="1", secret=True, counts=((sources.VoteOption.BLANK, 2),)
    )
    item = dataclasses.replace(
        made(sources.AgendaItem), motion=sources.Motion(uid="m", events=(event,))
    )
    (told,) = meetings.agenda_item(item, LINKS)[EXTENSION]["vote_events"]
    assert told["counts"] == [{"option": "blank", "value": 2}]
    assert "votes" not in told


@pytest.mark.parametrize(
    "change",
    [
        {"name": None},
        {"name": ""},
        {"keyword": []},
        {"start": "2026-05-04T18:30:15"},
        {"fax": "1"},
        {"created": None},
        {"participant": ["u1"]},
        {"location": {"id": URL}},
    ],
)
def test_the_table_finds_faults(change):
    value = meetings.meeting(made(sources.Meeting), LINKS)
    assert problems({**value, **change}, "Meeting")

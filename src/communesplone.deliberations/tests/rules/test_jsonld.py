from communesplone.deliberations.rules import jsonld
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path

import dataclasses
import json
import pytest


AT = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
HOURS = timedelta(hours=3)
SITE = "https://www.saint-epin.example"
SESSION = jsonld.SessionData(
    url=f"{SITE}/s",
    name="Conseil du 4 mai 2026",
    body_url=f"{SITE}/conseil",
    body_name="Conseil communal",
    start=AT,
    started=AT,
    place="Maison communale",
    agenda=(jsonld.AgendaPoint(url=f"{SITE}/s#1", title="Voirie", position=1),),
)
DECISION = jsonld.DecisionData(
    url=f"{SITE}/d",
    title="Voirie",
    number="2026-0042",
    date=date(2026, 5, 4),
    body_url=f"{SITE}/conseil",
    body_name="Conseil communal",
    language="fr",
    session_url=f"{SITE}/s",
    ballot=jsonld.Ballot(secret=True, in_favour=12, against=0, abstentions=3),
)


WHOLE_SESSION = dataclasses.replace(
    SESSION, end=AT + HOURS, ended=AT + HOURS, online=True, cancelled=True
)
WHOLE_DECISION = dataclasses.replace(
    DECISION,
    point_url=f"{SITE}/s#1",
    published=date(2026, 5, 6),
    description="Adopted",
    pdf_url=f"{SITE}/d.pdf",
    ballot=dataclasses.replace(DECISION.ballot, result="Adopté"),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("session", jsonld.session(WHOLE_SESSION)),
        ("decision", jsonld.decision(WHOLE_DECISION)),
    ],
)
def test_each_word_is_that_of_its_vocabulary(name, value):
    """The files were read beside the vocabularies: a word changed is a word lost."""
    written = Path(__file__, "..", "jsonld", f"{name}.json").resolve()
    assert value == json.loads(written.read_text(encoding="utf-8"))


def test_a_session_is_a_zitting_and_an_event():
    value = jsonld.session(SESSION)
    assert value["@type"] == ["besluit:Zitting", "schema:Event"]
    assert value["schema:startDate"] == "2026-05-04T18:30:00+00:00"
    assert value["besluit:behandelt"][0]["@type"] == "besluit:Agendapunt"
    assert value["schema:eventStatus"] == {"@id": "schema:EventScheduled"}
    assert "prov:endedAtTime" not in value


def test_a_cancelled_session_says_so():
    value = jsonld.session(dataclasses.replace(SESSION, cancelled=True))
    assert value["schema:eventStatus"] == {"@id": "schema:EventCancelled"}


def test_a_decision_has_its_vote_and_nobodys_choice():
    value = jsonld.decision(DECISION)
    vote = value["prov:wasGeneratedBy"]["besluit:heeftStemming"]
    assert vote["besluit:geheim"] is True
    assert vote["besluit:aantalTegenstanders"] == 0
    assert vote["besluit:aantalOnthouders"] == 3
    assert not [name for name in vote if name.startswith("besluit:heeft")]


def test_every_prefix_is_known():
    def names(value):
        if isinstance(value, dict):
            for name, inner in value.items():
                if name != "@context":
                    yield name
                    yield from names(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from names(inner)

    for value in (jsonld.session(SESSION), jsonld.decision(DECISION)):
        prefixes = {name.split(":")[0] for name in names(value) if name[0] != "@"}
        assert prefixes <= set(jsonld.CONTEXT)


def test_a_time_needs_an_offset():
    with pytest.raises(ValueError, match="offset"):
        jsonld.session(dataclasses.replace(SESSION, start=AT.replace(tzinfo=None)))


@given(st.text())
def test_no_text_ends_the_script(text):
    value = jsonld.decision(dataclasses.replace(DECISION, title=text or "x"))
    written = jsonld.script(value)
    assert not set("<>&") & set(written)
    assert written.isascii()
    assert json.loads(written) == value

"""JSON-LD of a session and of a deliberation.

Source: OSLO Besluit (Vlaanderen, data.vlaanderen.be/ns/besluit) and its application
profile Besluit Publicatie; ELI ontology; PROV-O; schema.org Event and Legislation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from types import MappingProxyType

import json


CONTEXT: Mapping[str, object] = MappingProxyType(
    {
        "besluit": "http://data.vlaanderen.be/ns/besluit#",
        "dct": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefix -> namespace."""


@dataclass(frozen=True, kw_only=True)
class AgendaPoint:
    """An item of a public agenda.

    :param url: its id; :param public: whether it is treated in public.
    """

    url: str
    title: str
    position: int
    public: bool = True


@dataclass(frozen=True, kw_only=True)
class SessionData:
    """A session that everyone may know of.

    :param url: its page and id; times have an offset.
    :param body_url: the page of the body, :param body_name: its name.
    :param started, ended: when it was held; start and end are what was planned.
    """

    url: str
    name: str
    body_url: str
    body_name: str
    start: datetime
    end: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    place: str = ""
    online: bool = False
    cancelled: bool = False
    agenda: tuple[AgendaPoint, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """The counts of a ballot, None in an election; who voted how is not put out.

    :param secret: None if nobody told.
    """

    secret: bool | None
    in_favour: int | None
    against: int | None
    abstentions: int | None
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionData:
    """A published deliberation.

    :param url: its page and id.
    :param point_url: the agenda item that it comes from, "" if not known.
    :param pdf_url: the act as PDF.
    """

    url: str
    title: str
    number: str
    date: date
    body_url: str
    body_name: str
    language: str = ""
    session_url: str = ""
    point_url: str = ""
    published: date | None = None
    description: str = ""
    pdf_url: str = ""
    public: bool = True
    ballot: Ballot | None = None


def session(source: SessionData) -> dict[str, object]:
    """Build a ``besluit:Zitting``, which is a schema.org Event too."""
    status = "EventCancelled" if source.cancelled else "EventScheduled"
    mode = "OnlineEventAttendanceMode" if source.online else None
    return _object(
        {
            "@context": dict(CONTEXT),
            "@id": source.url,
            "@type": ["besluit:Zitting", "schema:Event"],
            "schema:name": source.name,
            "schema:url": {"@id": source.url},
            "schema:startDate": _moment(source.start),
            "schema:endDate": _moment(source.end),
            "schema:eventStatus": {"@id": f"schema:{status}"},
            "schema:eventAttendanceMode": mode and {"@id": f"schema:{mode}"},
            "schema:organizer": _body(source.body_url, source.body_name),
            "schema:location": source.place
            and {"@type": "schema:Place", "schema:name": source.place},
            "besluit:geplandeStart": _typed_moment(source.start),
            "besluit:isGehoudenDoor": {"@id": source.body_url},
            "prov:startedAtTime": _typed_moment(source.started),
            "prov:endedAtTime": _typed_moment(source.ended),
            "besluit:behandelt": [_point(point) for point in source.agenda],
        }
    )


def decision(source: DecisionData) -> dict[str, object]:
    """Build a ``besluit:Besluit`` with its treatment and its vote."""
    return _object(
        {
            "@context": dict(CONTEXT),
            "@id": source.url,
            "@type": ["besluit:Besluit", "schema:Legislation"],
            "eli:title": _worded(source.title, source.language),
            "eli:description": _worded(source.description, source.language),
            "eli:id_local": source.number,
            "eli:date_document": _typed_day(source.date),
            "eli:date_publication": _typed_day(source.published),
            "eli:passed_by": _body(source.body_url, source.body_name),
            "schema:name": source.title,
            "schema:legislationIdentifier": source.number,
            "schema:legislationDate": source.date.isoformat(),
            "schema:inLanguage": source.language,
            "schema:encoding": source.pdf_url
            and {
                "@type": "schema:MediaObject",
                "schema:contentUrl": source.pdf_url,
                "schema:encodingFormat": "application/pdf",
            },
            "prov:wasGeneratedBy": _treatment(source),
        }
    )


def script(value: Mapping[str, object]) -> str:
    """Write JSON-LD that may stand in a ``<script>`` element of a page.

    :returns: JSON in ASCII, without a character that could end the element.
    """
    text = json.dumps(value, ensure_ascii=True, sort_keys=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _treatment(source: DecisionData) -> dict[str, object]:
    return _object(
        {
            "@id": f"{source.url}#treatment",
            "@type": "besluit:BehandelingVanAgendapunt",
            "besluit:openbaar": source.public,
            "dct:subject": source.point_url and {"@id": source.point_url},
            "dct:isPartOf": source.session_url and {"@id": source.session_url},
            "besluit:heeftStemming": source.ballot and _ballot(source),
        }
    )


def _ballot(source: DecisionData) -> dict[str, object]:
    ballot = source.ballot
    return _object(
        {
            "@id": f"{source.url}#vote",
            "@type": "besluit:Stemming",
            "besluit:geheim": ballot.secret,
            "besluit:onderwerp": _worded(source.title, source.language),
            "besluit:aantalVoorstanders": ballot.in_favour,
            "besluit:aantalTegenstanders": ballot.against,
            "besluit:aantalOnthouders": ballot.abstentions,
            "besluit:gevolg": _worded(ballot.result, source.language),
        }
    )


def _point(point: AgendaPoint) -> dict[str, object]:
    return {
        "@id": point.url,
        "@type": "besluit:Agendapunt",
        "dct:title": point.title,
        "besluit:geplandOpenbaar": point.public,
        "schema:position": point.position,
    }


def _body(url: str, name: str) -> dict[str, object]:
    return {
        "@id": url,
        "@type": ["besluit:Bestuursorgaan", "schema:Organization"],
        "skos:prefLabel": name,
        "schema:name": name,
    }


def _worded(text: str, language: str) -> object:
    if not text or not language:
        return text
    return {"@value": text, "@language": language}


def _moment(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.utcoffset() is None:
        raise ValueError("a time needs an offset")
    return value.isoformat(timespec="seconds")


def _typed_moment(value: datetime | None) -> dict[str, str] | None:
    text = _moment(value)
    return None if text is None else {"@value": text, "@type": "xsd:dateTime"}


def _typed_day(value: date | None) -> dict[str, str] | None:
    return None if value is None else {"@value": f"{value}", "@type": "xsd:date"}


def _object(values: dict[str, object]) -> dict[str, object]:
    """Leave out what says nothing."""
    return {
        name: value
        for name, value in values.items()
        if not (value is None or value in ("", []))
    }

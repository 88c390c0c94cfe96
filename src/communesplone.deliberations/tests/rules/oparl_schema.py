"""The property table of OParl 1.1, and a check of objects against it.

Written from the specification, https://schema.oparl.org/1.1/, chapters 2.4 and 3.
A form is "url", "text", "date", "time", "int", "bool", "free" for any object, the
name of a type for an object inside, or one of these in a list for several.
"""

from datetime import date
from datetime import datetime

import re


SCHEMA = "https://schema.oparl.org/1.1/"

_ALL = {
    "id": "url",
    "type": "url",
    "created": "time",
    "modified": "time",
    "web": "url",
    "deleted": "bool",
}
_MOST = {**_ALL, "license": "text", "keyword": ["text"]}


def _forms(**groups):
    """Turn form=("names of properties") into property -> form."""
    forms = {}
    for form, names in groups.items():
        several = form.endswith("s_")
        plain = form.removesuffix("s_").removesuffix("_")
        forms.update(dict.fromkeys(names.split(), [plain] if several else plain))
    return forms


PROPERTIES = {
    "System": _ALL
    | _forms(
        url="oparlVersion license body website vendor product",
        urls_="otherOparlVersions",
        text="name contactEmail contactName",
    ),
    "Body": _MOST
    | _forms(
        url="system website license organization person meeting paper agendaItem "
        "consultation file locationList legislativeTermList membership "
        "mainOrganization",
        urls_="equivalent",
        text="shortName name ags rgs contactEmail contactName classification",
        time="licenseValidSince oparlSince",
        LegislativeTerms_="legislativeTerm",
        Location="location",
    ),
    "LegislativeTerm": _MOST
    | _forms(url="body", text="name", date="startDate endDate"),
    "Organization": _MOST
    | _forms(
        url="body meeting consultation subOrganizationOf website externalBody",
        urls_="membership",
        text="name shortName organizationType classification",
        texts_="post",
        date="startDate endDate",
        int="memberCount votingMemberCount",
        Location="location",
    ),
    "Person": _MOST
    | _forms(
        url="body location",
        text="name familyName givenName formOfAddress affix gender life lifeSource",
        texts_="title phone email status",
        Location="locationObject",
        Memberships_="membership",
        File="image",
    ),
    "Membership": _MOST
    | _forms(
        url="person organization onBehalfOf",
        text="role",
        bool="votingRight",
        date="startDate endDate",
    ),
    "Meeting": _MOST
    | _forms(
        text="name meetingState",
        bool="cancelled",
        time="start end",
        Location="location",
        urls_="organization participant",
        File="invitation resultsProtocol verbatimProtocol",
        Files_="auxiliaryFile",
        AgendaItems_="agendaItem",
    ),
    "AgendaItem": _MOST
    | _forms(
        url="meeting consultation",
        text="number name result resolutionText",
        int="order",
        bool="public",
        time="start end",
        File="resolutionFile",
        Files_="auxiliaryFile",
    ),
    "Paper": _MOST
    | _forms(
        url="body",
        urls_="relatedPaper superordinatedPaper subordinatedPaper originatorPerson "
        "underDirectionOf originatorOrganization",
        text="name reference paperType",
        date="date",
        File="mainFile",
        Files_="auxiliaryFile",
        Locations_="location",
        Consultations_="consultation",
    ),
    "Consultation": _MOST
    | _forms(
        url="paper agendaItem meeting",
        urls_="organization",
        bool="authoritative",
        text="role",
    ),
    "File": _MOST
    | _forms(
        url="accessUrl downloadUrl externalServiceUrl masterFile fileLicense person",
        urls_="derivativeFile meeting agendaItem paper",
        text="name fileName mimeType sha1Checksum sha512Checksum text",
        date="date",
        int="size",
    ),
    "Location": _MOST
    | _forms(
        text="description streetAddress room postalCode subLocality locality",
        urls_="bodies organizations persons meetings papers",
        free="geojson",
    ),
}

REQUIRED = {
    "System": {"oparlVersion", "body"},
    "Body": {"name", "organization", "person", "meeting", "paper", "legislativeTerm"},
    "AgendaItem": {"order"},
    "File": {"accessUrl"},
}
ALWAYS = {"id", "type", "created", "modified"}

_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!-~]*)?")
_TIME = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}[+-][0-9]{2}:[0-9]{2}"
)


def problems(value, kind, *, internal=True, at=""):
    """List what is wrong with an object.

    :param kind: "Meeting".
    :param internal: whether lists of objects inside were asked for.
    """
    if not isinstance(value, dict):
        return [f"{at}: no object"]
    if value.get("deleted") is True:
        wanted = ALWAYS | {"deleted"}
        return (
            [] if set(value) == wanted else [f"{at}: a deleted object has {set(value)}"]
        )
    found = []
    if value.get("type") != SCHEMA + kind:
        found.append(f"{at}: type {value.get('type')}")
    required = ALWAYS | REQUIRED.get(kind, set())
    if not internal:
        required -= {"legislativeTerm"}
    found += [f"{at}: {name} is missing" for name in sorted(required - set(value))]
    for name, inner in value.items():
        if ":" not in name:  # an extension of the producer
            found += _property_problems(kind, name, inner, required, at)
    return found


def _property_problems(kind, name, value, required, at):
    form = PROPERTIES[kind].get(name)
    if form is None:
        return [f"{at}: {name} is unknown"]
    if value == [] and name not in required:
        return [f"{at}/{name}: an empty list"]
    return _value_problems(value, form, f"{at}/{name}")


def _value_problems(value, form, at):
    if isinstance(form, list):
        if not isinstance(value, list):
            return [f"{at}: no list"]
        return [
            problem
            for number, inner in enumerate(value)
            for problem in _value_problems(inner, form[0], f"{at}/{number}")
        ]
    if form in PROPERTIES:
        return problems(value, form, at=at)
    return [] if _FORMS[form](value) else [f"{at}: {value!r} is no {form}"]


def _is_time(value):
    return bool(
        _is_text(value) and _TIME.fullmatch(value) and datetime.fromisoformat(value)
    )


def _is_text(value):
    return isinstance(value, str) and value != ""


_FORMS = {
    "url": lambda value: _is_text(value) and bool(_URL.fullmatch(value)),
    "text": _is_text,
    "date": lambda value: _is_text(value) and str(date.fromisoformat(value)) == value,
    "time": _is_time,
    "int": lambda value: type(value) is int,
    "bool": lambda value: type(value) is bool,
    "free": lambda value: isinstance(value, dict) and bool(value),
}

"""Every door of deliberations, for every role, in the demo town.

`docs/reference/deliberations-doors.csv` says what each answers; RECORD=1 writes it,
for a person to read. POST is sent empty and without a token.
"""

from pathlib import Path
from plone.testing.zope import zopeApp
from town_layer import PASSWORD
from zope.component.hooks import setSite
from zope.dottedname.resolve import resolve

import csv
import os
import pytest
import requests


DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
TABLE = DOCS / "deliberations-doors.csv"

ACCOUNTS = {
    "anonymous": None,
    "stranger": "redactrice",
    "author": "agent",
    "validator": "travaux",
    "member": "conseillere",
    "clerk": "secretaire",
    "manager": "webmaster",
}
"""Role -> an account of the demo; "stranger" has no part in deliberations."""

PREFIX = "communesplone.deliberations"

STATES = {"Session": "convened", "Deliberation": "published"}
"""Which of a type is asked, where they differ by state."""

TYPES = ("Body", "Session", "Deliberation", "Person", "Mandate", "Year")
"""Of which one each is asked."""

ELSEWHERE = {"IItem", "IItemTemplate", "IAnnex", "IOpinion"}
"""These differ by service, or are read as their body is.

Their doors are asked in tests/browser and tests/restapi.
"""


@pytest.fixture
def places(functional):
    """Give (object's path, interfaces it has) of one object of each type."""
    with zopeApp(functional["zodbDB"]) as app:
        portal = app["plone"]
        setSite(portal)
        found = {"site": ("", portal)}
        for name in TYPES:
            query = {"portal_type": f"{PREFIX}.{name}"}
            if name in STATES:
                query["review_state"] = STATES[name]
            brains = portal.portal_catalog.unrestrictedSearchResults(query)
            brain = min(brains, key=lambda each: (each.Title, each.getPath()))
            found[name] = (
                brain.getPath().removeprefix("/plone/"),
                brain._unrestrictedGetObject(),
            )
        yield found
        setSite(None)


def doors():
    with (DOCS / "security.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if row["package"] == "deliberations" and row["kind"] in {"page", "service"}
        ]


def place_of(door, places):
    """Give the first type of object that has the door."""
    if door["for"] == "*":
        return "site"
    interface = resolve(door["for"])
    # The site is in the list first, and is a folder too.
    return next(
        (name for name, (_path, each) in places.items() if interface.providedBy(each)),
        None,
    )


def asked(site, path, door, account):
    service = door["kind"] == "service"
    method = door["method"] or "GET"
    name = door["name"] if service else f"@@{door['name']}"
    answer = requests.request(
        method,
        "/".join(filter(None, (site, path, name))),
        auth=(account, PASSWORD) if account else None,
        headers={"Accept": "application/json"} if service else {},
        json={} if method != "GET" else None,
        allow_redirects=False,
        timeout=60,
    )
    away = answer.headers.get("Location", "")
    if answer.status_code == 401 or "/require_login" in away:
        return "refused"
    if "insufficient-privileges" in away:
        return "refused"
    # A document that is being made answers 202 until it is there.
    return "200" if answer.status_code == 202 else str(answer.status_code)


def test_who_may_open_what(functional, places):
    site = f"http://localhost:{functional['port']}/plone"
    found = []
    for door in doors():
        where = place_of(door, places)
        if where is None:
            assert door["for"].rpartition(".")[2] in ELSEWHERE, door
            continue
        path = places[where][0]
        row = {"name": door["name"], "method": door["method"] or "GET", "where": where}
        for role, account in ACCOUNTS.items():
            row[role] = asked(site, path, door, account)
        found.append(row)
    assert {row["where"] for row in found} >= {"site", "Body", "Session"}
    if os.environ.get("RECORD"):
        write(found)
    assert found == read()


def test_nothing_breaks():
    answers = [row[role] for row in read() for role in ACCOUNTS]
    assert not [answer for answer in answers if answer.startswith("5")]


def read():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(rows):
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)

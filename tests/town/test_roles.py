"""Every screen and service of the core, for every role, as `roles.csv` says.

A door of `security.csv` that the table does not name fails here. Those of deliberations
are in `test_deliberation_doors.py`.
"""

from pathlib import Path
from town_layer import PASSWORD

import csv
import pytest
import requests


DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
SERVICE = "services/finances"
ACCOUNTS = {
    "anonymous": None,
    "member": "travaux",
    "lead": "receveur",
    "site_administrator": "intendante",
    "manager": "webmaster",
}


def rows(name):
    with (DOCS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TABLE = rows("roles.csv")


def test_every_door_is_in_the_table():
    doors = [
        row
        for row in rows("security.csv")
        if row["kind"] != "viewlet" and row["package"] == "core"
    ]
    declared = {(row["name"], row["method"]) for row in TABLE}
    assert declared == {(row["name"], row["method"] or "GET") for row in doors}


@pytest.fixture
def ask(functional):
    site = f"http://localhost:{functional['port']}/plone"
    hire = {
        "username": ACCOUNTS["site_administrator"],
        "password": PASSWORD,
        "email": "intendante@demo.example",
        "roles": ["Site Administrator"],
    }
    json = {"Accept": "application/json"}
    boss = (ACCOUNTS["manager"], PASSWORD)
    hired = requests.post(
        f"{site}/@users", json=hire, headers=json, auth=boss, timeout=60
    )
    assert hired.status_code == 201

    def ask(row, account):
        url = f"{site}/{SERVICE}" if row["where"] == "service" else site
        sign = "" if row["name"].startswith("@") else "@@"
        service = not sign
        return requests.request(
            row["method"],
            f"{url}/{sign}{row['name']}",
            auth=(account, PASSWORD) if account else None,
            headers=json if service else {},
            json={} if row["method"] != "GET" else None,
            allow_redirects=False,
            timeout=60,
        )

    return ask


def refused(answer):
    place = answer.headers.get("Location", "")
    return answer.status_code == 401 or "/require_login" in place


def test_who_may_open_what(ask):
    wrong = {}
    for row in TABLE:
        for role, account in ACCOUNTS.items():
            answer = ask(row, account)
            found = "refused" if refused(answer) else str(answer.status_code)
            if found != row[role]:
                wrong[row["name"], row["method"], role] = found
    assert not wrong

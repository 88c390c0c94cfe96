"""Plays a past year of a demo town's decisions, and what waits to be decided.

The files are `profiles/demo/deliberations/*.toml`. All is done by the functions that
people's clicks call, as the people who would click.
"""

from collections.abc import Mapping
from communesplone.core.api import services
from communesplone.core.api import staffing
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from datetime import date
from datetime import datetime
from datetime import timedelta
from demo_items import leave_waiting
from demo_sittings import NOTICE
from demo_sittings import Sitting
from demo_stage import Stage
from pathlib import Path
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFPlone.Portal import PloneSite
from typing import Any

import tomllib


FOLDER = Path(__file__).resolve().parent.parent / "profiles" / "demo" / "deliberations"

SETTINGS = (
    "title",
    "kind",
    "rulebook",
    "population",
    "categories",
    "reference_format",
    "publication_delay",
)
"""Fields of a body that the plot fixes."""


def read(town: str) -> dict[str, Any]:
    """Read the decisions of a demo town.

    :param town: `wallonia` or `france`.
    """
    return tomllib.loads((FOLDER / f"{town}.toml").read_text(encoding="utf-8"))


def play(
    portal: PloneSite, plot: Mapping[str, Any], today: date | None = None
) -> Stage:
    """Play the decisions of a town whose people and services are there.

    :param today: past and coming sessions are counted from it; today if None.
    """
    stage = Stage(plot, today or clock.today())
    staff(stage)
    folder = make_folder(portal, plot["folder"]["id"], plot["folder"]["title"])
    show_portal(portal, folder)
    files = make_folder(folder, "people", plot["folder"]["people"])
    for row in plot["people"]:
        stage.persons[row["id"]] = people.create(files, **person(row))
    for row in plot["bodies"]:
        stage.bodies[row["id"]] = found(stage, folder, row)
    for row in sorted(plot["sessions"], key=lambda row: row["days"]):
        play_session(stage, row)
    for row in plot["waiting"]:
        leave_waiting(stage, row)
    return stage


def staff(stage: Stage) -> None:
    """Give the functions of deliberations to those who work in the services."""
    for brain in api.content.find(portal_type="communesplone.core.Service"):
        # The few services of a demo town, once.
        service = brain.getObject()
        stage.services[service.acronym] = IUUID(service)
    for row in stage.plot["staff"]:
        service = services.get(stage.services[row["service"]])
        for function, accounts in row.items():
            for account in accounts if function != "service" else ():
                staffing.staff(service, function, account)


def make_folder(container, id: str, title: str):
    """Make a folder that everybody may open."""
    folder = api.content.create(container, "Folder", id, title=title)
    api.content.transition(folder, "publish")
    return folder


def show_portal(portal: PloneSite, folder) -> None:
    """Let the navigation lead to what citizens look for, not to the folder behind."""
    folder.exclude_from_nav = True
    folder.reindexObject(idxs=["exclude_from_nav"])
    link = api.content.create(
        portal,
        "Link",
        f"{folder.getId()}-online",
        title=folder.title,
        remoteUrl="${portal_url}/public-decisions",
    )
    api.content.transition(link, "publish")


def person(row: Mapping[str, Any]) -> dict[str, Any]:
    names = ("first_name", "last_name", "title_of_courtesy", "birth_date", "account")
    return {name: row[name] for name in names if name in row}


def found(stage: Stage, folder, row: Mapping[str, Any]):
    """Make a body, and give its people their mandates in the order of the plot."""
    settings = {name: row[name] for name in SETTINGS if name in row}
    settings["categories"] = tuple(settings["categories"])
    body = bodies.create(folder, **settings)
    start = stage.today - timedelta(days=row["since"])
    for rank, member in enumerate(stage.rows(row["id"]), 1):
        people.add_mandate(
            body,
            stage.persons[member["id"]],
            post=member["posts"][row["id"]],
            start=start,
            rank=rank,
            group=member.get("group"),
            votes=member.get("votes", True),
            signs=member["id"] in (row["president"], row["secretary"]),
        )
    return body


def play_session(stage: Stage, row: Mapping[str, Any]) -> None:
    """Play one session: past ones to the end, coming ones as far as they are."""
    start = stage.evening(row["body"], row["days"])
    sitting = Sitting(stage, row, start)
    sitting.prepare(urgent=False)
    if row.get("planned"):
        return
    past = start.date() < stage.today
    sitting.convene(start - NOTICE if past else present(stage))
    if not past:
        return
    sitting.inform()
    sitting.meet()
    sitting.close()
    if row.get("published", True):
        sitting.publish()


def present(stage: Stage) -> datetime:
    return datetime.combine(stage.today, clock.local(clock.now()).timetz())

"""Plays a demo town from a readable file, by the functions that people's clicks call.

The files are `profiles/demo/*.toml`; the browser journeys play them too.
"""

from collections.abc import Callable
from collections.abc import Mapping
from communesplone.core.api import services
from communesplone.core.api import settings
from communesplone.core.api import site as town_site
from communesplone.core.api import staffing
from pathlib import Path
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.base.interfaces import IPloneSiteRoot
from plone.distribution.api import site as sites
from Products.CMFPlone.Portal import PloneSite
from typing import Any
from zope.component.hooks import setSite

import demo_deliberations
import os
import secrets
import tomllib
import transaction


FOLDER = Path(__file__).resolve().parent.parent / "profiles" / "demo"
LANGUAGES = ("fr", "nl", "en", "es")
ADMIN = "admin"


def read(town: str) -> dict[str, Any]:
    """Read a demo town.

    :param town: `wallonia` or `france`.
    """
    demo = tomllib.loads((FOLDER / f"{town}.toml").read_text(encoding="utf-8"))
    return {**demo, "deliberations": demo_deliberations.read(town)}


def answers(demo: Mapping[str, Any], site_id: str) -> dict[str, Any]:
    """Give the answers that a webmaster would give to the add-site form."""
    return {
        "site_id": site_id,
        "title": demo["town"]["names"]["fr"],
        "region": demo["town"]["region"],
        "default_language": LANGUAGES[0],
        "languages": list(LANGUAGES),
        "portal_timezone": demo["town"]["timezone"],
        "add_ons": list(town_site.ADD_ONS),
        "setup_content": True,
    }


def play(portal: PloneSite, demo: Mapping[str, Any], password: Callable[[], str]):
    """Fill a new town with its people, services and news.

    :param password: gives the next account's password.
    :returns: what each account is for and its password, by account id.
    """
    town = dict(demo["town"])
    arms = FOLDER / town.pop("coat_of_arms")
    settings.save(**town, coat_of_arms=arms.read_bytes())
    accounts = {person["id"]: hire(person, password()) for person in demo["people"]}
    open_services(portal[town_site.SERVICES], demo["services"])
    for item in demo["news"]:
        announce(portal[town_site.NEWS], item)
    demo_deliberations.play(portal, demo["deliberations"])
    return accounts


def hire(person: Mapping[str, Any], password: str) -> tuple[str, str]:
    """Make one person's account.

    :returns: what the account is for, and its password.
    """
    api.user.create(
        username=person["id"],
        email=f"{person['id']}@demo.example",
        password=password,
        properties={"fullname": person["fullname"]},
    )
    if "roles" in person:
        api.user.grant_roles(username=person["id"], roles=person["roles"])
    return f"{person['fullname']}: {person['does']}", password


def open_services(folder, rows: list[Mapping[str, Any]]) -> None:
    """Make the services and staff their functions; a parent stands before its own."""
    made: dict[str, str] = {}
    for row in rows:
        fields = dict(row)
        staff = fields.pop("staff")
        if "parent" in fields:
            fields["parent_service"] = made[fields.pop("parent")]
        leads = staff.get("lead", [])
        service = services.create(folder, **fields, head=leads[0] if leads else None)
        made[row["acronym"]] = api.content.get_uuid(service)
        for function, people in staff.items():
            for person in people:
                staffing.staff(service, function, person)


def announce(folder, item: Mapping[str, str]) -> None:
    """Publish a news item."""
    page = api.content.create(
        container=folder,
        type="News Item",
        title=item["title"],
        description=item["description"],
        text=RichTextValue(item["text"], "text/plain", "text/x-html-safe"),
        language=LANGUAGES[0],
    )
    api.content.transition(page, "publish")


def sites_of(app) -> list[str]:
    return [name for name, item in app.objectItems() if IPloneSiteRoot.providedBy(item)]


def is_demo(site) -> bool:
    """Tell whether a site has the name of a demo town."""
    towns = [read(file.stem)["town"]["names"]["fr"] for file in FOLDER.glob("*.toml")]
    return site.title in towns


def write_accounts(path: Path, accounts: Mapping[str, tuple[str, str]]) -> None:
    """Write the accounts where only the owner of the file can read them."""
    lines = [
        f"  {name:<12} {password:<16} {does}\n"
        for name, (does, password) in accounts.items()
    ]
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.writelines(lines)


def new_password() -> str:
    return secrets.token_urlsafe(9)


def make(app, site_id: str, town: str, path: Path) -> None:
    """Make the demo town unless the database has a site.

    What an interrupted run left half done is taken away and made anew. A site that
    somebody made since, under the same id, is not ours to take away.

    :param path: the file for the accounts.
    """
    unfinished = path.with_suffix(".unfinished")
    if unfinished.exists() and site_id in sites_of(app) and is_demo(app[site_id]):
        app.manage_delObjects([site_id])
        transaction.commit()
    if sites_of(app):
        unfinished.unlink(missing_ok=True)
        return
    print("Making the demo town…", flush=True)
    unfinished.touch()
    demo = read(town)
    portal = sites.create(app, "communesplone-town", answers(demo, site_id))
    setSite(portal)
    admin = new_password()
    app.acl_users.users.updateUserPassword(ADMIN, admin)
    accounts = {ADMIN: ("The administrator of the whole server", admin)}
    write_accounts(path, accounts | play(portal, demo, new_password))
    transaction.commit()
    unfinished.unlink()

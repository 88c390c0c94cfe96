"""The add-site form makes a second town: the real form, and its endpoint."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import requests


OWNER = {"username": SITE_OWNER_NAME, "password": SITE_OWNER_PASSWORD}
ANSWERS = {
    "site_id": "ville",
    "title": "Ville-sur-Lys",
    "region": "FR",
    "default_language": "nl",
    "languages": ["fr"],
    "portal_timezone": "Europe/Paris",
    "add_ons": ["directory"],
    "setup_content": True,
}


@pytest.fixture
def root(functional):
    return f"http://localhost:{functional['port']}"


def send(root, **changes):
    return requests.post(
        f"{root}/@sites/communesplone-town",
        json={**ANSWERS, **changes},
        headers={"Accept": "application/json"},
        auth=tuple(OWNER.values()),
        timeout=120,
    )


def test_through_the_real_form(chromium, root):
    context = chromium.new_context(http_credentials=OWNER)
    page = context.new_page()
    page.goto(f"{root}/@@ploneAddSite?distribution=communesplone-town")
    page.fill("#root_site_id", "ville")
    page.fill("#root_title", "Ville-sur-Lys")
    page.select_option("#root_region", label="France")
    page.select_option("#root_default_language", label="Nederlands")
    page.get_by_label("Español").uncheck()
    page.get_by_label("Council deliberations").uncheck()
    page.get_by_label("Ordering of documents").uncheck()
    page.click("button[type=submit]")
    page.get_by_text("id: ville").or_(
        page.locator("body#visual-portal-wrapper")
    ).wait_for(timeout=90_000)
    context.close()
    town = requests.get(
        f"{root}/ville/@town", headers={"Accept": "application/json"}, timeout=60
    ).json()
    assert (town["names"], town["region"]) == ({"nl": "Ville-sur-Lys"}, "FR")
    front = requests.get(f"{root}/ville", timeout=60).text
    assert "Español" not in front and "Français" in front
    assert requests.get(f"{root}/ville/services", timeout=60).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [{"region": "DE"}, {"title": ""}, {"add_ons": ["eid"]}, {"site_id": "plone"}],
    ids=str,
)
def test_wrong_answers_make_no_town(root, wrong):
    assert send(root, **wrong).status_code == 400
    assert requests.get(f"{root}/ville", timeout=60).status_code == 404

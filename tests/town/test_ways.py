"""Nobody types an address: every page of a body is reached by its links."""

from council import COUNCIL
from council import press

import pytest


def follow(person, name):
    """Press the link that ends in a view, and see the page it leads to."""
    press(person.page, f"#content a[href*='{name}']")
    assert name in person.page.url
    return person.page


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_public(visit, width, language):
    citizen = visit(width, language)
    citizen.open(COUNCIL)
    citizen.look("body")
    follow(citizen, "@@sessions")
    citizen.look("sessions")
    press(citizen.page, ".deliberations-task-title")
    assert citizen.page.locator(".session-items li").count()
    citizen.look("session")
    follow(citizen, "@@public-agenda")
    citizen.look("agenda")
    year = citizen.page.url.split("/@@")[0].rpartition("/")[0]
    citizen.page.goto(year)
    assert citizen.page.url.endswith(COUNCIL)
    follow(citizen, "@@decisions")
    citizen.look("decisions")
    press(citizen.page, ".decisions-list a")
    citizen.look("act")


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_secretariat(visit, width, language):
    clerk = visit(width, language, "secretaire")
    for name in ("@@deliberation-register", "@@scdl-import", "@@sessions"):
        clerk.open(COUNCIL)
        follow(clerk, name)
    clerk.open(COUNCIL)
    clerk.look("body")
    clerk.open("@@persons")
    href = clerk.page.locator(".deliberations-card-head a").first.get_attribute("href")
    clerk.page.goto(href.removesuffix("/edit"))
    assert clerk.page.locator("#mandates").count()
    clerk.look("person")

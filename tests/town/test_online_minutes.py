"""Before a council everybody reads the drafts; after it, the minutes."""

from council import press
from plone.testing.zope import zopeApp
from zope.component.hooks import setSite

import pytest


CLERK, MEMBER = "secretaire", "conseillere"
BODY = "decisions/conseil-communal"
TYPE = "communesplone.deliberations.Session"


@pytest.fixture
def sessions(functional):
    """Paths of the council's sessions by state, the latest first."""
    found = {}
    with zopeApp(functional["zodbDB"]) as app:
        setSite(app["plone"])
        catalog = app["plone"].portal_catalog
        for brain in catalog.unrestrictedSearchResults(
            portal_type=TYPE, sort_on="start", sort_order="descending"
        ):
            path = brain.getPath().removeprefix("/plone/")
            if path.startswith(BODY):
                found.setdefault(brain.review_state, []).append(path)
        setSite(None)
    return found


def take(page, step):
    """Send the form of a step of the session's page."""
    press(page, f"form:has(input[name=step][value={step}]) button")


WIDTHS = [("desktop", "fr"), ("phone", "fr"), ("desktop", "nl"), ("phone", "nl")]


@pytest.mark.parametrize(("width", "language"), WIDTHS)
def test_drafts(visit, sessions, width, language):
    (path, *_more) = sessions["convened"]
    clerk = visit(width, language, account=CLERK)
    page = clerk.open(path)
    clerk.look("deadlines-and-step")
    page.fill("#reason-drafts", "Panne")
    take(page, "drafts")
    clerk.look("drafts-are-online")
    citizen = visit(width, language)
    page = citizen.open(f"{path}/@@public-agenda")
    assert page.locator(".agenda-draft").count()
    page.locator(".agenda-draft > summary").first.click()
    citizen.look("draft")
    member = visit(width, language, account=MEMBER)
    page = member.open(path)
    assert page.locator("a[href*='@@member-dossier']").count() == 1
    member.look("member")
    press(page, "a[href*='agenda-full.html']")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("width", "language"), WIDTHS)
def test_minutes(visit, sessions, width, language):
    path = sessions["approved"][0]
    clerk = visit(width, language, account=CLERK)
    page = clerk.open(path)
    clerk.look("minutes-step")
    page.check("input[name=reviewed]")
    take(page, "publish_minutes")
    citizen = visit(width, language)
    page = citizen.open(f"{path}/@@public-agenda")
    citizen.look("session")
    press(page, "a[href*='@@public-minutes']")
    assert page.locator("h1").count() == 1
    citizen.look("minutes")
    work = visit(width, language, account=CLERK)
    work.open("@@my-work")
    work.look("work")

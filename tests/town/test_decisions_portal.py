"""A citizen reads what the town decided; the secretariat publishes one more act."""

from communesplone.core.api import limits
from communesplone.core.rules.buckets import Buckets
from council import press
from town_layer import FRANCE

import pytest


WIDTHS = ("desktop", "phone")
CLERK = "secretaire"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_citizen_finds_a_decision(visit, width):
    citizen = visit(width, "en")
    page = citizen.open("@@decisions")
    citizen.look("decisions")
    page.select_option("#facet-outcome", "rejected")
    press(page, ".decisions-filter button")
    citizen.look("decisions-rejected")
    count = page.locator(".decisions-list > li").count()
    option = page.locator("#facet-outcome option[value=rejected]").inner_text()
    assert option.endswith(f"({count})")
    press(page, ".decisions-list h3 a")
    page.locator("details > summary").first.click()
    citizen.look("deliberation")
    press(page, "article header a[href*='public-agenda']")
    citizen.look("session")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_front_page_tells(visit, width):
    citizen = visit(width, "en")
    citizen.open("@@town-front")
    citizen.look("front")
    citizen.page.locator("#block-decisions").wait_for()


def test_words_that_nobody_wrote(visit):
    citizen = visit("phone", "en")
    page = citizen.open("@@decisions")
    page.fill("#decisions-text", "xyzzy")
    with page.expect_navigation():
        page.press("#decisions-text", "Enter")
    citizen.reads("No decision answers what you chose")
    citizen.look("nothing-found")


@pytest.mark.parametrize(("width", "language"), [("desktop", "nl"), ("phone", "fr")])
def test_who_searches_too_often(visit, monkeypatch, width, language):
    monkeypatch.setattr(limits, "SEARCHES", Buckets(1, 60.0))
    citizen = visit(width, language)
    citizen.open(f"@@decisions?text=quartz-{width}")
    citizen.open(f"@@decisions?text=feldspar-{width}", status=429)
    citizen.look("too-often")
    citizen.open(f"@@decisions?text=quartz-{width}")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_secretariat_publishes(visit, width):
    clerk = visit(width, "en", account=CLERK)
    page = clerk.open("decisions/conseil-communal/@@deliberation-register")
    clerk.look("register")
    press(page, "text=Verify the whole register")
    clerk.reads("The register is intact")
    clerk.look("register-verified")
    for href in page.locator("tbody a").evaluate_all("a => a.map(x => x.href)")[::-1]:
        page.goto(href)
        if page.locator("#publish-masks").count():
            break
    clerk.look("act-internal")
    page.fill("#publish-masks", "nowhere in the text")
    press(page, "button[name=preview]")
    clerk.reads("does not stand in the text")
    clerk.look("act-mask-refused")
    page.fill("#publish-masks", "")
    press(page, "button[name=preview]")
    clerk.look("act-preview")
    page.check("#publish-reviewed")
    press(page, "#publish form button.btn-primary")
    clerk.reads("The act is published")
    page.locator("#annul > summary").click()
    page.locator("#log > summary").click()
    clerk.look("act-published")


def test_the_french_list(visit):
    citizen = visit("desktop", "fr")
    town = citizen.town.rpartition("/")[0]
    citizen.page.goto(f"{town}/{FRANCE}/@@decisions")
    citizen.look("decisions-france")

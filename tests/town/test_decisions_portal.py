"""A citizen reads what the town decided; the secretariat publishes one more act."""

from town_layer import FRANCE

import pytest


WIDTHS = ("desktop", "phone")
CLERK = "secretaire"


def first(page, selector):
    page.locator(selector).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_citizen_finds_a_decision(visit, width):
    citizen = visit(width, "en")
    page = citizen.open("@@decisions")
    citizen.look("decisions")
    page.select_option("#facet-outcome", "rejected")
    first(page, ".decisions-filter button")
    citizen.look("decisions-rejected")
    count = page.locator(".decisions-list > li").count()
    option = page.locator("#facet-outcome option[value=rejected]").inner_text()
    assert option.endswith(f"({count})")
    first(page, ".decisions-list h3 a")
    page.locator("details > summary").first.click()
    citizen.look("deliberation")
    first(page, "article header a[href*='public-agenda']")
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
    page.press("#decisions-text", "Enter")
    page.wait_for_load_state()
    citizen.reads("No decision answers what you chose")
    citizen.look("nothing-found")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_secretariat_publishes(visit, width):
    clerk = visit(width, "en", account=CLERK)
    page = clerk.open("decisions/conseil-communal/@@deliberation-register")
    clerk.look("register")
    page.click("text=Verify the whole register")
    page.wait_for_load_state()
    clerk.reads("The register is intact")
    clerk.look("register-verified")
    for href in page.locator("tbody a").evaluate_all("a => a.map(x => x.href)")[::-1]:
        page.goto(href)
        if page.locator("#publish-masks").count():
            break
    clerk.look("act-internal")
    page.fill("#publish-masks", "nowhere in the text")
    page.click("button[name=preview]")
    page.wait_for_load_state()
    clerk.reads("does not stand in the text")
    clerk.look("act-mask-refused")
    page.fill("#publish-masks", "")
    page.click("button[name=preview]")
    page.wait_for_load_state()
    clerk.look("act-preview")
    page.check("#publish-reviewed")
    page.click("#publish form button.btn-primary")
    page.wait_for_load_state()
    clerk.reads("The act is published")
    page.locator("#annul > summary").click()
    page.locator("#log > summary").click()
    clerk.look("act-published")


def test_the_french_list(visit):
    citizen = visit("desktop", "fr")
    town = citizen.town.rpartition("/")[0]
    citizen.page.goto(f"{town}/{FRANCE}/@@decisions")
    citizen.look("decisions-france")

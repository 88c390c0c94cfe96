"""A citizen without an account visits the town, on a desk and on a phone."""

from council import press
from screens import PUBLIC
from screens import WEBMASTER

import pytest


WIDTHS = ("desktop", "phone")
LANGUAGES = ("fr", "nl", "en", "es")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page(visit, width, language):
    citizen = visit(width, language)
    citizen.open()
    citizen.look("front-page")
    citizen.reads("Commune de Valbruyère" if language == "fr" else "Valbruyère")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_public_pages(visit, width):
    citizen = visit(width)
    for name, path in PUBLIC.items():
        citizen.open(path)
        citizen.look(name)


def test_a_page_that_is_not_there(visit):
    citizen = visit()
    citizen.open("no-such-page", status=404)
    citizen.look("not-found")


def test_a_citizen_finds_a_service_by_search(visit):
    citizen = visit("phone")
    page = citizen.open()
    page.fill("main input[name=SearchableText]", "urbanisme")
    with page.expect_navigation():
        page.press("main input[name=SearchableText]", "Enter")
    press(page, "text=Aménagement du territoire et urbanisme")
    citizen.reads("+32 65 00 00 30")
    citizen.look("service-found")


@pytest.mark.parametrize("path", WEBMASTER.values())
def test_the_webmaster_s_screens_are_closed(visit, path):
    citizen = visit()
    page = citizen.open(path)
    assert page.locator("#__ac_name").count() == 1

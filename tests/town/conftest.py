"""People with browsers in the demo town.

A test asks for `browser` (desktop and phone come by `width`), opens pages by path,
and calls `look` when a screen stands: it is checked by axe and photographed into
`test-artifacts/`, where a person can look at it.
"""

from pathlib import Path
from playwright.sync_api import sync_playwright
from pytest_plone import fixtures_factory
from town_browser import Person
from town_layer import TOWN_FUNCTIONAL

import os
import pytest


# Before the layer loads the catalogues.
os.environ.setdefault("zope_i18n_compile_mo_files", "true")

ARTIFACTS = Path(__file__).resolve().parents[2] / "test-artifacts"
CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}

globals().update(fixtures_factory(((TOWN_FUNCTIONAL, "functional"),)))


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, functional, request):
    """Give a function that brings a person: `visit("phone", language="nl")`.

    They come to the Walloon town unless `town` is the id of another site.

    The theme is off at 127.0.0.1, so people come to `localhost`.
    """
    people = []

    def come(width="desktop", language="fr", account=None, town="plone"):
        across, down = WIDTHS[width]
        context = chromium.new_context(
            viewport={"width": across, "height": down},
            locale=language,
            # Colours on their way to others are no contrast to measure.
            reduced_motion="reduce",
            extra_http_headers={"Accept-Language": language},
        )
        name = f"{request.node.name}-{width}-{language}"
        address = f"http://localhost:{functional['port']}/{town}"
        person = Person(context, address, ARTIFACTS / name)
        people.append(person)
        if account:
            person.log_in(account)
        return person

    yield come
    for person in people:
        person.leave()

"""The webmaster sets the town up: settings, services, people, add-ons."""

from council import press
from screens import WEBMASTER

import pytest


@pytest.mark.parametrize(
    ("width", "language"), [("desktop", "fr"), ("phone", "fr"), ("desktop", "nl")]
)
def test_every_screen(visit, width, language):
    webmaster = visit(width, language, account="webmaster")
    for name, path in WEBMASTER.items():
        webmaster.open(path)
        webmaster.look(name)


def test_a_pale_colour_is_refused_with_the_reason(visit):
    webmaster = visit(account="webmaster")
    page = webmaster.open("@@town-settings")
    page.click("a:has-text('Apparence')")
    page.fill("input[name='form.widgets.primary_colour']", "#ffff00")
    press(page, "#form-buttons-save")
    webmaster.look("pale-colour")
    webmaster.reads("Apparence › Couleur principale")
    page.click("a:has-text('Apparence')")
    webmaster.reads("Le texte blanc sur #ffff00 a un contraste de 1")
    webmaster.look("pale-colour-at-its-field")


def test_an_add_on_goes_and_comes_back(visit):
    webmaster = visit(account="webmaster")
    page = webmaster.open("prefs_install_products_form")
    row = "li:has(input[value='communesplone.directory'])"
    press(page, f"{row} button[value=Uninstall], {row} input[value=Uninstall]")
    assert page.locator(f"#install-products {row}").count() == 1
    press(page, f"{row} button[value=Install]")
    assert page.locator(f"#activated-products {row}").count() == 1
    webmaster.look("add-on-back")


def test_the_users_open_without_a_question(visit):
    page = visit(account="webmaster").open("@@usergroup-userprefs")
    assert "confirm-action" not in page.url

"""An author writes, and reads the act beside the form."""

from council import COUNCIL
from council import press
from playwright.sync_api import expect
from town_browser import TINYMCE

import pytest


AMOUNT = "[name='form.widgets.amount']"

TITLE = "[name='form.widgets.title']"

PAPER = "#act-preview .deliberations-paper"

EDITORS_STAND = """() => window.tinymce && window.tinymce.get().some(
  (editor) => editor.initialized && editor.id.includes("widgets-decision")
)"""

LATE = """
let real;
Object.defineProperty(window, "tinymce", {
  get: () => !window.met && new Error().stack.includes("preview.js") ? undefined : real,
  set: (value) => { real = value; },
});
"""
"""Keeps the editors from the script of the preview until `met` is set."""

PATIENCE = 30_000
"""Milliseconds: the machine may have more to do."""


def begin(author, title):
    """Begin an item, and wait until its editors stand."""
    page = author.open(f"{COUNCIL}/@@new-item")
    page.fill("#new-title", title)
    press(page, ".deliberations-form [type=submit]")
    page.wait_for_selector("#act-preview")
    page.wait_for_function(EDITORS_STAND)
    return page


def tab(page, fieldset):
    """Turn to a part of the form."""
    page.click(f".autotoc-nav a:has-text('{fieldset}')")


def shows(page, text):
    expect(page.locator(PAPER)).to_contain_text(text, timeout=PATIENCE)


def type_decision(page, text):
    """Type as a person does, in the editor of the decision."""
    tab(page, "Textes")
    frame = page.frame_locator("iframe[id*='widgets-decision']")
    frame.locator("body").click()
    page.keyboard.type(text)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_act_follows(visit, width):
    author = visit(width, account="agent")
    page = begin(author, "Un banc")
    shows(page, "Un banc")
    author.look("begun", TINYMCE)
    page.fill(TITLE, "Deux arbres")
    shows(page, "Deux arbres")
    type_decision(page, "Article 1. Deux arbres.")
    shows(page, "Article 1. Deux arbres.")
    author.look("typed", TINYMCE)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_wrong_amount_is_told(visit, width):
    author = visit(width, account="agent")
    page = begin(author, "Un banc")
    type_decision(page, "Article 1. Un banc.")
    shows(page, "Article 1. Un banc.")
    tab(page, "Finances")
    page.fill(AMOUNT, "12,345,6")
    page.wait_for_selector("#act-preview .deliberations-refused")
    assert "Montant" in page.inner_text(".deliberations-refused")
    # The act before it still stands, and so does what was typed.
    shows(page, "Article 1. Un banc.")
    assert page.input_value(AMOUNT) == "12,345,6"
    author.look("refused", TINYMCE)
    page.fill(AMOUNT, "12,50")
    page.wait_for_selector("#act-preview .deliberations-refused", state="detached")


def test_the_button_stays_on_the_page(visit):
    author = visit(account="agent")
    page = begin(author, "Un banc")
    type_decision(page, "Article 1. Un banc.")
    page.click("[name='form.buttons.preview']")
    shows(page, "Article 1. Un banc.")
    assert page.evaluate("document.activeElement.id") == "act-preview"
    press(page, "#form-buttons-save")
    author.reads("Article 1. Un banc.")


def test_what_was_typed_before_the_script_came(visit):
    author = visit(account="agent")
    author.page.add_init_script(LATE)
    page = begin(author, "Un banc")
    type_decision(page, "Article 1. Un banc.")
    page.evaluate("window.met = true")
    shows(page, "Article 1. Un banc.")


def test_who_types_nothing_asks_for_nothing(visit):
    author = visit(account="agent")
    asked = []
    author.page.on(
        "request", lambda sent: "@@act-preview" in sent.url and asked.append(sent)
    )
    page = begin(author, "Un banc")
    # Twice the pause after which the script asks.
    page.wait_for_timeout(2_000)
    assert asked == []
    page.fill(TITLE, "Deux arbres")
    shows(page, "Deux arbres")
    assert len(asked) == 1


def test_without_network_nothing_typed_is_lost(visit):
    author = visit(account="agent")
    page = begin(author, "Un banc")
    author.context.set_offline(True)
    page.fill(TITLE, "Deux arbres")
    page.wait_for_selector("#act-preview .is-error")
    assert page.input_value(TITLE) == "Deux arbres"
    author.context.set_offline(False)
    page.fill(TITLE, "Trois arbres")
    shows(page, "Trois arbres")
    press(page, "#form-buttons-save")
    author.reads("Trois arbres")

"""What is settled once: the law that is read, a body's phrases, templates of items."""

from council import COUNCIL
from council import fill_rich
from council import path_of
from council import plan
from council import press
from council import tonight
from council import write_item
from playwright.sync_api import expect
from town_browser import TINYMCE

import pytest


CUT = """() => [...document.querySelectorAll("#law ~ details td")].filter(
  (cell) => cell.getBoundingClientRect().right > window.innerWidth
).length"""
"""How many cells of the law are out of sight, to be scrolled to sideways."""

WAYS = (("desktop", "fr"), ("phone", "nl"))
OPENING = "[name='phrase.opening_council_public']"
OWN = "Les conseillers de Valbruyère,"
ADD = f"{COUNCIL}/@@add-template"
SAVE = "[name=save]"
MAYOR = "Communications du bourgmestre"
DECISION = {"fr": "Décision", "nl": "Beslissing"}


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_the_control_panel(visit, width, language):
    webmaster = visit(width, language, account="webmaster")
    page = webmaster.open("@@overview-controlpanel")
    press(page, "#content a[href$='@@deliberations-controlpanel']:visible")
    assert page.locator("#law ~ details").count() == 3
    for summary in page.locator("#law ~ details summary").all():
        summary.click()
    for article in ("L1122-26", "L1123-22", "L2121-20"):
        webmaster.reads(article)
    assert page.evaluate(CUT) == 0
    webmaster.look("law")
    press(page, "section[aria-labelledby=bodies] a >> nth=0")
    webmaster.look("body")


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_a_phrase_per_body_and_language(visit, width, language):
    webmaster = visit(width, language, account="webmaster")
    page = webmaster.open(f"{COUNCIL}/@@phrases?language=fr")
    page.fill(OPENING, "Les conseillers de ${nobody},")
    press(page, SAVE)
    assert page.get_attribute(OPENING, "aria-invalid") == "true"
    assert page.input_value(OPENING) == "Les conseillers de ${nobody},"
    assert page.locator("[aria-invalid=true]").count() == 1
    expect(page.locator(".deliberations-overdue")).to_contain_text("nobody")
    webmaster.look("refused")
    page.fill(OPENING, OWN)
    press(page, SAVE)
    assert page.input_value(OPENING) == OWN
    webmaster.look("saved")
    page.select_option("#phrases-language", "nl")
    press(page, "form[method=get]:has(#phrases-language) [type=submit]")
    assert page.input_value(OPENING) == ""
    page = webmaster.open("decisions/college-communal/@@phrases?language=fr")
    assert OWN not in page.content()
    author = visit(account="agent")
    write_item(author, COUNCIL, "Un banc", "<p>Article 1. Un banc.</p>")
    author.reads(OWN)


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_an_item_begins_with_a_template(visit, width, language):
    clerk = visit(width, language, account="secretaire")
    page = clerk.open(COUNCIL)
    press(page, "#content a[href$='@@add-template']")
    page.fill("[name='form.widgets.title']", "Règlement de circulation")
    fill_rich(page, "decision", "<p>Article 1. Le stationnement est interdit.</p>")
    clerk.look("template", TINYMCE)
    press(page, "#form-buttons-save")
    assert page.locator("#content h2").all_inner_texts()[:1] == [DECISION[language]]
    assert page.locator("#content a.btn[href$='/edit']").is_visible()
    clerk.look("made")
    author = visit(width, language, account="agent")
    page = author.open(path_of(clerk))
    assert page.locator("#content a[href$='/edit']").count() == 0
    author.look("offered")
    press(page, "#content .btn-primary")
    assert page.is_checked("label:has-text('Règlement de circulation') input")
    page.fill("#new-title", "Rue du Four : stationnement")
    author.look("choice")
    press(page, ".deliberations-form [type=submit]")
    expect(page.locator("#act-preview")).to_contain_text("stationnement est interdit")
    assert page.input_value("[name='form.widgets.title']").startswith("Rue du Four")
    press(page, "#form-buttons-save")
    author.reads("Le stationnement est interdit.")
    assert "règlement" not in path_of(author)


def test_what_stands_on_every_agenda_needs_its_service(visit):
    clerk = visit(language="en", account="secretaire")
    page = clerk.open(ADD)
    page.fill("[name='form.widgets.title']", "Communications")
    page.get_by_label("Stands on every agenda").check()
    press(page, "#form-buttons-save")
    clerk.reads("Choose the service that proposes what stands on every agenda.")
    clerk.look("no-service", TINYMCE)


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_what_stands_on_every_agenda_arrives(visit, width, language):
    """With the session as it is planned: ready, and once."""
    clerk = visit(width, language, account="secretaire")
    page = clerk.open(ADD)
    page.fill("[name='form.widgets.title']", MAYOR)
    page.check("[name='form.widgets.recurring:list']")
    page.select_option("[name='form.widgets.service:list']", index=1)
    fill_rich(page, "decision", "<p>Le conseil en prend acte.</p>")
    press(page, "#form-buttons-save")
    service = page.locator(".deliberations-facts dd").first.inner_text()
    clerk.look("recurring")
    session = plan(clerk, COUNCIL, tonight())
    row = page.locator(".deliberations-order li", has_text=MAYOR)
    expect(row).to_have_count(1)
    expect(row).to_contain_text(service)
    expect(page.locator(".deliberations-waiting", has_text=MAYOR)).to_have_count(0)
    clerk.look("agenda")
    press(page, f".deliberations-order a:has-text('{MAYOR}')")
    clerk.reads("Le conseil en prend acte.")
    clerk.look("item")
    # Taken off, it waits like others, and does not come again by itself.
    clerk.open(f"{session}/@@agenda")
    row.locator("[name=take_off]").click()
    expect(page.locator(".deliberations-waiting", has_text=MAYOR)).to_have_count(1)
    clerk.open(f"{session}/@@agenda")
    expect(row).to_have_count(0)

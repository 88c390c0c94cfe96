"""Nothing typed is lost: the browser keeps it, and offers it to who typed it."""

from council import COUNCIL
from council import EDITOR
from council import fill_rich
from council import path_of
from council import plan
from council import press
from council import tonight
from playwright.sync_api import expect
from town_browser import TINYMCE

import json
import pytest


TITLE = "[name='form.widgets.title']"
AMOUNT = "[name='form.widgets.amount']"
PLACE = "[name='form.widgets.place']"
OPENING = "[name='phrase.opening_council_public']"
OFFER = ".deliberations-kept"
WAYS = (("desktop", "en"), ("phone", "fr"), ("phone", "nl"), ("desktop", "es"))

KEPT = """() => Object.entries(localStorage).filter(([key]) => key.startsWith("kept/"))
  .flatMap(([key, drafts]) => JSON.parse(drafts).map((one) => [key, one]))"""

HOLDS = f"""text => JSON.stringify(({KEPT})()).includes(text)"""

WRITTEN = f"name => ({EDITOR})(name).getContent()"

AGE = """days => Object.keys(localStorage).filter((key) => key.startsWith("kept/"))
  .forEach((key) => {
    const drafts = JSON.parse(localStorage[key]);
    drafts.forEach((one) => { one.at -= days * 24 * 3600 * 1000; });
    localStorage[key] = JSON.stringify(drafts);
  })"""


def begin(person, title="Un banc"):
    """Begin an item; give the path of its form."""
    page = person.open(f"{COUNCIL}/@@new-item")
    page.fill("#new-title", title)
    press(page, ".deliberations-form [type=submit]")
    return path_of(person)


def crash(person, path):
    """The machine goes down; the same browser opens the page anew."""
    page = person.context.new_page()
    person.page.close()
    person.page = page
    return person.open(path)


def kept(person, text):
    """Wait until the browser keeps a text."""
    person.page.wait_for_function(HOLDS, arg=text)


def offered(page):
    return expect(page.locator(OFFER))


def take(page):
    page.click("[data-kept-take]")
    expect(page.locator("[data-kept-said]")).to_be_focused()


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_an_item_is_taken_back(visit, width, language):
    author = visit(width, language, account="agent")
    form = begin(author)
    page = author.page
    offered(page).to_be_hidden()
    page.fill(TITLE, "Deux bancs")
    fill_rich(page, "decision", "<p>Article 1. <strong>Deux</strong> bancs.</p>")
    page.evaluate("tinymce.get().forEach((editor) => editor.fire('change'))")
    kept(author, "Deux</strong>")
    assert "_authenticator" not in json.dumps(page.evaluate(KEPT))
    page = crash(author, form)
    offered(page).to_be_visible()
    assert page.input_value(TITLE) == "Un banc"
    author.look("offered", TINYMCE)
    take(page)
    assert page.input_value(TITLE) == "Deux bancs"
    page.wait_for_function(f"({WRITTEN})('form.widgets.decision').includes('Deux</')")
    author.look("taken", TINYMCE)
    # A second crash before it is saved loses nothing either.
    page = crash(author, form)
    take(page)
    press(page, "#form-buttons-save")
    author.reads("Deux bancs")
    assert page.evaluate(KEPT) == []
    author.open(form)
    offered(author.page).to_be_hidden()


def test_it_is_thrown_away(visit):
    author = visit(account="agent")
    form = begin(author)
    author.page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    page = crash(author, form)
    page.click("[data-kept-drop]")
    expect(page.locator("[data-kept-said]")).to_be_focused()
    assert page.evaluate(KEPT) == []
    assert page.input_value(TITLE) == "Un banc"
    author.look("thrown", TINYMCE)
    author.open(form)
    offered(author.page).to_be_hidden()


def saved_elsewhere(visit, form, title):
    """Have the same account save another title in another browser."""
    other = visit(account="agent")
    other.open(form)
    other.page.fill(TITLE, title)
    press(other.page, "#form-buttons-save")


def test_what_stands_there_already_is_not_offered(visit):
    author = visit(account="agent")
    form = begin(author)
    page = author.page
    page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    page.fill(TITLE, "Un banc")
    page.wait_for_function(f"({KEPT})().length === 0")
    page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    saved_elsewhere(visit, form, "Deux bancs")
    page = crash(author, form)
    assert page.input_value(TITLE) == "Deux bancs"
    offered(page).to_be_hidden()
    assert page.evaluate(KEPT) == []


def test_who_saved_meanwhile_is_told(visit):
    author = visit(language="en", account="agent")
    form = begin(author)
    author.page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    saved_elsewhere(visit, form, "Trois bancs")
    page = crash(author, form)
    expect(page.locator("[data-kept-changed]")).to_be_visible()
    author.look("changed", TINYMCE)


def test_what_was_refused_is_kept(visit):
    author = visit(account="agent")
    form = begin(author)
    page = author.page
    page.click(".autotoc-nav a:has-text('Finances')")
    page.fill(AMOUNT, "12,345,6")
    press(page, "#form-buttons-save")
    assert page.input_value(AMOUNT) == "12,345,6"
    page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    page = crash(author, form)
    take(page)
    assert page.input_value(TITLE) == "Deux bancs"
    assert page.input_value(AMOUNT) == "12,345,6"


def test_a_lost_session_and_another_account(visit):
    author = visit(account="agent")
    form = f"{COUNCIL}/@@new-item"
    author.open(form).fill("#new-title", "Deux bancs")
    kept(author, "Deux bancs")
    author.context.clear_cookies()
    author.log_in("secretaire")
    page = author.open(form)
    assert page.locator("#new-title").is_visible()
    offered(page).to_be_hidden()
    author.context.clear_cookies()
    author.log_in("agent")
    page = author.open(form)
    offered(page).to_be_visible()
    take(page)
    assert page.input_value("#new-title") == "Deux bancs"


def test_logging_out_forgets_all(visit):
    author = visit(account="agent")
    form = begin(author)
    author.page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    page = author.open("@@my-work")
    assert len(page.evaluate(KEPT)) == 1
    with page.expect_navigation():
        page.evaluate("document.querySelector('a[href*=\"/logout\"]').click()")
    assert page.evaluate(KEPT) == []
    author.log_in("agent")
    author.open(form)
    offered(author.page).to_be_hidden()


@pytest.mark.parametrize(("days", "count"), [(6, 1), (7, 0)])
def test_a_week_is_the_longest(visit, days, count):
    author = visit(account="agent")
    begin(author)
    author.page.fill(TITLE, "Deux bancs")
    kept(author, "Deux bancs")
    page = author.open("@@my-work")
    page.evaluate(AGE, days)
    page = author.open("@@my-work")
    assert len(page.evaluate(KEPT)) == count


@pytest.mark.parametrize(("width", "language"), [("desktop", "en"), ("phone", "fr")])
def test_a_session_is_taken_back(visit, width, language):
    clerk = visit(width, language, account="secretaire")
    form = f"{COUNCIL}/@@plan-session"
    page = clerk.open(form)
    start = f"{tonight():%Y-%m-%dT%H:%M}"
    page.fill("[name='form.widgets.start']", start)
    page.fill(PLACE, "Salle des fêtes")
    kept(clerk, "Salle des fêtes")
    page = crash(clerk, form)
    clerk.look("offered")
    take(page)
    assert page.input_value(PLACE) == "Salle des fêtes"
    assert page.input_value("[name='form.widgets.start']") == start
    clerk.look("taken")
    press(page, "[name='form.buttons.plan']")
    assert page.evaluate(KEPT) == []
    clerk.open(form)
    offered(clerk.page).to_be_hidden()


def test_a_session_s_form_is_taken_back(visit):
    clerk = visit(account="secretaire")
    session = plan(clerk, COUNCIL, tonight())
    page = clerk.open(f"{session}/edit")
    page.fill(PLACE, "Salle des fêtes")
    kept(clerk, "Salle des fêtes")
    page = crash(clerk, f"{session}/edit")
    take(page)
    press(page, "#form-buttons-save")
    clerk.reads("Salle des fêtes")
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize(("width", "language"), [("desktop", "fr"), ("phone", "nl")])
def test_phrases_are_taken_back(visit, width, language):
    """Each language of them is a form of its own."""
    clerk = visit(width, language, account="secretaire")
    form = f"{COUNCIL}/@@phrases?language=fr"
    page = clerk.open(form)
    page.fill(OPENING, "Les conseillers de ${nobody},")
    kept(clerk, "nobody")
    page = crash(clerk, f"{COUNCIL}/@@phrases?language=nl")
    offered(page).to_be_hidden()
    page = clerk.open(form)
    clerk.look("offered")
    take(page)
    assert page.input_value(OPENING) == "Les conseillers de ${nobody},"
    press(page, "[name=save]")
    kept(clerk, "nobody")
    page.click("[role=alert] a")
    expect(page.locator(OPENING)).to_be_in_viewport()
    page.fill(OPENING, "Les conseillers,")
    press(page, "[name=save]")
    assert page.evaluate(KEPT) == []
    clerk.open(form)
    offered(clerk.page).to_be_hidden()


@pytest.mark.parametrize(("width", "language"), [("desktop", "en"), ("phone", "fr")])
def test_a_correction_is_taken_back(visit, width, language):
    clerk = visit(width, language, account="secretaire")
    page = clerk.open(f"{COUNCIL}/@@deliberation-register")
    press(page, "#content table td a >> nth=0")
    act = path_of(clerk)
    page.click("#correct summary")
    page.fill("#correct-reason", "Une faute de frappe.")
    kept(clerk, "faute de frappe")
    page = crash(clerk, act)
    offered(page).to_be_visible()
    clerk.look("offered", TINYMCE)
    take(page)
    assert page.input_value("#correct-reason") == "Une faute de frappe."
    title = page.input_value("#correct-title")
    page.fill("#correct-title", f"{title} (bis)")
    press(page, "#correct form [type=submit]")
    assert page.evaluate(KEPT) == []
    offered(page).to_be_hidden()


def test_strangers_get_neither_script_nor_offer(visit):
    citizen = visit()
    page = citizen.open("@@decisions")
    press(page, ".decisions-list h3 a >> nth=0")
    assert page.locator(OFFER).count() == 0
    assert "keeping" not in page.content()
    reader = visit(account="conseillere")
    reader.open(path_of(citizen))
    assert reader.page.locator(OFFER).count() == 0

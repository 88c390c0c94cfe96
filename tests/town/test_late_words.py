"""What a sitting may add: a councillor's own item, the doors, a councillor called."""

from council import COUNCIL
from council import fill_rich
from council import plan
from council import press
from council import step
from council import Table
from council import tonight
from council import write_item
from datetime import timedelta
from playwright.sync_api import expect

import pytest


OWN = "Un banc devant la gare"
CLOSED = "rue du Lavoir"
COLLEGE = "decisions/college-communal"

SLOW = """() => {
  const { fetch } = window;
  window.fetch = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return fetch(...asked);
  };
}"""


@pytest.fixture
def clerk(visit):
    return visit(account="secretaire")


def own_item(visit):
    """Have a councillor's proposal written down, proposed and validated."""
    author = visit(account="agent")
    item = write_item(author, COUNCIL, OWN, "<p>Article 1er. – Un banc.</p>")
    author.open(f"{item}/edit")
    author.page.select_option("#form-widgets-proposer", label="Géraldine Hardy")
    fill_rich(author.page, "report", "<p>Les voyageurs restent debout.</p>")
    press(author.page, "#form-buttons-save")
    step(author, "propose")
    validator = visit(account="travaux")
    validator.open(item)
    step(validator, "validate")
    return item


def planned(clerk, start, title="rue des Écoles", body=COUNCIL):
    session = plan(clerk, body, start)
    page = clerk.page
    page.click(f'.deliberations-waiting li:has-text("{title}") button')
    page.wait_for_selector(f'.deliberations-order li:has-text("{title}")')
    clerk.open(session)
    return session


@pytest.mark.parametrize(("width", "language"), [("desktop", "fr"), ("phone", "nl")])
def test_a_councillors_own_item_after_the_convocation(visit, width, language):
    clerk = visit(account="secretaire")
    session = planned(clerk, tonight() + timedelta(days=20))
    step(clerk, "convene")
    own_item(visit)
    clerk = visit(width, language, "secretaire")
    page = clerk.open(f"{session}/@@agenda")
    row = page.locator(".deliberations-waiting li")
    expect(row).to_have_count(1)
    clerk.look("own-item-waits")
    row.get_by_role("button").click()
    expect(page.locator("#block-complementary")).to_be_visible()
    expect(page.locator(".deliberations-order li").last).to_contain_text(OWN)
    clerk.look("own-item-on-the-agenda")
    citizen = visit(width, language)
    citizen.open(session)
    citizen.reads(OWN)
    citizen.look("own-item-in-public")


def test_the_body_has_its_say_on_the_doors(clerk):
    page = clerk.page
    session = planned(clerk, tonight(), CLOSED)
    press(page, f'.session-items a:has-text("{CLOSED}")')
    page.goto(f"{page.url.removesuffix('/view')}/edit")
    page.click("#autotoc-item-autotoc-2")
    page.select_option("#form-widgets-sitting", "closed")
    press(page, "#form-buttons-save")
    clerk.open(session)
    step(clerk, "convene", "La pompe est en panne.")
    step(clerk, "open")
    table = Table(clerk)
    table.all_arrive()
    table.turn_to(CLOSED)
    table.saved()
    clerk.look("doors-wait")
    page.click("[data-do=hearInPublic]")
    table.saved()
    expect(page.locator("[data-do=hearInPublic]")).to_have_count(0)
    expect(page.locator(".sit-log li").first).to_contain_text(CLOSED)
    clerk.look("doors-open")


@pytest.mark.parametrize(("width", "language"), [("desktop", "fr"), ("phone", "es")])
def test_a_college_calls_a_councillor_after_a_tie(visit, width, language):
    author = visit(account="agent")
    item = write_item(author, COLLEGE, OWN, "<p>Article 1er. – Un banc.</p>")
    step(author, "propose")
    validator = visit(account="travaux")
    validator.open(item)
    step(validator, "validate")
    clerk = visit(account="secretaire")
    session = planned(clerk, tonight(), OWN, COLLEGE)
    step(clerk, "convene")
    step(clerk, "open")
    table = Table(clerk)
    table.all_arrive()
    table.arrives("Élise Lambert")
    table.turn_to(OWN)
    table.saved()
    clerk = visit(width, language, "secretaire")
    page = clerk.open(f"{session}/@@sitting")
    table = Table(clerk)
    table.against("Carine Vandermeersch", "Deniz Öztürk")
    table.saved()
    box = page.locator('details[data-key^="wish-call"]')
    box.locator("summary").click()
    box.locator("[data-do=call]").click()
    expect(box.locator("select")).to_be_focused()
    box.locator("select").select_option(label="Géraldine Hardy")
    for name in ("Anne Delcourt", "Benoît Lemaire", "Carine Vandermeersch"):
        box.locator(f'.sit-tile:has-text("{name}")').click()
    clerk.look("a-councillor-is-called")
    # The vote opens before the server hears of the call, and is another vote still.
    page.evaluate(SLOW)
    box.locator("[data-do=call]").click()
    page.click("[data-do=correct]")
    guest = page.locator('.sit-vote .sit-tile:has-text("Géraldine Hardy")')
    expect(guest).to_be_visible()
    clerk.look("the-vote-again")
    page.click("[data-do=record]")
    table.outcome("adopted")
    table.saved()
    expect(page.locator(".sit-log li").first).to_contain_text("Géraldine Hardy")
    clerk.look("settled")

"""An evening of the council, from the author's first word to the citizen's feed."""

from council import COUNCIL
from council import my_work
from council import path_of
from council import plan
from council import press
from council import step
from council import Table
from council import tonight
from council import write_item
from playwright.sync_api import expect


ELECTION = "Désignation d'un délégué à l'intercommunale"
ITEM = "Éclairage du terrain de football"
NAMED = "Madame Odile Martinot"
DECISION = f"<p>Article 1er. – Le terrain est éclairé.</p><p>{NAMED} est entendue.</p>"
OPPOSITION = (
    "Julie Kinet",
    "Karim Lahaye",
    "Laurence Moreau",
    "Marc Noël",
    "Nadine Olivier",
    "Olivier Peeters",
    "Pascale Quoidbach",
    "Géraldine Hardy",
)


def validated(visit, title, decision=DECISION):
    """Have an item written and validated by public works; look on the way."""
    author = visit(account="agent")
    item = write_item(author, COUNCIL, title, decision)
    step(author, "propose")
    validator = visit(account="travaux")
    validator.open(item)
    step(validator, "validate")
    return item


def test_council_evening(visit):
    validated(visit, ITEM)
    validated(visit, "Location de pompes", "<p>Article 1er. – Deux pompes.</p>")
    clerk = visit(account="secretaire")
    write_item(clerk, COUNCIL, ELECTION, "<p>Qui est élu siège.</p>", "appointment")
    election = path_of(clerk)
    step(clerk, "propose")
    director = visit(account="directeur")
    director.open(election)
    step(director, "validate")
    session = convened(clerk)
    table = opened(clerk, session)
    ordinary_vote(table)
    tie(table)
    without_network(table)
    appointment(table)
    urgent(table)
    clerk.look("sitting-done")
    press(clerk.page, "#sitting-close [type=submit]")
    clerk.look("session-closed")
    minutes(clerk, session)
    published(visit, clerk)


def convened(clerk):
    session = plan(clerk, COUNCIL, tonight())
    page = clerk.page
    clerk.look("agenda-empty")
    for title in (ITEM, "rue des Écoles", ELECTION, "rue du Lavoir"):
        row = f'.deliberations-waiting li:has-text("{title}")'
        page.click(f"{row} button")
        page.wait_for_selector(f'.deliberations-order li:has-text("{title}")')
    order_by_keyboard(page)
    clerk.look("agenda")
    clerk.open(session)
    step(clerk, "convene", "La pompe est en panne.")
    clerk.look("session-convened")
    sent(clerk, session)
    return session


def sent(clerk, session):
    """Read the agenda that does not change any more: each subject has its room."""
    page = clerk.open(f"{session}/@@agenda")
    clerk.look("agenda-sent")
    for title in page.locator(".deliberations-order .deliberations-row-title").all():
        row = title.locator("xpath=..").bounding_box()
        assert title.bounding_box()["width"] > row["width"] / 2


def order_by_keyboard(page):
    """Write the last one's number: it goes first."""
    last = page.locator(".deliberations-order li:has-text('rue du Lavoir')")
    last.locator("input.deliberations-number").fill("1")
    page.keyboard.press("Enter")
    first = page.locator(".deliberations-order li").first
    first.locator("text=rue du Lavoir").wait_for()


def opened(clerk, session):
    clerk.open(session)
    step(clerk, "open")
    table = Table(clerk)
    table.all_arrive()
    table.saved()
    table.arrives("Quentin Remacle")
    table.saved()
    standing = table.person("Quentin Remacle").locator(".sit-presence")
    expect(standing).to_have_text("absence")
    clerk.look("sitting")
    return table


def ordinary_vote(table):
    table.turn_to(ITEM)
    table.more("Inès Jadot", "withdraw")
    table.saved()
    table.against("Julie Kinet", "Karim Lahaye")
    table.outcome("adopted")
    table.saved()


def tie(table):
    table.turn_to("rue des Écoles")
    table.against(*OPPOSITION)
    table.outcome("rejected")
    table.saved()


def without_network(table):
    table.turn_to("rue du Lavoir")
    table.saved()
    table.page.context.set_offline(True)
    table.unanimous()
    table.page.wait_for_selector(".sit-net.is-bad")
    table.page.context.set_offline(False)
    table.saved()
    table.outcome("adopted")


def appointment(table):
    """Nobody has half of the papers at first; the one with the most in round two."""
    table.turn_to(ELECTION)
    for name in ("Hervé Istasse", "Marc Noël", "Julie Kinet"):
        table.stands(name)
    table.round({"Hervé Istasse": 7, "Marc Noël": 5, "Julie Kinet": 4})
    table.clerk.look("second-round")
    table.page.click("[data-do=nextRound]")
    table.round({"Hervé Istasse": 9, "Marc Noël": 6}, blank=1)
    table.outcome("elected")
    table.saved()


def urgent(table):
    page = table.page
    page.click("[data-toggle=candidates] summary")
    page.select_option("#urgent-item", label="Location de pompes")
    page.fill("#urgent-reason", "Les caves sont inondées.")
    tiles = page.locator("[aria-labelledby=urgent-names] .sit-tile")
    for place in range(12):
        tiles.nth(place).click()
    page.click("[data-do=urgency]")
    table.saved()
    table.turn_to("Location de pompes")
    table.unanimous()
    table.outcome("adopted")
    table.saved()


def minutes(clerk, session):
    clerk.open(f"{session}/@@documents")
    clerk.look("documents")
    url = f"{clerk.town}/{session}/@@document/minutes"
    for _ in range(10):
        answer = clerk.page.request.get(f"{url}.pdf?language=fr")
        if answer.status != 202:
            break
    assert answer.body().startswith(b"%PDF"), answer.status
    clerk.open(f"{session}/@@document/minutes.html?language=fr")
    for said in ("Inès Jadot", "Hervé Istasse", "Location de pompes", "caves"):
        clerk.reads(said)
    # Whom "all are present" took for present never came: no departure is told.
    row = clerk.page.locator("tr", has_text="Quentin Remacle")
    expect(row).to_contain_text("Absence")
    expect(row).not_to_contain_text("quitte")


def published(visit, clerk):
    page = my_work(clerk)
    press(page, f'.deliberations-tasks a:has-text("{ITEM}")')
    act = path_of(clerk)
    page.fill("#publish-masks", NAMED)
    press(page, "[name=preview]")
    clerk.look("publish")
    page.check("#publish-reviewed")
    press(page, "#publish [type=submit]:not([name])")
    clerk.look("published-inside")
    for width, language in (("desktop", "fr"), ("phone", "nl")):
        read_by_a_citizen(visit(width, language), act)


def read_by_a_citizen(citizen, act):
    page = citizen.open("@@decisions")
    citizen.look("decisions")
    page.fill("#decisions-text", "football")
    page.select_option("#facet-outcome", "adopted")
    press(page, ".decisions-filter [type=submit]")
    citizen.look("decisions-found")
    press(page, f'.decisions a:has-text("{ITEM}")')
    assert path_of(citizen) == act
    citizen.reads("[…]")
    assert NAMED not in page.content()
    citizen.look("deliberation")
    citizen.open("@@decisions")
    feed = page.locator("link[type='application/atom+xml']").get_attribute("href")
    answer = page.request.get(feed)
    assert answer.ok and ITEM in answer.text()
    assert NAMED not in answer.text()

"""A council in France, from the excuses before it to the citizen who reads its acts."""

from council import fill_rich
from council import my_work
from council import path_of
from council import plan
from council import press
from council import step
from council import Table
from council import tonight
from council import write_item
from council import ZONE
from datetime import datetime
from french_acts import followed
from french_acts import listed
from french_acts import published
from french_acts import read
from french_acts import transmitted
from playwright.sync_api import expect
from town_layer import FRANCE


COUNCIL = "decisions/conseil-municipal"
GRANT, POST, LAND = "permanent d'animateur", "Harmonie municipale", "rue du Four"
"""Items that wait in the demo town; the second is on no agenda."""

ELECTION = "Désignation d'un délégué à la mission locale"
MINUTES = "Approbation du procès-verbal de la séance précédente"

NINE = (
    "Nathalie Hébrard",
    "Jean-Luc Imbert",
    "Christine Jourdan",
    "Thierry Klein",
    "Sandrine Laporte",
    "Olivier Mazet",
    "Hélène Nouvel",
    "Miguel Ortega",
    "Luc Teyssier",
)
EXCUSED, REPRESENTED = "Bernard Gauthier", "Marion Delmas"


def test_council_evening_france(visit):
    clerk = visit(account="assemblees", town=FRANCE)
    validated(visit, clerk, ELECTION, "appointment")
    council = visit(account="finances", town=FRANCE)
    my_work(council)
    press(council.page, f'.deliberations-tasks a:has-text("{POST}")')
    step(council, "validate")
    session = convened(clerk, datetime.now(ZONE), GRANT, LAND, ELECTION)
    excused(clerk, session)
    table = opened(clerk, session)
    secretary(table)
    clerk.look("sitting")
    proxy(table)
    tie(table)
    interest(table)
    appointment(table)
    never_urgent(table)
    press(clerk.page, "#sitting-close [type=submit]")
    clerk.look("closed")
    settled(visit, clerk, session)
    listed(visit("phone", town=FRANCE), session, ELECTION)
    act = published(clerk, GRANT)
    transmitted(clerk)
    for width, language in (("desktop", "fr"), ("phone", "es")):
        citizen = visit(width, language, town=FRANCE)
        read(citizen, act, GRANT)
        followed(citizen, GRANT)


def validated(visit, clerk, title, kind=""):
    """Have an item of the clerk's own service written and validated."""
    write_item(clerk, COUNCIL, title, "<p>Article unique.</p>", kind)
    item = path_of(clerk)
    step(clerk, "propose")
    head = visit(account="dgs", town=FRANCE)
    head.open(item)
    step(head, "validate")


def convened(clerk, start, *titles):
    session = plan(clerk, COUNCIL, start)
    for title in titles:
        clerk.page.click(f'.deliberations-waiting li:has-text("{title}") button')
        clerk.page.wait_for_selector(f'.deliberations-order li:has-text("{title}")')
    clerk.open(session)
    step(clerk, "convene", "Le maire invoque l'urgence.")
    return session


def excused(clerk, session):
    """Two members let the town hall know that they will not come."""
    clerk.open(f"{session}/@@sitting")
    table = Table(clerk)
    for name in (EXCUSED, REPRESENTED):
        table.more(name, "excuse")
    table.saved()
    clerk.look("excused")


def opened(clerk, session):
    clerk.open(session)
    step(clerk, "open")
    table = Table(clerk)
    assert "is-excused" in table.person(EXCUSED).get_attribute("class")
    for name in ("Philippe Estival", *NINE):
        table.arrives(name)
    table.saved()
    return table


def secretary(table):
    """The council names a secretary (L2121-15): the last of the table is proposed."""
    box = table.page.locator(".sit-secretary")
    box.locator("text=L2121-15").wait_for()
    proposed = box.locator("option:checked:has-text('Luc Teyssier')")
    proposed.wait_for(state="attached")
    box.locator("select").select_option(label="Miguel Ortega")
    box.locator("[data-do=keep_minutes]").click()
    table.saved()
    table.page.locator(".sit-secretary:not(.is-needed)").wait_for()


def proxy(table):
    """A councillor who is ill has given a power to another one."""
    row = table.person(REPRESENTED)
    row.locator("summary").click()
    row.locator("select").select_option(label="Luc Teyssier")
    row.locator("input[type=checkbox]").check()
    row.locator("[data-do=give_proxy]").click()
    table.saved()
    row.locator("text=Luc Teyssier").first.wait_for()


def tie(table):
    """Eleven votes with the proxy; one abstains, and the mayor's side has it."""
    table.turn_to(GRANT)
    tiles = table.page.locator(".sit-vote .sit-tile")
    expect(tiles).to_have_count(11)
    table.page.click("[data-do=brush][data-choice=abstain]")
    table.tile("Miguel Ortega").click()
    table.page.click("[data-do=brush][data-choice=against]")
    table.against("Luc Teyssier", REPRESENTED, *NINE[:3])
    table.outcome("adopted")
    table.saved()
    table.clerk.reads("L2121-20")


def interest(table):
    """Who has an interest leaves, and the others are unanimous."""
    table.turn_to(LAND)
    table.more("Christine Jourdan", "withdraw")
    table.saved()
    expect(table.page.locator(".sit-vote .sit-tile")).to_have_count(10)
    table.unanimous()
    table.outcome("adopted")
    table.saved()


def appointment(table):
    """Nobody has more than half of the papers at first; somebody in round two."""
    table.turn_to(ELECTION)
    for name in ("Jean-Luc Imbert", "Sandrine Laporte", "Thierry Klein"):
        table.stands(name)
    table.round({"Jean-Luc Imbert": 5, "Sandrine Laporte": 4, "Thierry Klein": 2})
    table.page.click("[data-do=nextRound]")
    table.round({"Jean-Luc Imbert": 6, "Sandrine Laporte": 4}, blank=1)
    table.outcome("elected")
    table.saved()


URGENT = """async () => {
  const {settings} = document.getElementById("sitting").dataset;
  const {url: sitting, token} = JSON.parse(settings);
  const json = "application/json";
  const headers = {Accept: json, "Content-Type": json, "X-CSRF-TOKEN": token};
  const found = await (await fetch(`${sitting}/@@sitting-candidates`)).json();
  const state = await (await fetch(`${sitting}/@sitting`, {headers})).json();
  const members = state.members.filter((one) => one.present).map((one) => one.id);
  const data = {item: found[0].uid, reason: "Une fuite.", in_favour: members};
  const at = new Date().toISOString();
  const body = JSON.stringify({key: "urgent-never", kind: "urgency", at, data});
  const answer = await fetch(`${sitting}/@sitting`, {method: "POST", headers, body});
  return {status: answer.status, title: found[0].title, ...(await answer.json())};
}"""


def never_urgent(table):
    """All want an item that is not on the agenda; the law does not."""
    assert table.page.locator("[data-toggle=candidates]").count() == 0
    assert "L2121-10" in table.page.inner_text("#sit-agenda")
    answer = table.page.evaluate(URGENT)
    assert POST in answer["title"]
    assert (answer["status"], answer["article"]) == (400, "CGCT L2121-10")


def settled(visit, clerk, session):
    """The minutes are written, and settled as the next sitting begins."""
    page = clerk.open(f"{session}/edit")
    wrote = "Le public est invité à poser ses questions."
    fill_rich(page, "minutes", f"<p>{wrote}</p>")
    press(page, "#form-buttons-save")
    clerk.open(f"{session}/@@document/minutes.html?language=fr")
    for said in (
        wrote,
        EXCUSED,
        "Absence excusée",
        "Miguel Ortega",
        "Christine Jourdan",
    ):
        clerk.reads(said)
    validated(visit, clerk, MINUTES)
    later = convened(clerk, tonight(), MINUTES)
    table = opened_again(clerk, later)
    table.turn_to(MINUTES)
    table.unanimous()
    table.outcome("adopted")
    table.saved()
    clerk.open(session)
    step(clerk, "approve")
    clerk.reads("Procès-verbal approuvé")


def opened_again(clerk, session):
    clerk.open(session)
    step(clerk, "open")
    table = Table(clerk)
    table.all_arrive()
    table.saved()
    return table

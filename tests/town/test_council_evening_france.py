"""An evening of the French council: a proxy, the mayor's own vote in a tie."""

from council import plan
from council import press
from council import step
from council import Table
from council import tonight
from town_layer import FRANCE


COUNCIL = "decisions/conseil-municipal"
GRANT, POST, LAND = "emploi permanent", "Harmonie municipale", "rue du Four"
"""Items that wait in the demo town."""

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


def test_council_evening_france(visit):
    clerk = visit(account="assemblees", town=FRANCE)
    session = plan(clerk, COUNCIL, tonight(), secretary="Miguel Ortega")
    page = clerk.page
    for title in (GRANT, LAND):
        page.click(f".deliberations-waiting li:has-text('{title}') button")
        page.wait_for_selector(f".deliberations-order li:has-text('{title}')")
    clerk.open(session)
    step(clerk, "convene", "Le maire invoque l'urgence.")
    step(clerk, "open")
    table = Table(clerk)
    for name in ("Philippe Estival", *NINE):
        table.arrives(name)
    table.saved()
    clerk.look("sitting")
    proxy(table)
    tie(table)
    table.turn_to(LAND)
    table.unanimous()
    table.outcome("adopted")
    table.saved()
    press(page, "#sitting-close [type=submit]")
    clerk.look("closed")


def proxy(table):
    """A councillor who is ill has given a power to another one."""
    row = table.person("Marion Delmas")
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
    assert tiles.count() == 11
    table.page.click("[data-do=brush][data-choice=abstain]")
    table.tile("Miguel Ortega").click()
    table.page.click("[data-do=brush][data-choice=against]")
    table.against("Luc Teyssier", "Marion Delmas", *NINE[:3])
    table.outcome("adopted")
    table.saved()
    table.clerk.reads("L2121-20")

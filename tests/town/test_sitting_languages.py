"""Agenda, sitting and room on a phone and at a desk, in languages of the town."""

from council import COUNCIL
from council import plan
from council import step
from council import Table
from council import tonight

import pytest


FIRST, SECOND = "rue des Écoles", "rue du Lavoir"
"""Validated items that wait in the demo town."""


@pytest.mark.parametrize(
    ("language", "post"),
    [("fr", "Échevine"), ("es", "Teniente de alcalde"), ("nl", "Schepen")],
)
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_sitting_reads_well(visit, width, language, post):
    clerk = visit(width, language, account="secretaire")
    page = clerk.page
    session = plan(clerk, COUNCIL, tonight())
    for title in (FIRST, SECOND):
        page.click(f'.deliberations-waiting li:has-text("{title}") button')
        page.wait_for_selector(f'.deliberations-order li:has-text("{title}")')
    clerk.look("agenda")
    clerk.open(session)
    clerk.look("session-planned")
    step(clerk, "convene", "La pompe est en panne.")
    step(clerk, "open")
    table = Table(clerk)
    show(table, "roll")
    table.more("Quentin Remacle", "excuse")
    table.all_arrive()
    table.arrives("Quentin Remacle")
    table.saved()
    lambert = page.inner_text('.sit-person:has-text("Élise Lambert") small')
    assert lambert.split(" · ")[0] == post
    clerk.look("roll")
    show(table, "agenda")
    clerk.look("items")
    table.turn_to(FIRST)
    table.against("Julie Kinet", "Karim Lahaye")
    table.outcome("adopted")
    table.saved()
    clerk.look("voted")
    show(table, "log")
    clerk.look("log")
    clerk.open(f"{session}/@@room")
    clerk.look("room")


def show(table, pane):
    """Show a part of the screen; at a desk all are there."""
    tab = table.page.locator(f".sit-tabs [data-pane={pane}]")
    if tab.is_visible():
        tab.click()

"""The secretariat at a telephone: nothing scrolls sideways, no word is broken."""

from council import COUNCIL
from council import my_work
from council import path_of
from council import plan
from council import press
from council import step
from council import Table
from council import tonight
from council import write_item


FIRST, SECOND = "rue des Écoles", "rue du Lavoir"
ELECTION = "Désignation d'un délégué à l'assemblée"
TABLE = """<p>Article 1er. – Le marché est attribué comme suit :</p>
<table><thead><tr><th>Adjudicataire</th><th>Désignation</th>
<th>Estimation hors taxe</th><th>Estimation taxe comprise</th>
<th>Financement</th></tr></thead><tbody>
<tr><td>Établissements Vanderstraeten-Goossens</td><td>Approvisionnement en
combustibles</td><td>1.123.456,00 €</td><td>1.359.381,76 €</td>
<td>Investissements extraordinaires</td></tr>
<tr><td>Toitures Delvaux</td><td>Réaménagement</td><td>86.500,00 €</td>
<td>104.665,00 €</td><td>Subventionnement</td></tr></tbody></table>"""

BROKEN = """() => {
  const broken = [];
  const cells = "main :is(td, th, dd, dt), .sit-bar, .sit-name";
  for (const cell of document.querySelectorAll(cells)) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/[^\\s-]+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
        if (tops.size > 1 && word[0].length < 40) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
"""The words of tables and of people's names that stand on two lines; no digests."""


def look(person, name):
    person.look(name)
    assert person.page.evaluate(BROKEN) == [], name


def show(clerk, part):
    """Choose what is seen, with the bar at the thumb."""
    clerk.page.click(f".sit-tabs [data-pane={part}]")


def turn_to(table, title):
    show(table.clerk, "agenda")
    table.turn_to(title)


def elected(visit):
    """Have an appointment and a table written and validated; give the first title."""
    clerk = visit(account="secretaire")
    for title, text, kind in (
        (ELECTION, "<p>Qui est élu siège.</p>", "appointment"),
        ("Attribution du marché", TABLE, ""),
    ):
        write_item(clerk, COUNCIL, title, text, kind)
        item = path_of(clerk)
        step(clerk, "propose")
        director = visit(account="directeur")
        director.open(item)
        step(director, "validate")


def test_a_sitting_at_a_telephone(visit):
    elected(visit)
    clerk = visit("phone", account="secretaire")
    session = plan(clerk, COUNCIL, tonight())
    for title in (FIRST, ELECTION, "Attribution du marché"):
        clerk.page.click(f'.deliberations-waiting li:has-text("{title}") button')
        clerk.page.wait_for_selector(f'.deliberations-order li:has-text("{title}")')
    look(clerk, "agenda")
    clerk.open(session)
    step(clerk, "convene", "La pompe est en panne.")
    look(clerk, "session")
    step(clerk, "open")
    table = Table(clerk)
    look(clerk, "roll-empty")
    show(clerk, "roll")
    table.all_arrive()
    table.saved()
    look(clerk, "roll")
    turn_to(table, FIRST)
    look(clerk, "vote")
    table.against("Julie Kinet", "Karim Lahaye")
    table.outcome("adopted")
    table.saved()
    look(clerk, "voted")
    turn_to(table, ELECTION)
    for name in ("Hervé Istasse", "Marc Noël", "Julie Kinet"):
        table.stands(name)
    look(clerk, "candidates")
    table.round({"Hervé Istasse": 9, "Marc Noël": 4, "Julie Kinet": 2}, blank=1)
    table.outcome("elected")
    table.saved()
    look(clerk, "elected")
    turn_to(table, "Attribution du marché")
    table.unanimous()
    table.outcome("adopted")
    table.saved()
    press(clerk.page, "#sitting-close [type=submit]")
    look(clerk, "closed")
    clerk.open(f"{session}/@@document/minutes.html?language=fr")
    clerk.reads("16 bulletins ayant été déposés")
    look(clerk, "minutes")
    act = read(clerk)
    citizen = visit("phone")
    citizen.open(act)
    look(citizen, "act")
    clerk.open(f"{act}/@@document/extract.html?language=fr")
    look(clerk, "extract")


def read(clerk):
    """Publish the act with the table; give its path."""
    clerk.open("@@my-work")
    look(clerk, "work")
    page = my_work(clerk)
    press(page, '.deliberations-tasks a:has-text("Attribution du marché")')
    act = path_of(clerk)
    look(clerk, "act-inside")
    page.check("#publish-reviewed")
    press(page, "#publish [type=submit]:not([name])")
    return act

"""Whole evenings of a Walloon and a French council, with all that documents tell."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import people
from communesplone.deliberations.api import register
from datetime import timedelta
from evening import Evening
from evening import START
from scene import PEOPLE
from scene import SINCE


PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

MOTIVATION = (
    "<p>Considering the request of Mr Zacharie Quint, 3 rue Basse;</p>"
    "<p>Considering the <strong>report</strong>;</p>"
)

TITLES = ("A bench", "The budget", "An agent", "A <b>bold</b> & hostile title")


def french_council(town):
    """Make a French council of the same people, with the secretary among them."""
    body = bodies.create(
        town.portal.decisions,
        "Conseil municipal",
        kind="council",
        rulebook="fr-municipal",
        population=4_000,
        categories=("Roads",),
    )
    for name, _first, _last, post, rank, votes, _born in PEOPLE:
        given = {"post": post, "start": SINCE, "rank": rank, "votes": votes}
        people.add_mandate(body, town.persons[name], **given)
    return body


def council(town, country):
    return town.council if country == "be" else french_council(town)


def told(town, country="be", close=True, **fields):
    """Play an evening: a public vote, a secret one, a closed item, moves, a note."""
    body = council(town, country)
    evening = Evening(town, body=body)
    session = evening.session
    items = (
        town.item(TITLES[0], body, "validated", motivation=MOTIVATION, **fields),
        town.item(TITLES[1], body, "validated", report="<p>A report.</p>"),
        town.item(
            TITLES[2], body, "validated", sitting="closed", decision="<p>Kept.</p>"
        ),
        town.item(TITLES[3], body, "validated", subject_kind="ordinary"),
    )
    evening.items = list(items)
    annexed(items[0])
    for item in items:
        agenda.present(session, item)
    evening.open("mayor", "alderman", "alderwoman", "councillor")
    play(evening, items)
    if close:
        closing.close(session, START + timedelta(hours=2))
    return evening


def annexed(item):
    annexes.add(item, PDF, "plan.pdf", title="Plan")
    annexes.add(item, PDF + b"\n", "bids.pdf", title="Bids", confidential=True)


def play(evening, items):
    uids = evening.uids
    evening.act("begin", 1, item=uids[0])
    evening.vote(items[0], 5, against=("councillor",))
    evening.act("begin", 10, item=uids[1])
    evening.act("arrive", 11, members=evening.ids("councillor2"))
    evening.act("withdraw", 12, member=evening.town.uid("alderman"), item=uids[1])
    evening.act("note", 13, item=uids[1], text="The mayor answers.\nA line more.")
    counts = {"in_favour": 3, "against": 1, "abstentions": 0, "blank": 0}
    evening.act(
        "ballot",
        14,
        item=uids[1],
        mode="secret",
        counts=counts,
        seen="",
        voters=evening.ids("mayor", "alderwoman", "councillor", "councillor2"),
    )
    evening.act("begin", 20, item=uids[3])
    evening.act("outcome", 21, item=uids[3], outcome="postponed", reason="No file yet.")
    evening.act("begin", 30, item=uids[2])
    evening.vote(items[2], 31)
    evening.act("leave", 40, members=evening.ids("councillor"))


def the_act(evening, index=0):
    """Give the deliberation of an item of the evening."""
    uid = evening.uids[index]
    found = [b._unrestrictedGetObject() for b in register.acts_of(evening.body)]
    return next(act for act in found if act.item == uid)

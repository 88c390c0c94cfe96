"""Where items go on an agenda, by number and by the body's order."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import agenda_orders
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.browser import titles
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from plone.uuid.interfaces import IUUID

import pytest


@pytest.fixture
def evening(town):
    evening = Evening(town, "A", "B", "C", "D")
    for title in ("X", "Y"):
        item = town.item(title, state="validated", sitting="closed")
        agenda.present(evening.session, item)
        evening.items.append(item)
    return evening


def order(evening):
    names = {IUUID(item): item.title for item in evening.items}
    return "".join(names[entry.item] for entry in evening.session.agenda.entries)


@pytest.mark.parametrize(
    "moved,number,expected",
    [
        (0, 3, "BCADXY"),
        (3, 1, "DABCXY"),
        (0, 1, "ABCDXY"),
        (0, 99, "BCDAXY"),
        (1, 0, "BACDXY"),
        (4, 6, "ABCDYX"),
        # Its own part of the agenda begins at five.
        (5, 1, "ABCDYX"),
    ],
)
def test_move_to_a_number(evening, moved, number, expected):
    place = agenda_orders.move_to(evening.session, evening.uids[moved], number)
    assert order(evening) == expected
    assert expected.index("ABCDXY"[moved]) + 1 == place


def test_several_numbers_at_once(evening):
    a, b, c, d, x, y = evening.uids
    wanted = {a: 1, b: 2, c: 1, d: 2, x: 5, y: 6}
    assert agenda_orders.renumber(evening.session, evening.uids, wanted) == 2
    assert order(evening) == "CDABXY"


def test_numbers_that_were_seen_change_nothing(evening):
    seen = list(evening.uids)
    agenda.shift(evening.session, seen[3], -3)
    wanted = {uid: number for number, uid in enumerate(seen, 1)}
    assert agenda_orders.renumber(evening.session, seen, wanted) == 0
    assert order(evening) == "DABCXY"


def test_unknown_item(evening):
    with pytest.raises(Refused):
        agenda_orders.move_to(evening.session, "0" * 32, 1)


@pytest.mark.parametrize(
    "key,expected", [("arrival", "ABC"), ("category", "BCA"), ("proposer", "CBA")]
)
def test_order_of_what_waits(town, key, expected):
    bodies.update(town.council, ordering_key=key)
    town.item("A", state="validated")
    town.item("B", state="validated", category="Roads", proposer=town.uid("director"))
    town.item("C", state="validated", category="Finance", proposer=town.uid("mayor"))
    found = agenda_orders.in_order(
        town.council,
        agenda.candidates(town.council),
        titles.service_titles,
        lambda: {town.uid("mayor"): "Anne", town.uid("director"): "Fanny"},
    )
    assert "".join(brain.Title for brain in found) == expected


def test_order_by_service(town):
    bodies.update(town.council, ordering_key="service")
    town.item("Works", state="validated")
    finance = items.create(
        town.council, town.finance_uid, "Finance", decision="<p>Yes.</p>"
    )
    items.propose(finance)
    items.validate(finance)
    found = agenda_orders.in_order(
        town.council, agenda.candidates(town.council), titles.service_titles, dict
    )
    assert [brain.Title for brain in found] == ["Finance", "Works"]

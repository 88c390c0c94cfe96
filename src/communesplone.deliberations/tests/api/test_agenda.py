"""The agenda: presenting, ordering, freezing."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from plone.uuid.interfaces import IUUID

import pytest


def titles(session):
    return [brain.Title for _entry, brain in agenda.rows(session)]


def test_an_item_is_presented_and_not_written(town):
    evening = Evening(town)
    item = town.item("A bench", state="validated")
    before = item.modified(), items.state(item)
    agenda.present(evening.session, item)
    assert (item.modified(), items.state(item)) == before
    assert bodies.placement(town.council, IUUID(item)) == IUUID(evening.session)
    assert titles(evening.session) == ["A bench"]


def test_an_item_stands_on_one_agenda_only(town):
    evening = Evening(town, "A bench")
    with pytest.raises(Refused, match="stands on an agenda already"):
        agenda.present(evening.session, evening.items[0])
    with pytest.raises(Refused, match="stands on an agenda already"):
        agenda.present(Evening(town).session, evening.items[0])


@pytest.mark.parametrize("state", ["draft", "proposed"])
def test_only_validated_items_are_presented(town, state):
    item = town.item(state=state)
    with pytest.raises(Refused, match="not validated"):
        agenda.present(Evening(town).session, item)


def test_an_item_of_another_body_is_refused(town):
    item = town.item(body=town.college, state="validated")
    with pytest.raises(Refused, match="another body"):
        agenda.present(Evening(town).session, item)


def test_closed_items_come_last_and_keep_their_order(town):
    evening = Evening(town, "One")
    secret = town.item("Secret", state="validated", sitting="closed")
    agenda.present(evening.session, secret)
    agenda.present(evening.session, town.item("Two", state="validated"))
    assert titles(evening.session) == ["One", "Two", "Secret"]


def test_an_item_follows_its_kind_of_sitting_until_the_agenda_is_sent(town):
    evening = Evening(town, "One", "Two", "Three")
    items.update(evening.items[0], sitting="closed")
    assert titles(evening.session) == ["Two", "Three", "One"]
    blocks = [str(entry.block) for entry in evening.session.agenda.entries]
    assert blocks == ["public", "public", "closed"]
    # Whatever does not tell, the agenda that is sent is right.
    evening.items[1].sitting = "closed"
    evening.convene()
    rows = [(e.number, str(e.block)) for e in evening.session.agenda.entries]
    assert titles(evening.session) == ["Three", "Two", "One"]
    assert rows == [(1, "public"), (2, "closed"), (3, "closed")]
    items.update(evening.items[2], sitting="closed")
    assert str(evening.session.agenda.entries[0].block) == "public"


def test_the_hash_of_what_was_sent_covers_subjects_and_blocks(town):
    evening = Evening(town, "One", "Two")
    found = {agenda.freeze(evening.session), agenda.freeze(evening.session)}
    assert len(found) == 1
    evening.items[0].title = "Another"
    found.add(agenda.freeze(evening.session))
    evening.items[1].sitting = "closed"
    found.add(agenda.freeze(evening.session))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("moved", "before", "order"),
    [
        ("C", "A", "CABD"),
        ("A", "D", "BCAD"),
        ("A", None, "BCDA"),
        ("D", None, "ABCD"),
        ("B", "B", "ABCD"),
        ("B", "C", "ABCD"),
    ],
)
def test_an_item_moves_before_another(town, moved, before, order):
    evening = Evening(town, *"ABCD")
    uids = dict(zip("ABCD", evening.uids, strict=True))
    agenda.move(evening.session, uids[moved], before and uids[before])
    assert titles(evening.session) == list(order)


@pytest.mark.parametrize(
    ("moved", "places", "order"),
    [
        ("A", 1, "BACD"),
        ("A", 2, "BCAD"),
        ("A", 9, "BCDA"),
        ("D", -1, "ABDC"),
        ("D", -9, "DABC"),
        ("A", -1, "ABCD"),
        ("D", 1, "ABCD"),
        ("B", 0, "ABCD"),
    ],
)
def test_an_item_shifts_by_places(town, moved, places, order):
    evening = Evening(town, *"ABCD")
    uids = dict(zip("ABCD", evening.uids, strict=True))
    agenda.shift(evening.session, uids[moved], places)
    assert titles(evening.session) == list(order)


@pytest.mark.parametrize("count", [3, 40])
def test_a_move_writes_the_agenda_and_nothing_else(town, portal, count):
    evening = Evening(town, *map(str, range(count)))
    agenda_of, uids = evening.session.agenda, evening.uids
    portal._p_jar.savepoint()
    agenda.move(evening.session, uids[-1], uids[0])
    assert portal._p_jar._registered_objects == [agenda_of]


def test_an_item_does_not_move_into_another_block(town):
    evening = Evening(town, "One")
    secret = town.item("Secret", state="validated", sitting="closed")
    agenda.present(evening.session, secret)
    with pytest.raises(Refused, match="own part"):
        agenda.move(evening.session, evening.uids[0], IUUID(secret))


def test_what_is_taken_off_can_be_presented_again(town):
    evening = Evening(town, "One", "Two")
    agenda.take_off(evening.session, evening.uids[0])
    assert titles(evening.session) == ["Two"]
    assert [brain.Title for brain in agenda.candidates(town.council)] == ["One"]
    agenda.present(evening.session, evening.items[0])
    assert titles(evening.session) == ["Two", "One"]
    assert agenda.candidates(town.council) == []


def test_a_frozen_agenda_is_not_reordered_and_says_the_law(town):
    evening = Evening(town, "One", "Two").convene()
    numbers = [entry.number for entry in evening.session.agenda.entries]
    assert numbers == [1, 2]
    assert len(evening.session.agenda.frozen_hash) == 64
    for attempt in (
        lambda: agenda.move(evening.session, evening.uids[0], None),
        lambda: agenda.take_off(evening.session, evening.uids[0]),
        lambda: agenda.present(evening.session, town.item(state="validated")),
    ):
        with pytest.raises(Refused, match="stays as it is") as refused:
            attempt()
        assert str(refused.value.article) == "CDLD L1122-13"


def test_an_item_that_is_gone_says_so(town):
    evening = Evening(town, "One")
    with pytest.raises(Refused, match="not on the agenda any more"):
        agenda.move(evening.session, "0" * 32, None)

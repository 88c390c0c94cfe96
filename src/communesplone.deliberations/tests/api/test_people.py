"""Persons are records, mandates are history."""

from communesplone.deliberations.api import people
from communesplone.deliberations.api import sessions
from communesplone.deliberations.interfaces import InvalidValue
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from zExceptions import BadRequest

import pytest
import scene


DAY = date(2026, 5, 4)


def test_members_in_precedence_order(town):
    found = [row.name for row in people.members_of(town.council, DAY)]
    assert found == [f"{row[1]} {row[2]}" for row in scene.PEOPLE]
    assert len(people.members_of(town.college, DAY)) == 4
    assert people.members_of(town.council, date(2020, 1, 1)) == []


def test_rows_are_plain(town):
    row = people.holder(town.council, "mayor", DAY)
    assert (row.person, row.votes, row.signs) == (town.uid("mayor"), True, True)
    assert row.group == "List 1"


def test_of_two_who_hold_a_post_the_one_who_signs(town):
    deputy = people.create(town.folder, "Gilles", "Quenot")
    given = {"post": "director_general", "start": scene.SINCE, "votes": False}
    people.add_mandate(town.council, deputy, rank=1, **given)
    found = people.holder(town.council, "director_general", DAY)
    assert found.person == town.uid("director")
    assert people.holder(town.council, "secretary", DAY) is None


def test_members_wake_nobody(town, monkeypatch):
    def wake(*args):
        raise AssertionError("an object was woken")

    people.members_of(town.council, DAY)
    monkeypatch.setattr(
        "Products.ZCatalog.CatalogBrains.AbstractCatalogBrain.getObject", wake
    )
    monkeypatch.setattr(
        "Products.ZCatalog.CatalogBrains.AbstractCatalogBrain._unrestrictedGetObject",
        wake,
    )
    assert people.members_of(town.council, DAY)


def test_births(town):
    uid = town.uid("mayor")
    assert people.births([uid]) == {uid: date(1961, 3, 1)}


def test_person_with_a_history_stays(town):
    with pytest.raises(BadRequest):
        api.content.delete(town.persons["mayor"])
    lone = people.create(town.folder, "Zoé", "Quint")
    api.content.delete(lone)
    assert lone.getId() not in town.folder


class TestKeptMandate:
    """Acts rest on who was in office."""

    def delete(self, town, **fields):
        person = people.create(town.folder, "Zoé", "Quint")
        given = {"post": "councillor", "start": scene.SINCE, **fields}
        mandate = people.add_mandate(town.council, person, **given)
        api.content.delete(mandate)

    def test_once_the_body_sat_during_it(self, town):
        evening = Evening(town, "One").convene()
        self.delete(town)
        sessions.open_sitting(evening.session, START)
        with pytest.raises(BadRequest, match="the body sat during it"):
            self.delete(town)
        day = START.date()
        with pytest.raises(BadRequest, match="the body sat during it"):
            self.delete(town, start=day, end=day)
        self.delete(town, start=day + timedelta(days=1))
        self.delete(town, end=day - timedelta(days=1))
        given = {"post": "alderman", "start": scene.SINCE}
        other = people.add_mandate(town.college, town.persons["councillor"], **given)
        api.content.delete(other)


def test_new_name(town):
    people.update(town.persons["mayor"], last_name="Dupont")
    assert people.names(town.council)[town.uid("mayor")] == "Anne Dupont"


def test_end_before_start(town):
    with pytest.raises(InvalidValue):
        people.add_mandate(
            town.council,
            town.persons["mayor"],
            post="mayor",
            start=date(2026, 1, 2),
            end=date(2026, 1, 1),
        )


WRONG = {
    "email": "nobody",
    "account": "no-such-account",
    "title_of_courtesy": "sir",
    "first_name": "",
    "last_name": "x" * 81,
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_values(town, name):
    with pytest.raises(InvalidValue) as caught:
        people.update(town.persons["mayor"], **{name: WRONG[name]})
    assert caught.value.field == name

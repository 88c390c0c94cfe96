"""Names with accents stand where a dictionary has them, in every list."""

from communesplone.core.api.people import Person
from communesplone.deliberations.api import people
from communesplone.deliberations.api.acts.votes import votes
from communesplone.deliberations.browser.act import ballot
from communesplone.deliberations.browser.portal import words
from communesplone.deliberations.vocabularies.persons import body_persons
from datetime import date
from scene import SINCE


NAMES = ["Dora Faure", "Élodie Faure", "Zoé Faure"]


def of_ours(names):
    return [name for name in names if name in NAMES]


def test_members_of_one_rank_and_those_to_choose_from(town):
    for name in reversed(NAMES):
        person = people.create(town.folder, *name.split())
        people.add_mandate(town.council, person, post="councillor", start=SINCE, rank=9)
    rows = people.members_of(town.council, date(2026, 5, 4))
    assert of_ours(row.name for row in rows) == NAMES
    assert of_ours(term.title for term in body_persons(town.council)) == NAMES


def test_those_who_voted():
    choices = [(str(place), name, "for") for place, name in enumerate(NAMES[::-1])]
    shown = votes({"mode": "roll_call", "choices": choices}, "adopted")
    assert [name for name, _choice in shown.choices] == NAMES
    (row,) = ballot.names([(name, "for") for name in reversed(NAMES)])
    assert row["names"] == NAMES


def test_accounts():
    accounts = [Person(name, str(place)) for place, name in enumerate(NAMES[::-1])]
    assert [person.name for person in sorted(accounts)] == NAMES


def test_facets_of_the_public_list_go_by_what_is_read(integration):
    counts = dict.fromkeys(["b", "c", "a"], 1)
    titles = {"category": dict(zip("abc", NAMES, strict=True))}
    assert [value for value, _count in words.ordered("category", counts, titles)] == [
        *"abc"
    ]

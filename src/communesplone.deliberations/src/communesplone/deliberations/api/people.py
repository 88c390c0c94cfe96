"""Persons and their mandates."""

from collections.abc import Iterable
from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import seats
from communesplone.deliberations.api import values
from communesplone.deliberations.api.seats import persons_of
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.content.mandate import Mandate
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.membership import MANDATE
from communesplone.deliberations.content.membership import MemberRow
from communesplone.deliberations.content.membership import rows
from communesplone.deliberations.content.membership import rows_of
from communesplone.deliberations.content.person import IPerson
from communesplone.deliberations.content.person import Person
from datetime import date
from plone import api
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.i18nmessageid import Message


__all__ = [
    "MemberRow",
    "add_mandate",
    "births",
    "create",
    "end_mandate",
    "find",
    "forget_account",
    "holder",
    "mandates_of",
    "members_of",
    "names",
    "note_mandate",
    "note_person",
    "persons_of",
    "rows",
    "update",
    "update_mandate",
    "why_kept",
]


def create(
    container: DexterityContent, first_name: str, last_name: str, **fields: Any
) -> Person:
    """Make a person.

    :param fields: other fields of :class:`content.person.IPerson` by name:
        title_of_courtesy, email, birth_date, account.
    :raises InvalidValue: for a value that its field refuses; names the field.
    """
    given = {"first_name": first_name, "last_name": last_name, **fields}
    given = values.checked(IPerson, container, given, new=True)
    person = createContent(seats.PERSON, **given)
    return addContentToContainer(container, person, checkConstraints=False)


def update(person: Person, **fields: Any) -> None:
    """Change a person; mandates follow a new name or title, acts of the past do not.

    :raises InvalidValue: for a value that its field refuses.
    """
    values.write(person, IPerson, values.checked(IPerson, person, fields))


def find(uid: str) -> Person:
    """Find a person by UID.

    :raises Refused: if there is none.
    """
    return bodies.find(uid)


def add_mandate(
    body: Body, person: Person, *, post: str, start: date, **fields: Any
) -> Mandate:
    """Give a person a mandate.

    :param post: a value of the vocabulary `communesplone.deliberations.posts`.
    :param start: first day, counted.
    :param fields: end (last day, counted), rank, group, votes, signs.
    :raises InvalidValue: for a value that its field refuses, an end before the start.
    """
    given = {"person": IUUID(person), "post": post, "start": start, **fields}
    given = values.checked(IMandate, body, given, new=True)
    mandate = createContent(MANDATE, **_of(person), **given)
    return addContentToContainer(body, mandate, checkConstraints=False)


def update_mandate(mandate: Mandate, **fields: Any) -> None:
    """Change a mandate; rights of the person follow at once.

    :raises InvalidValue: for a value that its field refuses, an end before the start.
    """
    values.write(mandate, IMandate, values.checked(IMandate, mandate, fields))


def end_mandate(mandate: Mandate, last_day: date) -> None:
    """End a mandate; it stays in the body's history.

    :param last_day: counted.
    :raises InvalidValue: for a day before the first.
    """
    update_mandate(mandate, end=last_day)


def members_of(body: Body, day: date) -> list[MemberRow]:
    """List who has a running mandate, in precedence order; wakes nobody.

    :param day: in the town; first and last day of a mandate are counted.
    """
    return [row for row in rows(body) if row.runs_on(day)]


def mandates_of(person: Person) -> list[MemberRow]:
    """List the mandates of a person, of today and of the past, the latest first."""
    return rows_of(IUUID(person))


def holder(body: Body, post: str, day: date) -> MemberRow | None:
    """Find who holds a post: of several one who signs, then the first in precedence."""
    rows = (row for row in members_of(body, day) if row.post == post)
    return min(rows, key=lambda row: not row.signs, default=None)


def names(body: Body) -> dict[str, str]:
    """Give the names of all who have or had a mandate, by UID of the person."""
    return {row.person: row.name for row in rows(body)}


def births(persons: Iterable[str]) -> dict[str, date | None]:
    """Read dates of birth, which ties may need. Internal: never in the catalogue.

    :param persons: UIDs; each wakes one object, hence for elections only.
    """
    return {uid: find(uid).birth_date for uid in persons}


def note_person(person: Person, *, new: bool = False) -> None:
    """Let account and mandates follow a person, and write it in the journal."""
    seats.link(person)
    if not new:
        _have_mandates_follow(person)
        account = person.account or ""
        journal.record("person.changed", person, after={"account": account})


def note_mandate(mandate: Mandate, action: str) -> None:
    """Let title and rights follow a mandate, and write it in the journal.

    :param action: past participle: "created", "changed".
    """
    _follow(mandate, find(mandate.person))
    seats.seat(mandate)
    journal.record(f"mandate.{action}", mandate, after=_facts(mandate))


def note_removal(mandate: Mandate) -> None:
    """Take the rights of a mandate that is deleted."""
    seats.unseat(mandate)
    journal.record("mandate.deleted", mandate, before=_facts(mandate))


def forget_account(account: str) -> None:
    """Unlink an account that was deleted: the next of that id is somebody else.

    :param account: account id.
    """
    for uid in persons_of(account):
        update(find(uid), account=None)


def why_kept(person: Person) -> Message | None:
    """Tell why a person cannot be deleted.

    :returns: the reason, or None if it can.
    """
    if _mandates(person):
        return _(
            "error_person_has_mandates",
            default="“${name}” cannot be deleted: mandates name this person, and the"
            " history must be kept. End the mandates instead.",
            mapping={"name": person.title},
        )
    return None


def _mandates(person: Person) -> list:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=MANDATE)
    uid = IUUID(person)
    return [
        brain
        for brain in brains
        if (getattr(brain, FACTS, None) or {}).get("person") == uid
    ]


def _of(person: Person) -> dict[str, str]:
    """Give what a mandate holds of its person, so that lists need not wake the two."""
    return {"title": person.title, "courtesy": person.title_of_courtesy}


def _have_mandates_follow(person: Person) -> None:
    for brain in _mandates(person):
        known = getattr(brain, FACTS).get("courtesy", "none")
        if {"title": brain.Title, "courtesy": known} != _of(person):
            # A new name is rare, and it is part of the mandate.
            _follow(brain._unrestrictedGetObject(), person)


def _follow(mandate: Mandate, person: Person) -> None:
    held = _of(person)
    if {name: getattr(mandate, name) for name in held} != held:
        for name, value in held.items():
            setattr(mandate, name, value)
        # Programs that ask what changed since are told another word for the post.
        mandate.notifyModified()
        names = ["Title", "sortable_title", "SearchableText", "modified"]
        mandate.reindexObject(idxs=names)


def _facts(mandate: Mandate) -> dict[str, Any]:
    facts = {name: getattr(mandate, name) for name in IMandate.names()}
    dates = {name: facts[name] and facts[name].isoformat() for name in ("start", "end")}
    return {**facts, **dates}

"""Who sits in which function of a service, since when, and who decided it."""

from collections.abc import Iterable
from collections.abc import Set
from communesplone.core import _
from communesplone.core.api import journal
from communesplone.core.api import people
from communesplone.core.api import service_groups
from communesplone.core.api.functions import check_function
from communesplone.core.api.functions import functions
from communesplone.core.content.service import add_seat
from communesplone.core.content.service import IService
from communesplone.core.content.service import seats
from communesplone.core.content.service_tree import find
from communesplone.core.interfaces import ServicesError
from communesplone.core.interfaces import UnknownPerson
from communesplone.core.rules import staffing as rules
from communesplone.core.rules.staffing import Cell
from communesplone.core.rules.staffing import Change
from communesplone.core.rules.staffing import Seat
from communesplone.core.rules.staffing import Term
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from plone import api
from plone.uuid.interfaces import IUUID
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Outcome:
    """What became of a form of the grid."""

    merge: rules.Merge
    refused: dict[Cell, Message]
    """Cells that could not be given, with the reason."""


def staff(service: IService, function: str, person: str) -> bool:
    """Give a person a function. Roles on all content of the service follow at once.

    A closed service may be staffed too: somebody has to answer for what it left.

    :param person: account id.
    :returns: False if the person had the function.
    :raises UnknownFunction: if the site does not offer it.
    :raises UnknownPerson: if there is no such account; a group is not one.
    :raises NoGroups: if the site keeps no groups of its own.
    """
    check_function(function)
    if not people.exists(person):
        raise UnknownPerson(
            _(
                "error_unknown_person",
                default="There is no account “${id}”.",
                mapping={"id": person},
            )
        )
    return service_groups.add(service, function, person)


def unstaff(service: IService, function: str, person: str) -> bool:
    """Take a function from a person, whose account may be gone.

    :param function: may be one that the site offers no more.
    :returns: False if the person did not have the function.
    """
    return service_groups.remove(IUUID(service), function, person)


def update(service: IService, shown: Set[Cell], wanted: Set[Cell]) -> Outcome:
    """Apply what one editor changed in the grid, and keep what others did meanwhile.

    :param shown: the seats taken when the editor began.
    :param wanted: the seats taken when the editor was done.
    """
    merge = rules.merge(shown, wanted, seats_taken(service))
    refused: dict[Cell, Message] = {}
    for cell in sorted(merge.remove):
        unstaff(service, cell.function, cell.person)
    for cell in sorted(merge.add):
        try:
            staff(service, cell.function, cell.person)
        except ServicesError as error:
            refused[cell] = error.message
    return Outcome(merge, refused)


def people_in(service: IService, function: str) -> tuple[str, ...]:
    """List who has a function in a service.

    :returns: account ids, sorted; some may be of accounts that are gone.
    """
    return service_groups.members(IUUID(service), function)


def seats_taken(service: IService) -> frozenset[Cell]:
    """List who sits where in a service, in the functions that the site offers."""
    uid = IUUID(service)
    return frozenset(
        Cell(name, person)
        for name in functions()
        for person in service_groups.members(uid, name)
    )


def staffing(services: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Tell who has which function in many services; wakes none of them.

    :param services: UIDs of services.
    :returns: account ids by UID of the service and name of the function.
    """
    names = list(functions())
    return {
        uid: {name: service_groups.members(uid, name) for name in names}
        for uid in services
    }


def services_of(person: str, function: str | None = None) -> tuple[str, ...]:
    """List the services in which a person has a function.

    :param person: account id.
    :param function: any if None.
    :returns: UIDs of the services, sorted.
    """
    found = service_groups.groups_of(person)
    return tuple(sorted({uid for uid, name in found if function in (None, name)}))


def history(service: IService) -> tuple[Term, ...]:
    """Tell who sat where, from when to when; those who still do come first."""
    return rules.terms(seats(service))


def last_seat(service: IService, cell: Cell) -> Seat | None:
    """Find the last change of a cell, and who made it."""
    latest = reversed(seats(service))
    return next((seat for seat in latest if seat.cell == cell), None)


def remember(group: str, person: str, change: Change) -> None:
    """Write down that somebody joined or left a group, by whatever screen.

    :param group: id of a group; one that is no service's is passed over.
    :param person: account id.
    """
    parsed = rules.parse_group_id(group)
    service = find(parsed[0]) if parsed else None
    if service is None:
        return
    now = datetime.now(UTC)
    cell = Cell(parsed[1], person)
    actor = api.user.get_current().getId() or ""
    add_seat(service, Seat(now, cell, change, actor, people.get(person).name))
    fact = {"function": cell.function, "person": person}
    if change is Change.JOINED:
        journal.record("service.staffed", service, after=fact)
    else:
        journal.record("service.unstaffed", service, before=fact)


def forget(person: str) -> None:
    """Take all functions from an account that was deleted.

    Plone leaves it in its groups, and would give them to the next account of that id.

    :param person: account id.
    """
    for uid, function in service_groups.groups_of(person):
        service_groups.remove(uid, function, person)

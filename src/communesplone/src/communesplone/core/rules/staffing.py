"""Who sits where: names of groups, terms of office, and two people editing at once."""

from collections.abc import Iterable
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import re


PREFIX = "service-"

SEPARATOR = "~"
"""No account that a visitor registers may hold this sign, hence none is a group."""

_FUNCTION = re.compile(r"[a-z][a-z0-9_-]{0,31}")

_GROUP = re.compile(r"service-([0-9a-f]{32})~([a-z][a-z0-9_-]{0,31})")


class Change(Enum):
    """What befell a seat."""

    JOINED = "joined"
    """The person was given the function."""

    LEFT = "left"
    """The function was taken from the person, or the account was deleted."""


@dataclass(frozen=True, order=True)
class Cell:
    """One tick of the grid: a person has a function."""

    function: str
    person: str


@dataclass(frozen=True)
class Seat:
    """An event: who got or lost which function, by whose hand."""

    moment: datetime
    cell: Cell
    change: Change
    actor: str
    """Account id; empty for nobody logged in."""

    name: str
    """Full name of the person at that moment."""


@dataclass(frozen=True)
class Term:
    """The time a person sat in a function."""

    cell: Cell
    name: str
    start: datetime | None
    """None if the account sat there before the history began."""

    end: datetime | None
    """None while it lasts."""


@dataclass(frozen=True)
class Merge:
    """What one editor's form means, now that others may have changed the same grid."""

    add: frozenset[Cell]
    """Seats this editor gives."""

    remove: frozenset[Cell]
    """Seats this editor takes."""

    both: frozenset[Cell]
    """Cells that this editor changed and another had already changed alike."""

    theirs: frozenset[Cell]
    """Cells that only others changed since the form was shown; they stay so."""


def is_function_name(name: str) -> bool:
    """Tell whether a text may name a function.

    :param name: lower case letters, digits, hyphens, underscores; a letter first; at
        most 32 characters.
    """
    return bool(_FUNCTION.fullmatch(name))


def group_id(service: str, function: str) -> str:
    """Name the group of a service's function.

    :param service: UID of the service, 32 hexadecimal digits.
    :param function: name of the function.
    """
    return f"{PREFIX}{service}{SEPARATOR}{function}"


def parse_group_id(group: str) -> tuple[str, str] | None:
    """Read a group's id.

    :returns: (UID of the service, name of the function), or None for another group.
    """
    found = _GROUP.fullmatch(group)
    return (found[1], found[2]) if found else None


def merge(shown: Set[Cell], wanted: Set[Cell], now: Set[Cell]) -> Merge:
    """Apply only what an editor changed.

    A cell has two values, so who changes the cell that another has changed makes the
    same change; nobody's work is ever undone.

    :param shown: the seats taken when the form was shown.
    :param wanted: the seats ticked when it was sent.
    :param now: the seats taken at present.
    """
    given, taken = wanted - shown, shown - wanted
    both = (given & now) | (taken - now)
    return Merge(
        add=frozenset(given - now),
        remove=frozenset(taken & now),
        both=frozenset(both),
        theirs=frozenset((shown ^ now) - both),
    )


def terms(seats: Iterable[Seat]) -> tuple[Term, ...]:
    """Read terms of office out of events.

    :param seats: oldest first.
    :returns: terms that last first, then by end, newest first.
    """
    running: dict[Cell, Seat] = {}
    done: list[Term] = []
    for seat in seats:
        if seat.change is Change.JOINED:
            running.setdefault(seat.cell, seat)
            continue
        start = running.pop(seat.cell, None)
        began = start.moment if start else None
        done.append(Term(seat.cell, seat.name, began, seat.moment))
    done.reverse()
    lasting = [
        Term(cell, seat.name, seat.moment, None) for cell, seat in running.items()
    ]
    return (*reversed(lasting), *done)

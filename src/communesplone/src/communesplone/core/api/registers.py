"""Register numbers: one sequence without gap for each register and year."""

from collections import Counter
from collections.abc import Iterator
from communesplone.core.api import ledger
from communesplone.core.api.ledger import seal_pending
from communesplone.core.ledger.ledger import Name
from communesplone.core.ledger.sealing import seal_after_commit
from communesplone.core.ledger.sequence import Register
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC

import re


__all__ = (
    "enter",
    "enter_now",
    "entries",
    "Entry",
    "newest",
    "number_of",
    "registers",
    "seal_pending",
    "Summary",
)

MAX_UID = 100
"""Longest UID of a subject, in characters."""

MAX_PAGE = 200
"""Most entries on a page."""

_REGISTER = re.compile(r"[a-z][a-z0-9_.-]{0,99}")


@dataclass(frozen=True)
class Entry:
    """One entry of a register."""

    number: int
    """From 1, without gaps."""
    key: str
    """What :func:`enter` gave."""
    subject_uid: str
    entered: datetime
    """When it arrived, in UTC."""


@dataclass(frozen=True)
class Summary:
    """A register in one year."""

    register: str
    year: int
    count: int
    """Entries that have their number, which is also the last number."""
    pending: int
    """Entries that wait for their number."""


def enter(register: str, year: int, subject_uid: str) -> str:
    """Enter a subject, as part of the present transaction and without conflict.

    The number is given right after the commit, in the order of arrival. A subject
    that is entered twice has two numbers: whoever enters keeps the key.

    :param register: id of the register: lower case, at most 100 characters.
    :param year: 1 to 9999.
    :param subject_uid: UID of what is entered, at most 100 characters.
    :returns: the key under which to ask for the number, 16 hexadecimal digits.
    :raises ValueError: for an id, year or UID out of shape.
    """
    name = _name(register, year)
    book = ledger.obtain()
    key = book.arrive(name, datetime.now(UTC), _uid(subject_uid))
    seal_after_commit(book)
    return key


def enter_now(register: str, year: int, subject_uid: str) -> int:
    """Enter a subject and have its number in the present transaction.

    For where the law wants the number with the act itself (closing a session). Two
    who do so at once conflict, and one of them is tried again by Zope: never on a
    busy path. What still waits in the register gets its number later.

    :param register: as for :func:`enter`.
    :param year: as for :func:`enter`.
    :param subject_uid: as for :func:`enter`.
    :returns: the number; it is given back if the transaction fails.
    :raises ValueError: as :func:`enter`.
    """
    name = _name(register, year)
    _key, number = ledger.obtain().append(name, datetime.now(UTC), _uid(subject_uid))
    return number


def number_of(register: str, year: int, key: str) -> int | None:
    """Find the number of an entry.

    :param register: as for :func:`enter`.
    :param year: as for :func:`enter`.
    :param key: as :func:`enter` gave it.
    :returns: the number, which never changes again; None as long as it waits.
    :raises KeyError: if nothing was entered there under this key.
    """
    book = ledger.find()
    if book is None or not re.fullmatch("[0-9a-f]{16}", key):
        raise KeyError(key)
    name = _name(register, year)
    sequence = book.sequence(name)
    number = sequence.number_of(key) if sequence is not None else None
    if number is None and book.awaited(key) != name:
        raise KeyError(key)
    return number


def entries(
    register: str, year: int, *, first: int = 1, last: int | None = None
) -> Iterator[Entry]:
    """Walk the numbered entries upwards.

    :param register: as for :func:`enter`.
    :param year: as for :func:`enter`.
    :param first: lowest number.
    :param last: highest number, counted; None for all.
    :returns: the entries, read as they are asked for.
    """
    sequence = _sequence(register, year)
    if sequence is not None:
        high = sequence.last if last is None else last
        yield from (_entry(*item) for item in sequence.forward(first, high))


def newest(
    register: str, year: int, *, before: int | None = None, size: int = 50
) -> tuple[Entry, ...]:
    """Give a page of numbered entries, the newest first.

    :param register: as for :func:`enter`.
    :param year: as for :func:`enter`.
    :param before: only entries with a lower number; None for the newest.
    :param size: entries, 1 to 200; a number outside is brought inside.
    :returns: the entries; older ones are left if the last is not number 1.
    """
    sequence = _sequence(register, year)
    if sequence is None:
        return ()
    high = sequence.last if before is None else min(sequence.last, before - 1)
    low = max(1, high - min(max(size, 1), MAX_PAGE) + 1)
    return tuple(_entry(*item) for item in sequence.backward(high, low))


def registers() -> tuple[Summary, ...]:
    """List the registers of the site, the newest year first within each."""
    book = ledger.find()
    if book is None:
        return ()
    pending = Counter(item[0] for _, item in book.waiting())
    counts = {name: sequence.last for name, sequence in book.sequences.items()}
    names = {name for name in [*pending, *counts] if name[0] == "register"}
    return tuple(
        Summary(name[1], name[2], counts.get(name, 0), pending[name])
        for name in sorted(names, key=lambda name: (name[1], -name[2]))
    )


def _sequence(register: str, year: int) -> Register | None:
    book = ledger.find()
    return book.sequence(_name(register, year)) if book else None


def _entry(number: int, kept: tuple[str, str, datetime]) -> Entry:
    return Entry(number, *kept)


def _name(register: str, year: int) -> Name:
    if not _REGISTER.fullmatch(register):
        raise ValueError(f"not the id of a register: {register[:MAX_UID]!r}")
    if not 1 <= year <= 9999:
        raise ValueError(f"not a year: {year}")
    return ("register", register, year)


def _uid(uid: str) -> str:
    if not 0 < len(uid) <= MAX_UID:
        raise ValueError(f"a UID has 1 to {MAX_UID} characters")
    return uid

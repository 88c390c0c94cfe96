"""Sequences: what has its number for good."""

from BTrees.LLBTree import LLBTree
from BTrees.LOBTree import LOBTree
from collections.abc import Iterator
from communesplone.core.rules import chain
from datetime import datetime
from persistent import Persistent
from typing import Any


WINDOW = 64
"""How many entries are read at a time when going backwards."""


class Leaves(LOBTree):
    """A tree of entries that stand inside its leaves.

    Small leaves, since each sealing writes the last one again; entries inside, so a
    page of a listing is a few loads and wakes no object.
    """

    max_leaf_size = 16


class Sequence(Persistent):
    """Entries 1, 2, 3… without gap; nothing is ever changed or taken out.

    `last` stands in this object, which nothing merges: two transactions that both
    append conflict, and that is wanted. What is kept of an entry, each kind says in
    its own `_entry`.
    """

    last: int = 0

    def __init__(self) -> None:
        self.sealed = Leaves()

    def append(self, key: str, arrived: datetime, payload: Any) -> int:
        """Give the next number.

        :returns: that number.
        """
        number = self.last + 1
        self.sealed[number] = self._entry(number, key, arrived, payload)
        self.last = number
        return number

    def forward(self, low: int, high: int) -> Iterator[tuple[int, Any]]:
        """Walk up from `low` to `high`, both counted."""
        return iter(self.sealed.items(low, high))

    def backward(self, high: int, low: int = 1) -> Iterator[tuple[int, Any]]:
        """Walk down from `high` to `low`, both counted, a window at a time."""
        while high >= low:
            start = max(low, high - WINDOW + 1)
            yield from reversed(list(self.sealed.items(start, high)))
            high = start - 1


class Register(Sequence):
    """Entries of one register in one year: (key, subject's UID, arrival)."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = LLBTree()

    def _entry(self, number: int, key: str, arrived: datetime, payload: Any) -> Any:
        self.numbers[int(key, 16)] = number
        return (key, payload, arrived)

    def number_of(self, key: str) -> int | None:
        """Find the number of a key, None if it has none here."""
        return self.numbers.get(int(key, 16))


class Chain(Sequence):
    """Entries of the journal: (link, entry), each link standing on the one before.

    :ivar head: the last link.
    :ivar days: day (ordinal, UTC) → (lowest, highest number of an entry of that day);
        entries stand nearly, not wholly, in the order of time.
    """

    head: str = chain.GENESIS

    def __init__(self) -> None:
        super().__init__()
        self.days = Leaves()

    def _entry(self, number: int, key: str, arrived: datetime, payload: Any) -> Any:
        entry = {"number": number, **payload}
        self.head = chain.link(self.head, entry)
        day = arrived.toordinal()
        low, _high = self.days.get(day, (number, number))
        self.days[day] = (low, number)
        return (self.head, entry)

    def between(self, first: int | None, last: int | None) -> tuple[int, int]:
        """Bound the numbers of the entries of some days.

        :param first: first day, ordinal in UTC; None for no bound.
        :param last: last day, counted.
        :returns: lowest and highest number that may belong there; (1, 0) if none.
        """
        if first is None and last is None:
            return (1, self.last)
        low, high = self.last + 1, 0
        for lowest, highest in self.days.values(first, last):
            low, high = min(low, lowest), max(high, highest)
        return (low, high) if high else (1, 0)

"""The ledger of a site: its trays and its sequences."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from communesplone.core.ledger.sequence import Chain
from communesplone.core.ledger.sequence import Register
from communesplone.core.ledger.sequence import Sequence
from communesplone.core.ledger.tray import Tray
from communesplone.core.rules.numbering import allocate
from communesplone.core.rules.numbering import Pending
from datetime import datetime
from persistent import Persistent
from typing import Any

import secrets


TRAYS = 64
"""How many trays share the arrivals; the more, the fewer merges."""

KEY_BITS = 63

JOURNAL = ("journal", "", 0)
"""Name of the journal's sequence."""

Name = tuple[str, str, int]
"""Kind ("journal" or "register"), register, year."""

Waiting = tuple[Name, datetime, Any]
"""Sequence, arrival, payload."""

_KINDS: dict[str, type[Sequence]] = {"journal": Chain, "register": Register}


class Ledger(Persistent):
    """All that is numbered in one site.

    :ivar checked: what the last check of the journal found; None before the first.
    """

    checked: dict[str, Any] | None = None

    def __init__(self) -> None:
        self.trays = tuple(Tray() for _ in range(TRAYS))
        self.sequences = OOBTree()
        self.journal = self.sequences[JOURNAL] = Chain()

    def arrive(self, name: Name, arrived: datetime, payload: Any) -> str:
        """Take something in, without number and without conflict.

        :returns: its key, 16 hexadecimal digits.
        """
        key = f"{secrets.randbits(KEY_BITS):016x}"
        self._tray(key).add(key, (name, arrived, payload))
        return key

    def append(self, name: Name, arrived: datetime, payload: Any) -> tuple[str, int]:
        """Give a number at once; conflicts with any other that does, or seals.

        :returns: key and number.
        """
        key = f"{secrets.randbits(KEY_BITS):016x}"
        return key, self._opened(name).append(key, arrived, payload)

    def sequence(self, name: Name) -> Sequence | None:
        """Find a sequence, None as long as nothing of it is sealed."""
        return self.sequences.get(name)

    def awaited(self, key: str) -> Name | None:
        """Tell for which sequence a key waits, None if it does not wait."""
        item = self._tray(key).items.get(key)
        return item and item[0]

    def waiting(self) -> Iterator[tuple[str, Waiting]]:
        """Walk what waits, in no order."""
        for tray in self.trays:
            yield from tray.items.items()

    def seal(self, limit: int) -> int:
        """Give what waits its numbers, the earliest first.

        :param limit: how many at most in this transaction.
        :returns: how many have been numbered.
        """
        batch = sorted(self.waiting(), key=lambda pair: (pair[1][1], pair[0]))[:limit]
        groups: dict[Name, dict[str, Waiting]] = {}
        for key, item in batch:
            groups.setdefault(item[0], {})[key] = item
        for name, group in groups.items():
            self._seal(self._opened(name), group)
        return len(batch)

    def _seal(self, sequence: Sequence, group: dict[str, Waiting]) -> None:
        pending = [Pending(key, item[1]) for key, item in group.items()]
        for allocation in allocate(sequence.last, pending):
            key = allocation.key
            sequence.append(key, *group[key][1:])
            self._tray(key).remove(key)

    def _opened(self, name: Name) -> Sequence:
        if name not in self.sequences:
            self.sequences[name] = _KINDS[name[0]]()
        return self.sequences[name]

    def _tray(self, key: str) -> Tray:
        return self.trays[int(key, 16) % TRAYS]

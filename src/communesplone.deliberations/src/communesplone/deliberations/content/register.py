"""The register of a body: where a write conflict is wanted."""

from BTrees.LOBTree import LOBTree
from collections.abc import Iterator
from communesplone.core.rules.chain import GENESIS
from persistent import Persistent


Link = tuple[str, int, str]
"""UID of a deliberation, index of its version, SHA-256 of that version."""


class Register(Persistent):
    """The last number of each year, and the chain of all versions of all acts.

    Plain attributes, no Length: of two who number at once, one must fail and try again.
    A conflict merged would be a number given twice.
    """

    head: str = GENESIS
    """SHA-256 of the latest version, 64 hexadecimal digits; zeros before the first."""

    length: int = 0
    """How many versions the chain has."""

    def __init__(self):
        self._last: dict[int, int] = {}
        self._chain = LOBTree()

    def last(self, year: int | None) -> int:
        """Read the last number given in a year, or ever if None; 0 for none."""
        if year is None:
            return max(self._last.values(), default=0)
        return self._last.get(year, 0)

    def take(self, year: int, *, ever: bool = False) -> int:
        """Give the next number.

        A town may change its mind between the two ways: neither meets the other's
        numbers again.

        :param ever: do not begin again with the year.
        """
        number = self.last(None if ever else year) + 1
        self._last = {**self._last, year: number}
        return number

    def add(self, uid: str, version: int, sha256: str) -> None:
        """Put a version at the end of the chain."""
        self.length += 1
        self._chain[self.length] = (uid, version, sha256)
        self.head = sha256

    def at(self, position: int) -> str | None:
        """Give the SHA-256 at a place of the chain, from 1; None if there is none."""
        row = self._chain.get(position)
        return row[2] if row is not None else None

    def chain(self) -> Iterator[Link]:
        """Walk the chain from its first version."""
        return iter(self._chain.values())

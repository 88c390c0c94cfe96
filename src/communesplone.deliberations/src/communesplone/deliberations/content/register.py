"""The register of a body: where a write conflict is wanted."""

from BTrees.LOBTree import LOBTree
from collections.abc import Iterator
from communesplone.core.rules.chain import GENESIS
from persistent import Persistent


Link = tuple[str, int, str]
"""UID of a deliberation, index of its version, SHA-256 of that version."""


class Register(Persistent):
    """The numbers given in each year, and the chain of all versions of all acts.

    Plain attributes, no Length: of two who number at once, one must fail and try again.
    A conflict merged would be a number given twice.
    """

    head: str = GENESIS
    """SHA-256 of the latest version, 64 hexadecimal digits; zeros before the first."""

    length: int = 0
    """How many versions the chain has."""

    def __init__(self):
        # Year -> runs of numbers, each (first, last): those of a year lie apart where
        # the numbers go on with the next, and a session of the old year closes late.
        self._runs: dict[int, tuple[tuple[int, int], ...]] = {}
        self._chain = LOBTree()

    def last(self, year: int | None) -> int:
        """Read the last number given in a year, or ever if None; 0 for none."""
        wanted = self._runs.values() if year is None else [self._runs.get(year, ())]
        return max((last for runs in wanted for _first, last in runs), default=0)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which numbers were given."""
        return tuple(self._runs)

    def given(self, year: int) -> list[int]:
        """List the numbers that were given in a year, in their order."""
        runs = self._runs.get(year, ())
        return [number for run in runs for number in range(run[0], run[1] + 1)]

    def take(self, year: int, *, ever: bool = False) -> int:
        """Give the next number.

        A town may change its mind between the two ways: neither meets the other's
        numbers again.

        :param ever: do not begin again with the year.
        """
        number = self.last(None if ever else year) + 1
        runs, first = self._runs.get(year, ()), number
        if runs and runs[-1][1] == number - 1:
            first, runs = runs[-1][0], runs[:-1]
        self._runs = {**self._runs, year: (*runs, (first, number))}
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

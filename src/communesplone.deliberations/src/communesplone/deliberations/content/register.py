"""The counter of a body's register: where a write conflict is wanted."""

from persistent import Persistent


class Register(Persistent):
    """The last number of each year, and the head of the chain of deliberations.

    A plain mapping, no BTree and no Length: of two who number at once, one must fail
    and try again. A conflict merged would be a number given twice.
    """

    head: str = ""
    """SHA-256 of the latest deliberation, 64 hexadecimal digits; empty for none."""

    def __init__(self):
        self._last: dict[int, int] = {}

    def last(self, year: int) -> int:
        """Read the last number given in a year, 0 for none."""
        return self._last.get(year, 0)

    def take(self, year: int) -> int:
        """Give the next number of a year."""
        number = self.last(year) + 1
        self._last = {**self._last, year: number}
        return number

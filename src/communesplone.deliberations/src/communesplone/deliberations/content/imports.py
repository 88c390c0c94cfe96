"""What a body imported, and the import that is going on."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from persistent import Persistent
from typing import Any


Plain = Mapping[str, Any]


class Chunk(Persistent):
    """Some rows of a file, of one day.

    :param rows: fields of `rules.scdl.row.Row` by name.
    """

    def __init__(self, rows: list[Plain]):
        self.rows = tuple(rows)


class ImportJob(Persistent):
    """A file that is imported, day by day; what waits is what is left to do.

    :param digest: SHA-256 of the file, hexadecimal.
    :param account: id of who began it, "" for the console.
    :param started: with an offset.
    """

    finished: datetime | None = None
    """When the last row was imported; None as long as some wait."""

    format: Plain = {}
    """What was recognised: encoding, delimiter, renamed and ignored columns."""

    new = same = rejected = 0
    """Rows to import, rows that were here already, rows refused."""

    done = 0
    """Rows that were imported."""

    mended: Plain = {}
    """Key of a reason -> rows that were mended so."""

    def __init__(self, name: str, digest: str, account: str, started: datetime):
        self.name = name
        self.digest = digest
        self.account = account
        self.started = started
        # (day as ISO 8601, running number) -> Chunk.
        self._waiting = OOBTree()
        # (line, running number) -> plain values of a refused row.
        self.refused = OOBTree()

    def keep(self, day: str, rows: list[Plain]) -> None:
        """Put rows of a day to those that wait."""
        self._waiting[(day, self.new)] = Chunk(rows)
        self.new += len(rows)

    def waits(self) -> bool:
        """Tell whether any row waits."""
        return bool(self._waiting)

    def days(self) -> Iterator[tuple[str, list[Plain]]]:
        """Walk what waits, a day at a time, the earliest first."""
        day, rows = "", []
        for (key, _number), chunk in self._waiting.items():
            if key != day and rows:
                yield day, rows
                rows = []
            day = key
            rows = [*rows, *chunk.rows]
        if rows:
            yield day, rows

    def strike(self, day: str, count: int) -> None:
        """Take a day off what waits.

        :param count: rows of it.
        """
        for key in list(self._waiting.keys(min=(day,), max=(day, self.new))):
            del self._waiting[key]
        self.done += count


class Imports(Persistent):
    """The acts that a body imported, and its latest job."""

    job: ImportJob | None = None

    def __init__(self):
        # Key of the row -> (UID of the act, digest of the row).
        self.acts = OOBTree()

"""What a body imported, and the import that is going on."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from persistent import Persistent
from shutil import copyfileobj
from typing import Any
from typing import BinaryIO
from ZODB.blob import Blob
from zope.i18nmessageid import Message


Plain = Mapping[str, Any]


class Chunk(Persistent):
    """Some rows of a file, of one day.

    :param rows: fields of `rules.scdl.row.Row` by name.
    """

    def __init__(self, rows: list[Plain]):
        self.rows = tuple(rows)


class Unread(Persistent):
    """A file of which a part is read.

    :param size: bytes of the file.
    :param own: numbers of the body's own acts, as the reading began.
    """

    file: Blob
    """What is read: UTF-8, or what the lines are in, without mark."""

    place = (0, 0, 0)
    """Fields of `rules.scdl.read.Place`: where to go on."""

    def __init__(self, size: int, own: Iterable[str]):
        self.size = size
        self.own = OOTreeSet(own)
        # Key of a row -> digest of what it was read with.
        self.seen = OOBTree()
        # Day as ISO 8601 -> rows of it so far.
        self.days = OOBTree()

    def keep(self, stream: BinaryIO) -> None:
        """Keep the file until it is read."""
        stream.seek(0)
        self.file = Blob()
        with self.file.open("w") as kept:
            copyfileobj(stream, kept)

    @property
    def percent(self) -> int:
        """How much is read."""
        return 100 * self.place[0] // self.size


class ImportJob(Persistent):
    """A file that is imported, day by day; what waits is what is left to do.

    :param digest: SHA-256 of the file, hexadecimal.
    :param account: id of who began it, "" for the console.
    :param started: with an offset.
    """

    finished: datetime | None = None
    """When the last row was imported; None as long as some wait."""

    unread: Unread | None = None
    """The file as long as some of it is to be read: what waits is not all yet."""

    failed: Message | None = None
    """Why nothing of the file is imported, if that only showed on the way."""

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
        """Tell whether any row waits, or is to be read."""
        return self.unread is not None or bool(self._waiting)

    def fail(self, why: Message) -> None:
        """Give the file up: nothing of it waits any more."""
        self.failed, self.unread, self.new = why, None, 0
        self._waiting.clear()

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

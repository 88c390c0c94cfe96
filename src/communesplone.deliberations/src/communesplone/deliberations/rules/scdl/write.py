"""The strict file: UTF-8 without mark, commas, CRLF."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from communesplone.deliberations.rules.scdl.cell import guard
from communesplone.deliberations.rules.scdl.check import check
from communesplone.deliberations.rules.scdl.columns import COLUMNS
from communesplone.deliberations.rules.scdl.columns import NAMES
from communesplone.deliberations.rules.scdl.reasons import Remark
from communesplone.deliberations.rules.scdl.reasons import remark
from communesplone.deliberations.rules.scdl.row import Row
from datetime import date

import csv
import hashlib


class NotWritable(ValueError):
    """A row that the standard does not allow.

    :param row: the row.
    :param remarks: what is wrong with it.
    """

    def __init__(self, row: Row, remarks: Sequence[Remark]) -> None:
        super().__init__(f"{row.id}: {', '.join(one.reason.key for one in remarks)}")
        self.row = row
        self.remarks = tuple(remarks)


def write(rows: Iterable[Row]) -> Iterator[bytes]:
    """Write a file, a line at a time.

    What stands before a formula so that no spreadsheet runs it is taken off again by
    :func:`.read.read`: the file comes back as the same rows.

    :param rows: sound rows, each number once in a town.
    :returns: the lines, the header first.
    :raises NotWritable: when its turn comes, for a row that :func:`.check.check`
        finds fault with or whose number was written already.
    """
    yield line(NAMES)
    written: set[bytes] = set()
    for row in rows:
        found = check(row)
        if found:
            raise NotWritable(row, found)
        known = digest(row.key)
        if known in written:
            raise NotWritable(row, (remark("DELIB_ID", row.id, "repeated"),))
        written.add(known)
        yield line(guard(cell) for cell in cells(row))


def cells(row: Row) -> tuple[str, ...]:
    """Give the texts of a row in the order of the columns, not guarded."""
    return tuple(_written(getattr(row, column.field)) for column in COLUMNS)


def line(texts: Iterable[str]) -> bytes:
    """Write a line of CSV.

    :param texts: the cells, without lone surrogates.

    Source: RFC 4180.
    """
    sink = _Sink()
    csv.writer(sink, lineterminator="\r\n").writerow(texts)
    return sink.text.encode("utf-8")


def digest(texts: Iterable[str]) -> bytes:
    """Shorten texts of any length to sixteen bytes, to know them again."""
    mark = hashlib.blake2b(digest_size=16)
    for text in texts:
        written = text.encode("utf-8", "surrogatepass")
        mark.update(len(written).to_bytes(8, "big"))
        mark.update(written)
    return mark.digest()


def _written(value: str | int | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


class _Sink:
    """Keeps what the writer of the standard library writes last."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text

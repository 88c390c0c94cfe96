"""The lenient reader: what towns publish, or the reason why not.

Nothing is kept of a row once it is given, save its number and a digest of sixteen
bytes, to know its content again.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import MutableMapping
from communesplone.deliberations.rules.scdl.cell import MAX_CELL
from communesplone.deliberations.rules.scdl.columns import Header
from communesplone.deliberations.rules.scdl.columns import header
from communesplone.deliberations.rules.scdl.compose import Draft
from communesplone.deliberations.rules.scdl.lines import chunks_of
from communesplone.deliberations.rules.scdl.lines import cut
from communesplone.deliberations.rules.scdl.lines import decoded
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.lines import plain
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.rules.scdl.reasons import refused
from communesplone.deliberations.rules.scdl.reasons import Remark
from communesplone.deliberations.rules.scdl.reasons import remark
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.write import cells
from communesplone.deliberations.rules.scdl.write import digest
from dataclasses import dataclass
from typing import BinaryIO

import csv
import io
import itertools
import re


DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 20
_LONGEST_HEADER = 20_000
_SIRET = re.compile(r"[0-9]{14}")
_SEPARATOR_LINE = re.compile(r'"?sep=.?"?\s*', re.IGNORECASE)


@dataclass(frozen=True)
class Accepted:
    """A row that can be imported.

    :param line: where it begins in the file, from 1.
    :param row: sound by :func:`.check.check`.
    :param notes: what was mended in it.
    """

    line: int
    row: Row
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Rejected:
    """A row that can not.

    :param line: where it begins in the file, from 1.
    :param problems: what is wrong, at least one.
    :param cells: (column, text) as the file has them.
    """

    line: int
    problems: tuple[Remark, ...]
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def column(self) -> str:
        """The first column with a problem, "" for a whole row."""
        return self.problems[0].column

    @property
    def value(self) -> str:
        """What stands there."""
        return self.problems[0].value

    @property
    def reason(self) -> Reason:
        """Why it is refused."""
        return self.problems[0].reason


@dataclass(frozen=True)
class Place:
    """Where the next row of a file begins.

    :param offset: bytes before it, as :func:`.lines.plain` gives them.
    :param line: lines before it.
    :param rows: rows before it, empty ones and the header not counted.
    """

    offset: int
    line: int
    rows: int = 0


@dataclass(frozen=True)
class Part:
    """How much of a file is read before it is laid aside.

    :param rows: as of a `Place`.
    :param size: bytes.
    """

    rows: int
    size: int


class Reading:
    """A file whose header is read; iterate once over its rows.

    :ivar delimiter: of ``DELIMITERS``.
    :ivar header: what its first row says.
    :ivar ended: whether there is none.
    :param chunks: as :func:`.lines.plain` gives them.
    :param seen: where numbers and digests of contents are kept; it outlives the
        reading where a file is read in parts, and is sorted by the number then: rows
        that follow each other are written to one place.
    :raises FileRefused: for a file without rows or without the required columns;
        while iterating, for a file over the limits. What was given before stands:
        an importer that wants all or nothing reads once to look, once to write.
    """

    def __init__(
        self,
        chunks: Iterator[bytes],
        limits: Limits | None = None,
        seen: MutableMapping[tuple[str, str], bytes] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._seen = {} if seen is None else seen
        self._offset = 0
        self._lines = self._counted(chunks, 0)
        self._rows_read = 0
        self.delimiter, self.header, self._line = self._open()
        self.ended = False

    @property
    def place(self) -> Place:
        return Place(self._offset, self._line, self._rows_read)

    def go_on(self, stream: BinaryIO, place: Place) -> None:
        """Go to where another reading of the same file was laid aside.

        :param stream: holds what :func:`.lines.plain` gave.
        """
        stream.seek(place.offset)
        self._offset, self._line = place.offset, place.line
        self._rows_read = place.rows
        self._lines = self._counted(chunks_of(stream), place.line)

    def __iter__(self) -> Iterator[Accepted | Rejected]:
        return self.part(None)

    def part(self, most: Part | None) -> Iterator[Accepted | Rejected]:
        """Read some rows; `place` then tells where the next one begins.

        :param most: after as much the reading stops; never if None.
        """
        first = self.place
        for line, texts in self._rows():
            if texts is None or any(map(str.strip, texts)):
                told = self._row(line, texts)
                if told is not None:
                    yield told
            if most is not None and (
                self._rows_read - first.rows >= most.rows
                or self._offset - first.offset >= most.size
            ):
                return
        self.ended = True

    def _row(self, line: int, texts: list[str] | None) -> Accepted | Rejected | None:
        self._rows_read += 1
        if self._rows_read > self.limits.rows:
            raise refused("file_too_many_rows", line, limit=self.limits.rows)
        return self._told(line, texts)

    def _counted(self, chunks: Iterator[bytes], before: int) -> Iterator[str]:
        for line in cut(chunks, self.limits.line, before):
            self._offset += len(line)
            yield decoded(line)

    def _open(self) -> tuple[str, Header, int]:
        blank = True
        for number, text in enumerate(itertools.islice(self._lines, _HEADER_WITHIN), 1):
            blank = blank and not text.strip()
            if not text.strip(" \t\r\n;,|\0") or _SEPARATOR_LINE.fullmatch(text):
                continue
            if len(text) > _LONGEST_HEADER:
                break
            delimiter, found = _best(text)
            if found.missing:
                raise refused("file_header", number, columns=", ".join(found.missing))
            return delimiter, found, number
        raise refused("file_blank" if blank else "file_empty")

    def _rows(self) -> Iterator[tuple[int, list[str] | None]]:
        """Give (line, cells); no cells for a row that never ends."""
        # It takes no line more than the row has.
        rows = csv.reader(self._lines, delimiter=self.delimiter)
        before = self._line
        while True:
            line = before + rows.line_num + 1
            try:
                texts = next(rows)
            except StopIteration:
                return
            except csv.Error:  # a cell over the limit of the csv module
                texts = None
            self._line = before + rows.line_num
            yield line, texts

    def _told(self, line: int, texts: list[str] | None) -> Accepted | Rejected | None:
        if texts is None:
            return Rejected(line, (remark("", "", "quotes"),))
        places = self.header.places
        pairs = list(zip(places, texts, strict=False))
        named = {name: text for name, text in pairs if name}
        if any(text.strip() for text in texts[len(places) :]):
            extra = self.delimiter.join(texts[len(places) :])
            problem = remark("", extra, "too_many_cells", expected=len(places))
            return Rejected(line, (problem,), _kept(named))
        if any(self._swallows(text) for text in texts):
            return Rejected(line, (remark("", "", "quotes"),), _kept(named))
        draft = Draft(named)
        row = draft.row()
        if row is None:
            return Rejected(line, tuple(draft.problems), _kept(named))
        return self._once(line, row, draft, named)

    def _swallows(self, text: str) -> bool:
        """Tell whether a cell holds another row: its quotation mark stands alone."""
        if "\n" not in text:
            return False
        place = self.header.places.index("COLL_SIRET")
        inner = (after.split(self.delimiter) for after in text.splitlines()[1:])
        return any(
            _SIRET.fullmatch(cut[place].strip()) for cut in inner if len(cut) > place
        )

    def _once(
        self, line: int, row: Row, draft: Draft, named: Mapping[str, str]
    ) -> Accepted | Rejected | None:
        """Give a number once: the same row again is silent, another is refused."""
        content = digest(cells(row))
        known = self._seen.get(row.key)
        if known is None:
            self._seen[row.key] = content
            return Accepted(line, row, tuple(draft.notes))
        if known == content:
            return None
        return Rejected(line, (remark("DELIB_ID", row.id, "repeated"),), _kept(named))


def read(source: bytes | BinaryIO, limits: Limits | None = None) -> Reading:
    """Open a file of deliberations.

    :param source: its bytes, or a stream of them; read once, without going back.
    :param limits: how much is read; 50 MB and 200 000 rows unless told.
    :returns: what to iterate over, giving :class:`Accepted` and :class:`Rejected` in
        the order of the file. Empty rows and a row that was there already give none.
    :raises FileRefused: as for :class:`Reading`.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    return Reading(plain(stream, limits or Limits()), limits)


def _kept(named: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text[: MAX_CELL + 2]) for name, text in named.items())


def _best(text: str) -> tuple[str, Header]:
    """Cut the header by each delimiter; the one that names most columns is it."""
    cut = []
    for delimiter in DELIMITERS:
        texts = next(csv.reader([text.replace("\0", "")], delimiter=delimiter), [])
        cut.append((delimiter, header([text.strip() for text in texts])))
    return max(cut, key=lambda pair: sum(map(bool, pair[1].places)))

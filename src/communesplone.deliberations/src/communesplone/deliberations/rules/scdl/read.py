"""The lenient reader: what towns publish, or the reason why not.

Nothing is kept of a row once it is given, save two digests of sixteen bytes, to know
its number and its content again.
"""

from collections.abc import Iterator
from communesplone.deliberations.rules.scdl.cell import MAX_CELL
from communesplone.deliberations.rules.scdl.columns import Header
from communesplone.deliberations.rules.scdl.columns import header
from communesplone.deliberations.rules.scdl.compose import Draft
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.lines import lines
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


class Reading:
    """A file whose header is read; iterate once over its rows.

    :ivar delimiter: of ``DELIMITERS``.
    :ivar header: what its first row says.
    :raises FileRefused: for a file without rows or without the required columns;
        while iterating, for a file over the limits. What was given before stands:
        an importer that wants all or nothing reads once to look, once to write.
    """

    def __init__(self, source: bytes | BinaryIO, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        self._lines = lines(stream, self.limits)
        self.delimiter, self.header, self._before = self._open()
        self._seen: dict[bytes, bytes] = {}

    def __iter__(self) -> Iterator[Accepted | Rejected]:
        count = 0
        for line, texts in self._rows():
            if not any(text.strip() for text in texts or ("?",)):
                continue
            count += 1
            if count > self.limits.rows:
                raise refused("file_too_many_rows", line, limit=self.limits.rows)
            told = self._told(line, texts)
            if told is not None:
                yield told

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
        rows = csv.reader(self._lines, delimiter=self.delimiter)
        while True:
            line = self._before + rows.line_num + 1
            try:
                texts = next(rows)
            except StopIteration:
                return
            except csv.Error:  # a cell over the limit of the csv module
                yield line, None
                continue
            if texts:
                yield line, texts

    def _told(self, line: int, texts: list[str] | None) -> Accepted | Rejected | None:
        if texts is None:
            return Rejected(line, (remark("", "", "quotes"),))
        places = self.header.places
        pairs = list(zip(places, texts, strict=False))
        named = {name: text for name, text in pairs if name}
        kept = tuple((name, text[: MAX_CELL + 2]) for name, text in named.items())
        if any(text.strip() for text in texts[len(places) :]):
            extra = self.delimiter.join(texts[len(places) :])
            problem = remark("", extra, "too_many_cells", expected=len(places))
            return Rejected(line, (problem,), kept)
        if any(self._swallows(text) for text in texts):
            return Rejected(line, (remark("", "", "quotes"),), kept)
        draft = Draft(named)
        row = draft.row()
        if row is None:
            return Rejected(line, tuple(draft.problems), kept)
        return self._once(line, row, draft, kept)

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
        self, line: int, row: Row, draft: Draft, kept: tuple[tuple[str, str], ...]
    ) -> Accepted | Rejected | None:
        """Give a number once: the same row again is silent, another is refused."""
        key, content = digest(row.key), digest(cells(row))
        known = self._seen.setdefault(key, content)
        if known is content:
            return Accepted(line, row, tuple(draft.notes))
        if known == content:
            return None
        return Rejected(line, (remark("DELIB_ID", row.id, "repeated"),), kept)


def read(source: bytes | BinaryIO, limits: Limits | None = None) -> Reading:
    """Open a file of deliberations.

    :param source: its bytes, or a stream of them; read once, without going back.
    :param limits: how much is read; 50 MB and 200 000 rows unless told.
    :returns: what to iterate over, giving :class:`Accepted` and :class:`Rejected` in
        the order of the file. Empty rows and a row that was there already give none.
    :raises FileRefused: as for :class:`Reading`.
    """
    return Reading(source, limits)


def _best(text: str) -> tuple[str, Header]:
    """Cut the header by each delimiter; the one that names most columns is it."""
    cut = []
    for delimiter in DELIMITERS:
        texts = next(csv.reader([text.replace("\0", "")], delimiter=delimiter), [])
        cut.append((delimiter, header([text.strip() for text in texts])))
    return max(cut, key=lambda pair: sum(map(bool, pair[1].places)))

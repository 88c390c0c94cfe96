"""The journal as a CSV file, streamed."""

from collections.abc import Iterator
from communesplone.core.api import journal
from communesplone.core.api import journal_filter
from communesplone.core.api import ledger
from communesplone.core.ledger.view import fresh
from communesplone.core.rules.cells import neutral
from communesplone.core.rules.journal import Query
from dataclasses import asdict
from dataclasses import fields
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from ZODB import DB
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator

import csv
import io


COLUMNS = [field.name for field in fields(journal.Entry)]


class JournalCsv(BrowserView):
    """All entries that answer the filter, the newest first; the export is recorded."""

    def __call__(self):
        response = self.request.response
        asked = journal_filter.read(self.request.form)
        if self.request.method != "POST" or asked.errors:
            # The screen has the button, and shows what is wrong at its field.
            url = f"{self.context.absolute_url()}/@@journal?{urlencode(asked.values)}"
            return response.redirect(url, status=303)
        CheckAuthenticator(self.request)
        book = ledger.find()
        journal.record("journal.exported", after=asked.values)
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="journal.csv"')
        response.setHeader("Cache-Control", "no-store")
        if book is None:
            return row(COLUMNS)
        # Without the entry of this export, whether it is chained by then or not.
        end = book.journal.last + 1
        return Stream(book._p_jar.db(), book._p_oid, asked.query, end)


@implementer(IUnboundStreamIterator)
class Stream:
    """Gives the file page by page, each read through a connection of its own.

    The request's connection is closed when the server begins to read. Entries never
    change, so pages read one after the other still make one true file.
    """

    def __init__(self, db: DB, oid: bytes, query: Query, end: int) -> None:
        self._parts = self._read(db, oid, query, end)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._parts)

    def _read(self, db: DB, oid: bytes, query: Query, end: int) -> Iterator[bytes]:
        # The mark tells spreadsheets that the text is UTF-8.
        yield b"\xef\xbb\xbf" + row(COLUMNS)
        before, more = end, True
        while more:
            with fresh(db, oid) as (_manager, book):
                page = journal.page(
                    query, before=before, size=journal.MAX_PAGE, book=book
                )
            yield b"".join(row(asdict(entry).values()) for entry in page.entries)
            before, more = page.older, page.older is not None


def row(cells) -> bytes:
    """Write one line, cells neutralised."""
    out = io.StringIO()
    texts = ["" if cell is None else str(cell) for cell in cells]
    csv.writer(out).writerow([neutral(text) for text in texts])
    return out.getvalue().encode("utf-8")

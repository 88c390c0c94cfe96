"""`@@scdl.csv`: the published deliberations of a body, or of the town."""

from collections.abc import Iterator
from communesplone.deliberations.api import scdl
from communesplone.deliberations.interfaces import Refused
from plone import api
from Products.Five.browser import BrowserView
from tempfile import TemporaryFile
from typing import BinaryIO
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator


CHUNK = 65_536


class ScdlExport(BrowserView):
    """The file; or a page that says which deliberation does not fit, and why."""

    refusal = None

    def __call__(self):
        response = self.request.response
        # The server closes it, when the last piece is sent.
        sink = TemporaryFile()  # noqa: SIM115
        try:
            scdl.export(self.context, sink)
        except Refused as error:
            sink.close()
            response.setStatus(400)
            self.refusal = error.message
            return self.index()
        name = api.portal.get().getId() if self.is_site() else self.context.getId()
        response.setHeader("Content-Type", "text/csv; charset=utf-8; header=present")
        response.setHeader(
            "Content-Disposition", f'attachment; filename="deliberations-{name}.csv"'
        )
        response.setHeader("Content-Length", str(sink.tell()))
        sink.seek(0)
        return Stream(sink)

    def is_site(self):
        return self.context == api.portal.get()


@implementer(IUnboundStreamIterator)
class Stream:
    """Gives a file piece by piece, and closes it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._file.read(CHUNK)
        if not chunk:
            self._file.close()
            raise StopIteration
        return chunk

    def close(self) -> None:
        """Let go of the file, whether it was read to its end or not."""
        self._file.close()

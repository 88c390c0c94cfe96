"""The press: a process of its own that makes PDFs, one after the other.

It has no site, no database and no way to the network: all it may use comes with the
order. It reads an order (a length of eight bytes, then JSON), writes an answer (the
same, then the PDF), and ends when its parent closes the pipe.
"""

from base64 import b64decode
from communesplone.core.documents import lean
from functools import cached_property
from logging.handlers import BufferingHandler
from typing import Any
from typing import BinaryIO
from urllib.error import URLError
from urllib.request import DataHandler
from urllib.request import Request
from weasyprint import HTML
from weasyprint.logger import LOGGER
from weasyprint.urls import URLFetcher
from weasyprint.urls import URLFetcherResponse

import gc
import json
import logging
import pydyf
import resource
import struct
import sys


MAX_MEMORY = 2 * 1024**3
"""Address space of this process, in bytes."""

MAX_DATA_URI = 3_000_000
"""Longest data: address, in characters."""

MAX_WARNINGS = 20

GARBAGE = (50_000, 20, 100)
"""How seldom Python looks for rings of dead objects; a document is one living heap."""

MAX_DEPTH = 10_000
"""Calls within calls; some thirty for each level of nested elements."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LENGTH = struct.Struct(">Q")
_NO_GLYPH = ".notdef glyph"


class Fetcher(URLFetcher):
    """Gives what came with the order, and data: addresses; refuses all else.

    :param resources: content type and content, by address.
    """

    def __init__(self, resources: dict[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=["data"], allow_redirects=False)
        self._resources = resources
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url in self._resources:
            content_type, content = self._resources[url]
            return URLFetcherResponse(url, content, {"Content-Type": content_type})
        if url[:5].lower() == "data:" and len(url) <= MAX_DATA_URI:
            answer = DataHandler().data_open(Request(url))  # noqa: S310 data: only
            return URLFetcherResponse(url, answer.read(), dict(answer.headers))
        self.refused.append(url[:200])
        raise URLError("refused: documents use nothing from outside the site")


class _PDF(pydyf.PDF):
    """Keeps the addresses of its pages: every tagged element asks for all of them."""

    def add_page(self, page: pydyf.Dictionary) -> None:
        self.__dict__.pop("page_references", None)
        super().add_page(page)

    @cached_property
    def page_references(self) -> tuple[bytes, ...]:
        return super().page_references


# WeasyPrint makes its files of this class, and takes no other.
pydyf.PDF = _PDF


def print_pdf(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Make one PDF.

    :param order: html, base_url, variant, resources (as JSON holds them).
    :returns: what was refused and warned of, and the PDF.
    """
    fetcher = Fetcher(
        {url: (kind, b64decode(body)) for url, (kind, body) in order["resources"]}
    )
    html = order["html"]
    pdf, warnings = _printed(html, order, fetcher)
    # Standards refuse a character without glyph; a visible mark is no lie either.
    if unknown := _unknown(warnings):
        fetcher.refused.clear()
        html = html.translate(dict.fromkeys(unknown, REPLACEMENT))
        pdf, more = _printed(html, order, fetcher)
        warnings = [warnings[0], *more]
    told = [record.getMessage()[:300] for record in warnings[:MAX_WARNINGS]]
    return {"refused": fetcher.refused[:MAX_WARNINGS], "warnings": told}, pdf


def _printed(html, order, fetcher):
    log = BufferingHandler(capacity=sys.maxsize)
    log.setLevel(logging.WARNING)
    LOGGER.handlers = [log]
    page = HTML(string=html, base_url=order["base_url"] + "/", url_fetcher=fetcher)
    lean.leave_out(page.etree_element)
    lean.break_words(page.etree_element)
    pdf = page.write_pdf(pdf_variant=order["variant"], finisher=_tidy)
    return pdf, log.buffer


def _tidy(document, pdf):
    """Take out what the archive's standards refuse and the page does not need.

    That is smoothing of enlarged pictures, and empty lists that are always written.
    """
    for item in pdf.objects:
        if "Interpolate" in getattr(item, "extra", ()):
            item.extra["Interpolate"] = "false"
        if isinstance(item, dict) and "XObject" in item:
            for name in ("Pattern", "Shading"):
                if item.get(name) == {}:
                    del item[name]


def _unknown(warnings) -> set[int]:
    return {
        record.args[1]
        for record in warnings
        if record.msg.startswith(_NO_GLYPH) and record.args[1] != ord(REPLACEMENT)
    }


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Work until the source is closed."""
    while head := source.read(_LENGTH.size):
        order = json.loads(source.read(_LENGTH.unpack(head)[0]))
        _limit_time(order["seconds"])
        answer, pdf = print_pdf(order)
        text = json.dumps(answer).encode()
        target.write(_LENGTH.pack(len(text)) + text + _LENGTH.pack(len(pdf)) + pdf)
        target.flush()
        # The rings of a document would else stay until the next one needs memory.
        gc.collect()


def _limit_time(seconds: int) -> None:
    """End this process should it compute longer, even if nobody watches any more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.INFO)
    sys.setrecursionlimit(MAX_DEPTH)
    gc.set_threshold(*GARBAGE)
    serve(sys.stdin.buffer, sys.stdout.buffer)

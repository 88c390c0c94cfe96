"""Orders PDFs from the press, and keeps it in order.

WeasyPrint runs in one child process for each Zope process: it can be stopped when a
page would take for ever, cannot take the server's memory, and does not hold up the
other requests of the process.
"""

from base64 import b64encode
from collections.abc import Mapping
from communesplone.core import logger
from communesplone.core.documents.document import Document
from communesplone.core.documents.document import DocumentBroken
from communesplone.core.documents.document import DocumentTimeout
from communesplone.core.documents.document import DocumentTooLarge
from communesplone.core.documents.document import Variant
from threading import Event
from threading import Lock
from threading import Timer
from typing import Any

import json
import os
import struct
import subprocess
import sys


MAX_HTML = 8_000_000
"""Longest page, in characters."""

MAX_PDF = 64_000_000
"""Largest PDF, in bytes."""

WORKER = (sys.executable, "-P", "-m", "communesplone.core.documents.worker")

Resources = Mapping[str, tuple[str, bytes]]
"""Content type and content, by address."""

_LENGTH = struct.Struct(">Q")
_ENVIRONMENT = ("HOME", "LANG", "LC_ALL", "PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")


class Press:
    """One child process, started when first needed; one order at a time.

    :param command: what to start.
    """

    def __init__(self, command: tuple[str, ...] = WORKER) -> None:
        self._command = command
        self._lock = Lock()
        self._process: subprocess.Popen | None = None

    def print(
        self, document: Document, variant: Variant, resources: Resources, patience: int
    ) -> bytes:
        """Make a PDF.

        :param document: what to print.
        :param variant: the kind of PDF.
        :param resources: the site's own files that the page uses.
        :param patience: seconds to wait for the press to be free, and again for it to
            finish.
        :returns: the PDF.
        :raises DocumentTooLarge: for more than MAX_HTML, or a PDF of more than MAX_PDF.
        :raises DocumentTimeout: if it takes longer; the press is stopped.
        :raises DocumentBroken: if the press fails; the next order starts another.
        """
        if len(document.html) > MAX_HTML:
            raise DocumentTooLarge(f"{len(document.html)} characters")
        order = _order(document, variant, resources, patience)
        if not self._lock.acquire(timeout=patience):
            raise DocumentTimeout("the press is busy")
        try:
            answer, pdf = self._run(order, patience)
        finally:
            self._lock.release()
        _log(answer)
        return pdf

    def stop(self) -> None:
        """End the child process; the next order starts another."""
        with self._lock:
            self._discard()

    def _run(self, order: bytes, patience: int) -> tuple[dict[str, Any], bytes]:
        process = self._started()
        late = Event()
        timer = Timer(patience, _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            process.stdin.write(_LENGTH.pack(len(order)) + order)
            process.stdin.flush()
            answer = json.loads(self._read(process, MAX_PDF))
            return answer, self._read(process, MAX_PDF)
        except (OSError, EOFError, ValueError) as error:
            self._discard()
            if late.is_set():
                raise DocumentTimeout(f"not finished in {patience} s") from error
            raise DocumentBroken("the press has stopped") from error
        except DocumentTooLarge:
            self._discard()
            raise
        finally:
            timer.cancel()

    def _started(self) -> subprocess.Popen:
        if self._process is None or self._process.poll() is not None:
            self._discard()
            self._process = subprocess.Popen(  # noqa: S603 our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                cwd="/",
            )
        return self._process

    def _discard(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                pipe.close()
            except OSError:
                # What was left unsaid to a process that is no more.
                continue

    @staticmethod
    def _read(process: subprocess.Popen, limit: int) -> bytes:
        head = process.stdout.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            raise EOFError
        (length,) = _LENGTH.unpack(head)
        if length > limit:
            raise DocumentTooLarge(f"a PDF of {length} bytes")
        body = process.stdout.read(length)
        if len(body) < length:
            raise EOFError
        return body


def _stop(process: subprocess.Popen, late: Event) -> None:
    late.set()
    process.kill()


def _order(document, variant, resources, patience):
    return json.dumps(
        {
            "html": document.html,
            "base_url": document.base_url,
            "variant": variant.value,
            "seconds": patience,
            "resources": [
                (url, (kind, b64encode(body).decode()))
                for url, (kind, body) in resources.items()
            ],
        }
    ).encode()


def _environment() -> dict[str, str]:
    """Give the child what it needs to find itself and the fonts, and no secret."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _log(answer: Mapping[str, list[str]]) -> None:
    for url in answer["refused"]:
        logger.warning("a document may not fetch %r", url)
    for warning in answer["warnings"]:
        logger.info("while making a PDF: %s", warning)

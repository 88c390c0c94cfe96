"""Lines of text out of bytes of an unknown encoding, without keeping the file."""

from collections.abc import Iterator
from communesplone.deliberations.rules.scdl.reasons import refused
from dataclasses import dataclass
from typing import BinaryIO

import codecs
import contextlib
import itertools


CHUNK = 65_536
_MARKS = (
    (codecs.BOM_UTF8, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS = (
    b"%PDF-",
    b"PK\x03\x04",  # a spreadsheet of today, or an archive
    b"\xd0\xcf\x11\xe0",  # a spreadsheet of the years before 2007
    b"\x89PNG",
    b"\xff\xd8\xff",  # a JPEG
)
"""How files begin that people choose by mistake."""


@dataclass(frozen=True)
class Limits:
    """How much is read.

    :param size: bytes of a file.
    :param rows: rows of a file, header and empty rows not counted.
    :param line: bytes of a line.
    """

    size: int = 50_000_000
    rows: int = 200_000
    line: int = 400_000


def plain(stream: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """Read a file in chunks, without its mark; UTF-16, known by it, as UTF-8.

    :param stream: where ``read`` gives bytes; read once.
    :raises FileRefused: for a file over the limit, and for a file of another kind.
    """
    return _utf_8(_bounded(stream, limits.size))


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """Read what is left of a stream."""
    while chunk := stream.read(CHUNK):
        yield chunk


def _bounded(stream: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    for chunk in chunks_of(stream):
        left -= len(chunk)
        if left < 0:
            raise refused("file_too_big", limit=size)
        yield chunk


def _utf_8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Take off the mark at the start; turn UTF-16 into UTF-8, leave the rest."""
    first = next(chunks, b"")
    if first.startswith(_OTHERS):
        raise refused("file_kind")
    mark, encoding = next(
        (known for known in _MARKS if first.startswith(known[0])), (b"", "")
    )
    whole = itertools.chain((first[len(mark) :],), chunks)
    if not encoding:
        return whole
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    texts = itertools.chain(
        (decoder.decode(chunk) for chunk in whole),
        (decoder.decode(b"", final=True) for _ in range(1)),
    )
    return (text.encode("utf-8") for text in texts)


def cut(chunks: Iterator[bytes], longest: int, before: int = 0) -> Iterator[bytes]:
    """Cut what is read into lines, each with what ends it: CRLF, CR or LF.

    :param longest: bytes of a line.
    :param before: lines of the file before these.
    :raises FileRefused: for a longer one, with its number in the file.
    """
    rest = b""
    number = before
    for chunk in chunks:
        pieces = (rest + chunk).splitlines(keepends=True)
        # A line without end goes on in the next chunk; after a CR may come its LF.
        rest = pieces.pop() if pieces and not pieces[-1].endswith(b"\n") else b""
        for piece in (*pieces, rest):
            number += 1
            if len(piece) > longest:
                raise refused("file_line_too_long", number, limit=longest)
        number -= 1
        yield from pieces
    if rest:
        yield rest


def decoded(line: bytes) -> str:
    """Read a line: UTF-8 if it can be, else Windows-1252, else Latin-1.

    A file pasted together from several is read too.
    """
    for encoding in ("utf-8", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return line.decode(encoding)
    return line.decode("latin-1")

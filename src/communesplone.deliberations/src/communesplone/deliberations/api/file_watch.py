"""What a file is, before it is read."""

from communesplone.deliberations.rules.scdl.lines import CHUNK
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.reasons import refused
from hashlib import sha256
from typing import BinaryIO

import codecs


def size_of(stream: BinaryIO) -> int:
    """Give the bytes of a file without reading it; it stands at its beginning then."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(0)
    return size


def digest_of(stream: BinaryIO) -> str:
    """Give the SHA-256 of a file; it stands at its beginning then.

    :returns: 64 hexadecimal digits.
    :raises FileRefused: for a file over the limit, before it is read.
    """
    limit = Limits().size
    if size_of(stream) > limit:
        raise refused("file_too_big", limit=limit)
    mark = sha256()
    while chunk := stream.read(CHUNK):
        mark.update(chunk)
    stream.seek(0)
    return mark.hexdigest()


def encoding_of(stream: BinaryIO) -> str:
    """Tell the encoding of a text; the file stands at its beginning then.

    :returns: "UTF-16", "UTF-8", or "Windows-1252" where some line is not UTF-8.
    """
    first = stream.read(2)
    stream.seek(0)
    if first in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "UTF-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "Windows-1252"
    finally:
        stream.seek(0)
    return "UTF-8"

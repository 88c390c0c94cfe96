"""A file in the body of a request, as plone.restapi writes one."""

from base64 import b64decode
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.interfaces import Refused
from dataclasses import dataclass
from typing import Any


SMALL = 10_000
"""What a body holds besides a file, in bytes."""

NAME, CONTENT_TYPE = 1_000, 200
"""Longest name and type, in characters; the api keeps the end of a name."""

KEYS = frozenset({"data", "encoding", "filename", "content-type"})


@dataclass(frozen=True)
class SentFile:
    data: bytes
    filename: str


def room_for(size: int) -> int:
    """Give the bytes of a body that holds a file.

    :param size: of the file, in bytes; one more can be sent, for the api to refuse.
    """
    return (size + 1) * 4 // 3 + SMALL


def file_of(body: Mapping[str, Any], name: str = "file") -> SentFile:
    """Read a file: `{"data": base64, "encoding": "base64", "filename": …}`.

    Its `content-type` may be there; what a file is, its bytes say.

    :raises Refused: for another shape, or no base64.
    """
    plain = body.get(name)
    if not isinstance(plain, dict) or set(plain) - KEYS:
        raise _refused()
    data, filename = plain.get("data"), plain.get("filename")
    kind = plain.get("content-type", "")
    fits = isinstance(data, str) and plain.get("encoding") == "base64"
    if not fits or not _short(filename, NAME) or not _short(kind, CONTENT_TYPE):
        raise _refused()
    try:
        return SentFile(b64decode(data, validate=True), filename)
    except ValueError as error:
        raise _refused() from error


def _short(plain: Any, longest: int) -> bool:
    return isinstance(plain, str) and len(plain) <= longest


def _refused() -> Refused:
    return Refused(
        _(
            "error_body_file",
            default="A file is an object with “data”, “encoding” (“base64”) and"
            " “filename”.",
        )
    )

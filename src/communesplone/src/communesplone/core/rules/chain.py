"""The hash chain that makes an append-only journal tamper-evident.

Each link is ``sha256(previous link + canonical entry)``. Whoever holds the entries
and a head published earlier can recompute everything with a few lines in any
language. A chain alone does not show that its *last* entries were cut off: compare
the head with the published one.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from hashlib import sha256
from typing import Any

import json
import re


GENESIS = "0" * 64
"""What stands before the first link."""

MAX_DEPTH = 16
"""Deepest nesting of an entry."""

_LINK = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class ChainReport:
    """What the verification of a chain found."""

    intact: bool
    """True if every link holds; an empty chain is intact."""
    length: int
    """Number of entries read, sound or not."""
    head: str
    """The last link that holds before any break; ``GENESIS`` if there is none."""
    first_broken: int | None
    """Index from 0 of the first entry whose link does not hold, or None."""


def canonical(entry: Mapping[str, Any]) -> bytes:
    """Write an entry in the one form that is hashed.

    JSON in UTF-8, keys sorted, no blanks, no escapes beyond JSON's own. A datetime
    or date becomes its ISO 8601 text, so an export that holds the text verifies just
    as well. Text is taken as it is: no Unicode normalisation.

    :param entry: text keys; values of text, integers, booleans, None, dates,
        datetimes with an offset, and sequences and mappings of these. Amounts
        are given as text ("12.50").
    :returns: the bytes to hash.
    :raises TypeError: for a float or any other kind of value, or a key that is not
        text: their written form varies.
    :raises ValueError: for a datetime without offset, text that UTF-8 cannot hold,
        or nesting deeper than ``MAX_DEPTH``.

    Source: JSON as in RFC 8259; times as in ISO 8601.
    """
    if not isinstance(entry, Mapping):
        raise TypeError(f"an entry is a mapping, not {type(entry).__name__}")
    written = json.dumps(
        _plain(entry, 0),
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return written.encode("utf-8")


def link(previous: str, entry: Mapping[str, Any]) -> str:
    """Compute the link of an entry.

    :param previous: the link before it, 64 lower-case hexadecimal digits;
        ``GENESIS`` for the first entry.
    :param entry: as for :func:`canonical`.
    :returns: the link, 64 lower-case hexadecimal digits.
    :raises TypeError: as :func:`canonical`, or if ``previous`` is not text.
    :raises ValueError: as :func:`canonical`, or if ``previous`` is no link.

    Source: SHA-256 as in FIPS 180-4.
    """
    if not _LINK.fullmatch(previous):
        raise ValueError("a link is 64 lower-case hexadecimal digits")
    return sha256(previous.encode("ascii") + canonical(entry)).hexdigest()


def verify(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> ChainReport:
    """Recompute a chain from its first entry.

    An entry that could never have been written (a float, a naive time) counts as
    broken; it stops nothing.

    :param entries: (stored link, entry) in the order of writing; read once.
    :returns: the report.
    """
    head, length, first_broken = GENESIS, 0, None
    for index, (stored, entry) in enumerate(entries):
        length = index + 1
        if first_broken is not None:
            continue
        if _holds(head, stored, entry):
            head = stored
        else:
            first_broken = index
    return ChainReport(first_broken is None, length, head, first_broken)


def _holds(previous: str, stored: str, entry: Mapping[str, Any]) -> bool:
    try:
        return link(previous, entry) == stored
    except (TypeError, ValueError):
        return False


def _plain(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise ValueError(f"an entry is nested deeper than {MAX_DEPTH}")
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):
        return _moment(value)
    simple = _SIMPLE if depth < MAX_DEPTH else ()
    if isinstance(value, Mapping):
        return {
            _key(key): item if type(item) in simple else _plain(item, depth + 1)
            for key, item in value.items()
        }
    if isinstance(value, Sequence) and not isinstance(value, _BYTES):
        return [
            item if type(item) in simple else _plain(item, depth + 1) for item in value
        ]
    raise TypeError(f"{type(value).__name__} has no canonical form")


_BYTES = (bytes, bytearray, memoryview)

_SIMPLE = frozenset({str, int, bool, type(None)})
"""Most values: a register has hundreds of thousands, which are taken as they are."""


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key is text, not {type(key).__name__}")
    return key


def _moment(value: date) -> str:
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError("a time without offset does not say when")
    return value.isoformat()

"""Numbers without gaps, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC

import re


MAX_PATTERN = 60
"""Longest pattern, in characters."""

_PLACEHOLDER = re.compile(r"\{(?:(year)|number(?::([1-9]))?)\}")


@dataclass(frozen=True)
class Pending:
    """A thing that waits for its number.

    :param key: what names it, not empty (a UID); breaks ties.
    :param arrived: when it arrived, with an offset.
    :raises ValueError: for an empty key or a time without offset.
    """

    key: str
    arrived: datetime

    def __post_init__(self) -> None:
        if not self.key:
            raise ValueError("a pending thing needs a key")
        if self.arrived.utcoffset() is None:
            raise ValueError("a time without offset gives no order")

    @property
    def order(self) -> tuple[datetime, str]:
        """Where it stands: by the instant of arrival, then by key."""
        return (self.arrived.astimezone(UTC), self.key)


@dataclass(frozen=True)
class Allocation:
    """A number given to a key."""

    key: str
    number: int


def allocate(last: int, pending: Sequence[Pending]) -> tuple[Allocation, ...]:
    """Give the next numbers, without gaps.

    The order of ``pending`` changes nothing: two processes that see the same
    things give the same numbers.

    :param last: the last number given so far, 0 for none.
    :param pending: what waits, each key once.
    :returns: numbers ``last + 1`` to ``last + len(pending)``, in that order.
    :raises TypeError: if ``last`` is not an integer.
    :raises ValueError: if ``last`` is negative or a key comes twice.
    """
    _require_whole(last, "the last number", lowest=0)
    if len({thing.key for thing in pending}) != len(pending):
        raise ValueError("a key waits twice for a number")
    ordered = sorted(pending, key=lambda thing: thing.order)
    return tuple(
        Allocation(thing.key, number) for number, thing in enumerate(ordered, last + 1)
    )


@dataclass(frozen=True)
class NumberPattern:
    """A sound pattern such as ``DEL-{year}-{number:4}``.

    Two placeholders exist: ``{year}`` and ``{number}``, the latter with an optional
    width of 1 to 9 digits, filled with zeros. ``{number}`` must stand exactly once,
    or two things would bear one number. Nothing else may stand in braces.

    :param text: the pattern, at most 60 characters, all printable.
    :raises TypeError: for anything that is not text.
    :raises ValueError: for a pattern that breaks a rule above; the message says which.
    """

    text: str

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"a pattern is text, not {type(self.text).__name__}")
        if len(self.text) > MAX_PATTERN:
            raise ValueError(f"a pattern has at most {MAX_PATTERN} characters")
        if not self.text.isprintable():
            raise ValueError("a pattern has printable characters only")
        literal = _PLACEHOLDER.sub("", self.text)
        if "{" in literal or "}" in literal:
            raise ValueError(
                "only {year}, {number} and {number:1} to {number:9} stand in braces"
            )
        count = sum(not match[1] for match in _PLACEHOLDER.finditer(self.text))
        if count != 1:
            raise ValueError(f"{{number}} must stand exactly once, not {count} times")

    def write(self, year: int, number: int) -> str:
        """Write a number.

        :param year: 1 to 9999, written with four digits.
        :param number: from 1; a number longer than its width is never cut.
        :returns: the written number, "DEL-2026-0042".
        :raises TypeError: for a year or a number that is not an integer.
        :raises ValueError: for a year or a number out of range.
        """
        _require_whole(year, "the year", lowest=1, highest=9999)
        _require_whole(number, "the number", lowest=1)

        def written(match: re.Match[str]) -> str:
            if match[1]:
                return f"{year:04d}"
            return str(number).zfill(int(match[2] or 1))

        return _PLACEHOLDER.sub(written, self.text)


def format_number(pattern: str, year: int, number: int) -> str:
    """Write a number in a pattern.

    :param pattern: as for :class:`NumberPattern`.
    :param year: 1 to 9999.
    :param number: from 1.
    :returns: the written number, "DEL-2026-0042".
    :raises TypeError: for a pattern, year or number of the wrong kind.
    :raises ValueError: for an unsound pattern, or a year or number out of range.
    """
    return NumberPattern(pattern).write(year, number)


def _require_whole(
    value: int, name: str, lowest: int, highest: int | None = None
) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is an integer, not {type(value).__name__}")
    if value < lowest or (highest is not None and value > highest):
        raise ValueError(f"{name} is out of range: {value}")

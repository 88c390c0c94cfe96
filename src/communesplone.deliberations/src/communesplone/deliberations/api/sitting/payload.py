"""Reading what a screen sends, without trust."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.interfaces import Refused
from datetime import date
from typing import Any

import re


MOST_ITEMS = 1_000
"""Most items named in one action: an agenda has no more."""

MOST_PEOPLE = 500
"""Most people named in one action."""

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document can hold. Source: W3C, XML 1.0, section 2.2."""


def text(data: Mapping[str, Any], name: str, longest: int = 100) -> str:
    """Read a text, "" if it is not there.

    :raises Refused: for anything that is not text, or is longer.
    """
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > longest or _UNFIT.search(value):
        raise malformed(name)
    return value


def day(data: Mapping[str, Any], name: str) -> date | None:
    """Read a day, written YYYY-MM-DD; None if it is not there.

    :raises Refused: for another text.
    """
    written = text(data, name)
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise malformed(name) from error


def people(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Read a list of ids, each once; none if it is not there.

    :raises Refused: for anything else.
    """
    return _ids(data.get(name, []), name, MOST_PEOPLE)


def uids(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Read a list of items, each once.

    :raises Refused: for anything else.
    """
    return _ids(data.get(name), name, MOST_ITEMS)


def _ids(value: Any, name: str, most: int) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise malformed(name)
    if not all(text({"id": one}, "id") for one in value):
        raise malformed(name)
    return tuple(dict.fromkeys(value))


def counts(data: Mapping[str, Any], name: str) -> dict[str, int] | None:
    """Read numbers by name, None if they are not there.

    :raises Refused: for anything but whole numbers from 0 to 10,000.
    """
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, dict) or len(value) > MOST_PEOPLE:
        raise malformed(name)
    return {
        text({"t": key}, "t"): whole({"n": number}, "n", 0)
        for key, number in value.items()
    }


def whole(data: Mapping[str, Any], name: str, default: int) -> int:
    """Read a whole number from 0 to 10,000.

    :raises Refused: for anything else.
    """
    value = data.get(name, default)
    if (
        isinstance(value, bool)
        or not isinstance(value, int)
        or not 0 <= value <= 10_000
    ):
        raise malformed(name)
    return value


def words(data: Mapping[str, Any], name: str) -> dict[str, str] | None:
    """Read texts by name, None if they are not there.

    :raises Refused: for anything else.
    """
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, dict) or len(value) > MOST_PEOPLE:
        raise malformed(name)
    return {
        text({"t": key}, "t"): text({"t": said}, "t") for key, said in value.items()
    }


def malformed(name: str) -> Refused:
    return Refused(
        _(
            "error_action_value",
            default="The value of “${name}” is missing or not as it must be.",
            mapping={"name": name},
        )
    )

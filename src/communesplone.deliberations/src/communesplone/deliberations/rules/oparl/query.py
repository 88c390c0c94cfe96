"""What a client asks of a list."""

from collections.abc import Mapping
from communesplone.deliberations.rules.oparl.values import moment
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import base64
import binascii
import re


MAX_LIMIT = 100
"""Most objects of a page, and the number when a client names none."""

_RFC_3339 = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_LOST_PLUS = re.compile(r"(?<=[0-9]) (?=[0-9]{2}:[0-9]{2}\Z)")
_LONGEST = 1_000


class BadParameter(ValueError):
    """A parameter that has no meaning.

    :param name: as in the address.
    :param value: as the client sent it, cut after 100 characters.
    """

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}={value[:100]}")
        self.name = name
        self.value = value[:100]


@dataclass(frozen=True)
class Cursor:
    """A place in a list: after the object of this time and UID.

    :param created: with offset; never changes for an object.
    """

    created: datetime
    uid: str

    def __str__(self) -> str:
        """Write it as clients see it, who must not read it."""
        text = f"{self.created.isoformat()}|{self.uid}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Read a written place.

        :raises BadParameter: for what was never written here.
        """
        try:
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            written = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
            created, _, uid = written.partition("|")
            cursor = cls(datetime.fromisoformat(created), uid)
        except (ValueError, binascii.Error) as error:
            raise BadParameter("after", text) from error
        if cursor.created.utcoffset() is None or not uid or str(cursor) != text:
            raise BadParameter("after", text)
        return cursor


@dataclass(frozen=True)
class Query:
    """A question, checked. Both ends of a span belong to it, to the second."""

    created_since: datetime | None = None
    created_until: datetime | None = None
    modified_since: datetime | None = None
    modified_until: datetime | None = None
    omit_internal: bool = False
    limit: int = MAX_LIMIT
    after: Cursor | None = None

    @property
    def wants_deleted(self) -> bool:
        """Whether objects that are gone belong to the answer."""
        return self.modified_since is not None

    def address(self, url: str, after: Cursor | None = None) -> str:
        """Write the address of a page of the same question.

        :param url: of the list.
        :param after: where the page begins; None for the first.
        """
        values = {name: moment(getattr(self, name)) for name in _TIMES}
        values["limit"] = None if self.limit == MAX_LIMIT else str(self.limit)
        values["omit_internal"] = "true" if self.omit_internal else None
        values["after"] = None if after is None else str(after)
        given = [(name, value) for name, value in sorted(values.items()) if value]
        return f"{url}?{urlencode(given)}" if given else url


_TIMES = ("created_since", "created_until", "modified_since", "modified_until")


def parse(parameters: Mapping[str, str]) -> Query:
    """Read the parameters of an address; those that OParl does not know are nothing.

    :param parameters: name -> text.
    :returns: the question; a limit over 100 is 100, which OParl allows.
    :raises BadParameter: for the first that has no meaning.
    """
    for name in (*_TIMES, "omit_internal", "limit", "after"):
        value = parameters.get(name, "")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise BadParameter(name, str(value))
    return Query(
        **{name: _time(name, parameters.get(name, "")) for name in _TIMES},
        omit_internal=_flag("omit_internal", parameters.get("omit_internal", "")),
        limit=_limit(parameters.get("limit", "")),
        after=Cursor.read(parameters["after"]) if parameters.get("after") else None,
    )


def _time(name: str, text: str) -> datetime | None:
    if not text:
        return None
    # "+" in an address that was not encoded arrives as a blank.
    match = _RFC_3339.fullmatch(_LOST_PLUS.sub("+", text))
    try:
        if match is None:
            raise ValueError(text)
        zone = "+00:00" if match[4] in "Zz" else match[4]
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
    except ValueError as error:
        raise BadParameter(name, text) from error


def _flag(name: str, text: str) -> bool:
    if text not in ("", "true", "false"):
        raise BadParameter(name, text)
    return text == "true"


def _limit(text: str) -> int:
    if not text:
        return MAX_LIMIT
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) == 0:
        raise BadParameter("limit", text)
    return min(int(text), MAX_LIMIT)

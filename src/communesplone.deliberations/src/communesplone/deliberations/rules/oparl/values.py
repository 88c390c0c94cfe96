"""Values as OParl writes them."""

from collections.abc import Mapping
from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.sources import Source
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC


Object = dict[str, object]


def moment(value: datetime | None) -> str | None:
    """Write a time as ``yyyy-mm-ddThh:mm:ss±hh:mm``.

    :raises ValueError: for a time without offset.
    """
    if value is None:
        return None
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("a time needs an offset")
    if offset % timedelta(minutes=1):  # local mean time, before standard time
        value = value.astimezone(UTC)
    return value.isoformat(timespec="seconds")


def day(value: date | None) -> str | None:
    """Write a date as ``yyyy-mm-dd``."""
    return None if value is None else value.isoformat()


def compact(values: Mapping[str, object], keep: tuple[str, ...] = ()) -> Object:
    """Leave out what says nothing: None, empty texts, empty lists.

    :param keep: required properties, whose empty list stays.
    """
    return {
        name: value
        for name, value in values.items()
        if name in keep or not (value is None or value in ("", [], {}))
    }


def ids(links: Links, kind: Kind, uids: tuple[str, ...]) -> list[str]:
    """Give the ids of several objects."""
    return [links.id(kind, uid) for uid in uids]


def one(links: Links, kind: Kind, uid: str) -> str | None:
    """Give the id of an object, None for no UID."""
    return links.id(kind, uid) if uid else None


def frame(kind: Kind, source: Source, links: Links) -> Object:
    """Give what every object begins with."""
    return {
        "id": links.id(kind, source.uid),
        "type": kind.type,
        "created": moment(source.created),
        "modified": moment(source.modified),
        "keyword": list(source.keywords),
        "web": source.web,
    }


def deleted(
    kind: Kind, uid: str, created: datetime, modified: datetime, links: Links
) -> Object:
    """Give what is left of an object that is gone or public no more.

    :param modified: when it went.
    """
    return {
        "id": links.id(kind, uid),
        "type": kind.type,
        "created": moment(created),
        "modified": moment(modified),
        "deleted": True,
    }


def error(message: str, debug: str = "") -> Object:
    """Give the object that goes with a status of 400 and above.

    :param message: for a person, in the language of the contents.
    """
    return compact(
        {
            "type": "https://schema.oparl.org/1.1/Error",
            "message": message,
            "debug": debug,
        }
    )

"""What screens and programs send to a sitting: JSON, read without trust."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from datetime import datetime
from typing import Any

import json


LARGEST = 1_000_000
"""Largest body, in bytes."""

DEEPEST = 8
"""Most lists and objects inside each other."""

MOST_AT_ONCE = 100
"""Most actions in one request."""


def parse(body: bytes | str, largest: int = LARGEST) -> Any:
    """Read a body.

    :param largest: in bytes.
    :returns: plain values; None for an empty body.
    :raises Refused: if it is too large, too deep, or no JSON.
    """
    if len(body) > largest:
        raise Refused(_("error_body_large", default="This is too much at once."))
    try:
        plain = json.loads(body or "null")
    except (ValueError, RecursionError) as error:
        raise payload.malformed("body") from error
    if is_deep(plain):
        raise payload.malformed("body")
    return plain


def is_deep(plain: Any) -> bool:
    """Tell whether lists and objects stand too deep in each other."""
    level = [plain]
    for _depth in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, (list, dict))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def action(plain: Any) -> Action:
    """Read one action: key, kind, at (ISO 8601 with an offset), data.

    :raises Refused: for another shape.
    """
    if not isinstance(plain, Mapping):
        raise payload.malformed("body")
    data = plain.get("data", {})
    if not isinstance(data, dict):
        raise payload.malformed("data")
    return Action(
        key=payload.text(plain, "key"),
        kind=payload.text(plain, "kind"),
        at=moment(plain, "at"),
        data=data,
    )


def actions(plain: Any) -> list[Action]:
    """Read one action, or a list of up to ``MOST_AT_ONCE``.

    :raises Refused: for another shape.
    """
    rows = plain if isinstance(plain, list) else [plain]
    if not 0 < len(rows) <= MOST_AT_ONCE:
        raise payload.malformed("body")
    return [action(row) for row in rows]


def moment(plain: Mapping[str, Any], name: str) -> datetime:
    """Read an instant, and give it in the town's time zone.

    :raises Refused: for another text, or one without offset.
    """
    try:
        read = datetime.fromisoformat(payload.text(plain, name))
        if read.utcoffset() is None:
            raise payload.malformed(name)
        return read.astimezone(clock.zone())
    except (ValueError, OverflowError) as error:
        raise payload.malformed(name) from error


def perform_all(session: ISession, plain: Any, now: datetime) -> list[bool]:
    """Do what a body says, all of it.

    :returns: for each action whether it was new.
    :raises Refused: for the first that is; the caller undoes those before it.
    """
    return [perform(session, each, now) for each in actions(plain)]

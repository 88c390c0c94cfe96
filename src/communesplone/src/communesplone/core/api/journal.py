"""The audit journal: append-only, hash-chained."""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from communesplone.core.api import ledger
from communesplone.core.ledger.ledger import JOURNAL
from communesplone.core.ledger.sealing import seal_after_commit
from communesplone.core.rules.chain import canonical
from datetime import datetime
from datetime import timezone
from hashlib import sha256
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any

import re


MAX_ACTION = 100
MAX_PATH = 1_000
MAX_TITLE = 200
"""Longest texts of an entry, in characters; a longer path or title is cut."""

_ACTION = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")


def record(
    action: str,
    obj: Any = None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write into the journal, as part of the present transaction.

    The entry takes its place in the chain right after the commit; it is never lost
    if the commit succeeds, and never there if it fails. Of `before` and `after` only
    the hash is kept.

    :param action: what was done: dotted, lower case, noun then past participle
        ("service.staffed"); at most 100 characters.
    :param obj: the subject, if there is one; its UID, path in the site and title are
        kept.
    :param before: the facts before, values as :func:`rules.chain.canonical` takes.
    :param after: the facts after.
    :raises ValueError: for an action of another shape.
    :raises TypeError: for facts that have no canonical form (a float).
    """
    if len(action) > MAX_ACTION or not _ACTION.fullmatch(action):
        raise ValueError(f"not the id of an action: {action[:MAX_ACTION]!r}")
    now = datetime.now(timezone.utc)
    entry = {
        "when": now.isoformat(timespec="microseconds"),
        "user": getSecurityManager().getUser().getId() or "",
        "action": action,
        **_subject(obj),
        "before": _digest(before),
        "after": _digest(after),
    }
    canonical(entry)  # What the chain could not hold is refused now, not when sealing.
    book = ledger.obtain()
    book.arrive(JOURNAL, now, entry)
    seal_after_commit(book)


def _subject(obj: Any) -> dict[str, str]:
    if obj is None:
        return {"uid": "", "path": "", "title": ""}
    inside = len(api.portal.get().getPhysicalPath())
    return {
        "uid": IUUID(obj, None) or "",
        "path": "/" + "/".join(obj.getPhysicalPath()[inside:])[:MAX_PATH],
        "title": str(obj.Title())[:MAX_TITLE],
    }


def _digest(facts: Mapping[str, Any] | None) -> str | None:
    return None if facts is None else sha256(canonical(facts)).hexdigest()

"""The audit journal: append-only, hash-chained.

Nothing here changes or takes out an entry, and nothing shall.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core.api import ledger
from communesplone.core.interfaces import IJournalTitle
from communesplone.core.ledger.ledger import JOURNAL
from communesplone.core.ledger.ledger import Ledger
from communesplone.core.ledger.sealing import seal_after_commit
from communesplone.core.rules import chain
from communesplone.core.rules.journal import Query
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from hashlib import sha256
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any

import re


MAX_ACTION = 100
MAX_PATH = 1_000
MAX_TITLE = 200
"""Longest texts of an entry, in characters; a longer path or title is cut."""

MAX_PAGE = 200
"""Most entries on a page."""

MAX_LOOKED_AT = 5_000
"""Most entries one page looks at; a rare answer is searched for page by page."""

_ACTION = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TIDY = 1_000


@dataclass(frozen=True)
class Entry:
    """One entry of the journal."""

    number: int
    """From 1, without gaps."""
    when: str
    """ISO 8601, UTC, with offset and microseconds."""
    user: str
    """Id of the user, empty for a visitor."""
    action: str
    uid: str
    path: str
    """Path in the site, from "/"; empty without subject."""
    title: str
    before: str | None
    """SHA-256 of the canonical facts before, hexadecimal; None if there were none."""
    after: str | None
    link: str = ""
    """The link that closes this entry; empty as long as it waits."""


@dataclass(frozen=True)
class Page:
    """Some entries, the newest first."""

    entries: tuple[Entry, ...]
    older: int | None
    """What to give as `before` for the next page; None if nothing older is left."""
    length: int
    """Entries in the whole journal."""
    head: str
    """The last link of the whole journal."""


def record(
    action: str,
    obj: Any = None,
    *,
    before: Mapping[str, Any] | str | None = None,
    after: Mapping[str, Any] | str | None = None,
) -> None:
    """Write into the journal, as part of the present transaction.

    The entry takes its place in the chain right after the commit; it is never lost
    if the commit succeeds, and never there if it fails. Of `before` and `after` only
    the hash is kept.

    :param action: what was done: dotted, lower case, noun then past participle
        ("service.staffed"); at most 100 characters.
    :param obj: the subject, if there is one; its UID, path in the site and title are
        kept, the title as an `IJournalTitle` of the subject gives it, if there is one.
    :param before: the facts before, values as :func:`rules.chain.canonical` takes; or
        what :func:`digest` gave for them when they were the facts after.
    :param after: the facts after, likewise.
    :raises ValueError: for an action or a digest of another shape.
    :raises TypeError: for facts that have no canonical form (a float).
    """
    if len(action) > MAX_ACTION or not _ACTION.fullmatch(action):
        raise ValueError(f"not the id of an action: {action[:MAX_ACTION]!r}")
    now = datetime.now(UTC)
    entry = {
        "when": now.isoformat(timespec="microseconds"),
        "user": getSecurityManager().getUser().getId() or "",
        "action": action,
        **_subject(obj),
        "before": _hashed(before),
        "after": _hashed(after),
    }
    # What the chain could not hold is refused now, not when sealing.
    chain.canonical(entry)
    book = ledger.obtain()
    book.arrive(JOURNAL, now, entry)
    seal_after_commit(book)


def digest(facts: Mapping[str, Any]) -> str:
    """Hash facts as an entry holds them.

    :param facts: values as :func:`rules.chain.canonical` takes.
    :returns: SHA-256, 64 hexadecimal digits.
    :raises TypeError: for facts that have no canonical form (a float).
    """
    return sha256(chain.canonical(facts)).hexdigest()


def waiting() -> tuple[Entry, ...]:
    """Give what is not in the chain yet, the present transaction's too.

    :returns: the entries, the earliest first, their number 0.
    """
    book = ledger.find()
    found = [item for _, item in book.waiting()] if book else []
    ours = sorted((item[1:] for item in found if item[0] == JOURNAL), key=_arrival)
    return tuple(Entry(number=0, **entry) for _, entry in ours)


def page(
    query: Query | None = None,
    *,
    before: int | None = None,
    size: int = 50,
    book: Ledger | None = None,
) -> Page:
    """Read a page of the journal, the newest entries first.

    At most ``MAX_LOOKED_AT`` entries are looked at: a page may hold fewer than `size`
    and still have older ones.

    :param query: which entries; all if None.
    :param before: only entries with a lower number; None for the newest.
    :param size: entries, 1 to 200; a number outside is brought inside.
    :param book: another view of the ledger than the present connection's.
    :returns: the page.
    """
    book = book or ledger.find()
    if book is None:
        return Page((), None, 0, chain.GENESIS)
    query = query or Query()
    journal = book.journal
    low, high = journal.between(*query.days())
    if before is not None:
        high = min(high, before - 1)
    size = min(max(size, 1), MAX_PAGE)
    found: list[Entry] = []
    older = None
    for looked, (number, (link, entry)) in enumerate(journal.backward(high, low)):
        if len(found) == size or looked == MAX_LOOKED_AT:
            older = number + 1
            break
        if query.matches(entry):
            found.append(Entry(link=link, **entry))
    return Page(tuple(found), older, journal.last, journal.head)


def verify(book: Ledger | None = None) -> chain.ChainReport:
    """Recompute the whole chain, in constant memory.

    :param book: a ledger; the present site's if None.
    :returns: the report. A chain whose last entries are missing is broken at the
        first missing one.
    """
    book = book or ledger.find()
    if book is None:
        return chain.verify(())
    journal = book.journal
    report = chain.verify(_links(book))
    if report.intact and (report.length, report.head) != (journal.last, journal.head):
        return replace(report, intact=False, first_broken=report.length)
    return report


def check() -> chain.ChainReport:
    """Verify the present site's chain, keep what was found, and record it.

    :returns: the report.
    """
    report = verify()
    facts = {**asdict(report), "when": datetime.now(UTC)}
    ledger.obtain().checked = facts
    record("journal.verified", after=facts)
    return report


def checked() -> Mapping[str, Any] | None:
    """Give what the last :func:`check` found: the fields of its report, and `when`."""
    book = ledger.find()
    return book and book.checked


def _links(book: Ledger) -> Iterator[tuple[str, Mapping[str, Any]]]:
    sealed = book.journal.sealed.items()
    for expected, (number, (link, entry)) in enumerate(sealed, 1):
        if expected % _TIDY == 0 and book._p_jar is not None:
            book._p_jar.cacheGC()
        # An entry that stands elsewhere than it says is broken too.
        in_place = number == expected == entry["number"]
        yield (link if in_place else ""), entry


def _arrival(item: tuple[datetime, Any]) -> datetime:
    return item[0]


def _subject(obj: Any) -> dict[str, str]:
    if obj is None:
        return {"uid": "", "path": "", "title": ""}
    named = IJournalTitle(obj, obj)
    title = obj.Title() if named is obj else named.title
    inside = len(api.portal.get().getPhysicalPath())
    return {
        "uid": IUUID(obj, None) or "",
        "path": ("/" + "/".join(obj.getPhysicalPath()[inside:]))[:MAX_PATH],
        "title": str(title)[:MAX_TITLE],
    }


def _hashed(facts: Mapping[str, Any] | str | None) -> str | None:
    if isinstance(facts, str):
        if not _DIGEST.fullmatch(facts):
            raise ValueError(f"not a digest of facts: {facts[:MAX_ACTION]!r}")
        return facts
    return None if facts is None else digest(facts)

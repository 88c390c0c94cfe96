"""The second transaction: after a commit, one hand numbers all that waits."""

from communesplone.core import logger
from communesplone.core.interfaces import ISealingLock
from communesplone.core.ledger.ledger import Ledger
from communesplone.core.ledger.lock import FileLock
from communesplone.core.ledger.view import fresh
from random import random
from threading import Lock
from time import sleep
from ZODB import DB
from ZODB.POSException import ConflictError
from ZODB.POSException import POSError
from zope.component import getGlobalSiteManager

import transaction


WAIT = 5.0
"""Seconds to wait for another hand; then the work is left to it."""

ATTEMPTS = 12
"""Tries of one second transaction; each takes a fresh view."""

BATCH = 1_000
"""Most entries numbered in one transaction."""

_fallback = FileLock()
_guard = Lock()
_queued: set[tuple[int, bytes]] = set()


def seal_after_commit(ledger: Ledger) -> None:
    """Have the ledger sealed once the present transaction is committed.

    Asking again in the same transaction changes nothing.
    """
    current = transaction.get()
    try:
        current.data(ledger)
    except KeyError:
        current.set_data(ledger, True)
        current.addAfterCommitHook(_after_commit, (ledger,))


def seal(db: DB, oid: bytes) -> int:
    """Number all that waits in a ledger, in transactions of its own.

    Of many threads that ask at once, one seals, one waits its turn, and the others
    leave: the one that waits has yet to look, and will find what they brought.

    :param db: the database, as seen from outside any transaction.
    :param oid: the ledger's.
    :returns: how many entries were numbered here; 0 also if another hand does it.
    :raises ConflictError: if every attempt met another writer; what waits still waits.
    :raises POSError: if the database cannot be read or written.
    """
    mark = (id(db), oid)
    with _guard:
        if mark in _queued:
            return 0
        _queued.add(mark)
    try:
        with _lock().holding(f"{db.database_name}-{oid.hex()}", WAIT) as held:
            # Before the view is opened: whoever commits from here on queues again.
            _leave_queue(mark)
            return _seal_all(db, oid) if held else 0
    finally:
        _leave_queue(mark)


def seal_or_log(db: DB, oid: bytes) -> None:
    """Seal, and leave what fails to the next hand."""
    try:
        seal(db, oid)
    except (POSError, OSError):
        logger.exception("Sealing failed; what waits is sealed with the next entry")


def _after_commit(success: bool, ledger: Ledger) -> None:
    # No connection: the ledger was made and thrown away in the same transaction.
    if success and ledger._p_jar is not None:
        seal_or_log(ledger._p_jar.db(), ledger._p_oid)


def _lock() -> ISealingLock:
    # The global one: the request's site belongs to a connection not ours to use.
    return getGlobalSiteManager().queryUtility(ISealingLock, default=_fallback)


def _leave_queue(mark: tuple[int, bytes]) -> None:
    with _guard:
        _queued.discard(mark)


def _seal_all(db: DB, oid: bytes) -> int:
    total = 0
    while count := _seal_batch(db, oid):
        total += count
    return total


def _seal_batch(db: DB, oid: bytes) -> int:
    for attempt in range(1, ATTEMPTS):
        try:
            return _seal_once(db, oid)
        except ConflictError:
            sleep(random() * 0.01 * attempt)  # noqa: S311 no secret
    return _seal_once(db, oid)


def _seal_once(db: DB, oid: bytes) -> int:
    with fresh(db, oid) as (manager, ledger):
        count = ledger.seal(BATCH)
        if count:
            manager.get().note(f"communesplone.core: {count} sealed")
            manager.commit()
        return count

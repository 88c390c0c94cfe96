"""Brings mails on their way after a commit, beside all requests."""

from collections.abc import Sequence
from communesplone.core import logger
from communesplone.core.notifications.delivery import deliver
from OFS.Application import Application
from queue import Empty
from queue import Queue
from threading import Lock
from threading import Thread
from time import monotonic
from ZODB import DB
from ZODB.POSException import POSError
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.interface import Interface

import atexit
import transaction


PERIOD = 60.0

FAREWELL = 10.0
"""Seconds that a process which ends gives to what it has begun."""

_FAILURES = (AttributeError, LookupError, OSError, POSError, RuntimeError, ValueError)


class IPostman(Interface):
    """Delivers soon what was just committed; a global utility.

    Without one nothing is lost: the command `send_mail` delivers what is due.
    """

    def wake(db: DB, site_path: str, keys: Sequence[str] | None) -> None:
        """Take an order, and return at once.

        :param db: the main database.
        :param site_path: path of the site.
        :param keys: what has been queued; None for all that is due.
        """


@implementer(IPostman)
class Postman:
    """One thread for each process, started when first needed.

    :param period: seconds after which it looks again into the sites it has served.
    """

    def __init__(self, period: float = PERIOD) -> None:
        self._period = period
        self._orders: Queue = Queue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._sites: set[tuple[DB, str]] = set()

    def wake(self, db: DB, site_path: str, keys: Sequence[str] | None) -> None:
        """See IPostman."""
        self._orders.put((db, site_path, keys))
        with self._lock:
            if self._thread is None:
                atexit.register(self.rest, FAREWELL)
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="postman", daemon=True)
                self._thread.start()

    def rest(self, seconds: float) -> bool:
        """Wait until all orders are done.

        :param seconds: how long at most.
        :returns: False if some are not.
        """
        done = self._orders.all_tasks_done
        with done:
            return done.wait_for(lambda: not self._orders.unfinished_tasks, seconds)

    def end(self) -> None:
        """Let the thread end after the orders it has."""
        self._orders.put(None)

    def _work(self) -> None:
        looked = monotonic()
        while True:
            try:
                order = self._orders.get(timeout=self._period)
            except Empty:
                order = ()
            if order:
                self._sites.add(order[:2])
                _deliver(*order)
            if order != ():
                self._orders.task_done()
            if order is None:
                return
            if monotonic() - looked >= self._period:
                looked = monotonic()
                for db, site_path in self._sites:
                    _deliver(db, site_path, None)


def _deliver(db: DB, site_path: str, keys: Sequence[str] | None) -> None:
    try:
        deliver(db, site_path, keys)
    except _FAILURES:
        logger.exception("Delivery stopped; what is left is delivered later")


def wake_after_commit(root: Application, site_path: str, key: str) -> None:
    """Have a mail delivered once the present transaction is committed.

    :param root: of the main database.
    :param site_path: path of the site.
    :param key: of the mail.
    """
    current = transaction.get()
    try:
        keys = current.data(_mark)
    except KeyError:
        keys = {}
        current.set_data(_mark, keys)
        current.addAfterCommitHook(_after_commit, (root, keys))
    keys.setdefault(site_path, []).append(key)


_mark = object()


def _after_commit(success: bool, root: Application, keys: dict[str, list[str]]) -> None:
    postman = getGlobalSiteManager().queryUtility(IPostman)
    if success and postman is not None and root._p_jar is not None:
        for site_path, queued in keys.items():
            postman.wake(root._p_jar.db(), site_path, queued)

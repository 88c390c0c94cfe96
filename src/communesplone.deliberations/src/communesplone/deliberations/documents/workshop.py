"""Where long documents are made, beside all requests.

What is made is kept for an hour in files without a name, which end with the process: a
dossier is too large for the memory, and nothing of it must live on in a folder.
"""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from tempfile import TemporaryFile
from threading import Lock
from time import monotonic
from typing import BinaryIO


MOST = 20
"""Documents that wait, are made or are kept, in each process."""

MAX_AGE = 3600.0
"""Seconds that one is kept."""


class WorkshopFull(Exception):
    """Too many documents are being made; ask again later."""


@dataclass(frozen=True)
class Job:
    begun: float
    future: Future


class Workshop:
    """Makes one document after the other; for any number of threads.

    :param most: documents at once.
    :param max_age: seconds.
    :param clock: gives seconds that only grow.
    """

    def __init__(
        self,
        most: int = MOST,
        max_age: float = MAX_AGE,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._most = most
        self._max_age = max_age
        self._clock = clock
        self._lock = Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="deliberations")

    def get(
        self, key: str, order: Callable[[], Callable[[], bytes]], wait: float
    ) -> bytes | None:
        """Give a document; have it made if nobody asked for it before.

        :param key: names the content, not the person: who asks has been checked.
        :param order: called here, for a document that is not known; gives what makes it
            in the other thread, where there is neither site nor database.
        :param wait: seconds to wait for it.
        :returns: the document, None as long as it is not there.
        :raises WorkshopFull: if too many are being made.
        :raises Exception: what the making raised; asked again, it is tried again.
        """
        future = self._known(key) or self._begin(key, order)
        try:
            file = future.result(timeout=wait)
        except Late:
            if future.done():
                self._forget(key)
                raise
            return None
        except BaseException:
            self._forget(key)
            raise
        with self._lock:
            file.seek(0)
            return file.read()

    def is_busy(self, key: str, wait: float) -> bool:
        """Tell whether a document is still being made.

        :param wait: seconds to wait for its end.
        :returns: False for one that is made, failed, or is not known here.
        """
        future = self._known(key)
        if future is None:
            return False
        try:
            future.exception(timeout=wait)
        except Late:
            return True
        return False

    def _known(self, key):
        with self._lock:
            self._forget_old()
            job = self._jobs.get(key)
            return job.future if job else None

    def _begin(self, key, order):
        with self._lock:
            self._make_room()
        work = order()
        with self._lock:
            if key not in self._jobs:
                future = self._worker.submit(_kept, work)
                self._jobs[key] = Job(self._clock(), future)
            return self._jobs[key].future

    def _make_room(self):
        if len(self._jobs) < self._most:
            return
        done = next((k for k, job in self._jobs.items() if job.future.done()), None)
        if done is None:
            raise WorkshopFull
        del self._jobs[done]

    def _forget(self, key):
        with self._lock:
            self._jobs.pop(key, None)

    def _forget_old(self):
        limit = self._clock() - self._max_age
        old = [k for k, job in self._jobs.items() if job.begun < limit]
        for key in old:
            if self._jobs[key].future.done():
                del self._jobs[key]


def _kept(work: Callable[[], bytes]) -> BinaryIO:
    made = work()
    # Open as long as it is kept; nobody else can open it.
    file = TemporaryFile()  # noqa: SIM115
    file.write(made)
    return file

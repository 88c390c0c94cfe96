"""The embedded lock: one holder among the threads and processes of one machine."""

from App.config import getConfiguration
from collections import defaultdict
from collections.abc import Iterator
from communesplone.core import logger
from communesplone.core.interfaces import ISealingLock
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic
from time import sleep
from zc.lockfile import LockError
from zc.lockfile import SimpleLockFile
from zope.interface import implementer


POLL = 0.01
"""Seconds between two tries at a lock that another process holds."""


@implementer(ISealingLock)
class FileLock:
    """A file in the instance's own folder, and a lock for the threads beside it.

    :param folder: where the file stands; the instance's CLIENT_HOME if None.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._threads: defaultdict[str, Lock] = defaultdict(Lock)
        self._said = False

    @contextmanager
    def holding(self, name: str, wait: float) -> Iterator[bool]:
        """See ISealingLock."""
        deadline = monotonic() + wait
        lock = self._threads[name]
        if not lock.acquire(timeout=wait):
            yield False
            return
        try:
            file = None
            try:
                file = self._file(name, deadline)
            except LockError:
                yield False
            except OSError as error:
                # Only churn is at stake: other processes may seal at the same time.
                self._say_once(error)
                yield True
            else:
                yield True
            finally:
                if file is not None:
                    file.close()
        finally:
            lock.release()

    def _say_once(self, error: OSError) -> None:
        if not self._said:
            logger.warning("Sealing goes on without a lock file: %s", error)
        self._said = True

    def _file(self, name: str, deadline: float) -> SimpleLockFile:
        folder = self._folder or Path(getConfiguration().clienthome)
        while True:
            try:
                return SimpleLockFile(str(folder / f"sealing-{name}.lock"))
            except LockError:
                if monotonic() >= deadline:
                    raise
                sleep(POLL)

"""Keeps PDFs for a while, in memory.

Not on disk: a document may hold personal data, and what a town erases must not live
on in a folder nobody thinks of. A restart forgets everything, which costs one more
rendering.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic


MAX_BYTES = 32_000_000
"""All that is kept, in each process."""

MAX_AGE = 3600.0
"""Seconds until something is forgotten."""


class Cache:
    """The most recently used, within bounds; for any number of threads.

    :param max_bytes: bound of all contents together.
    :param max_age: seconds.
    :param clock: gives seconds that only grow.
    """

    def __init__(
        self,
        max_bytes: int = MAX_BYTES,
        max_age: float = MAX_AGE,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._max_bytes = max_bytes
        self._max_age = max_age
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._size = 0

    def get(self, key: str) -> bytes | None:
        """Find something.

        :returns: the content; None if it is not there, or too old.
        """
        with self._lock:
            self._forget_old()
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[1]

    def put(self, key: str, content: bytes) -> None:
        """Keep something; what was not used for longest makes room.

        What is larger than a quarter of the whole room is not kept.
        """
        if len(content) > self._max_bytes // 4:
            return
        with self._lock:
            self._drop(key)
            self._kept[key] = (self._clock(), content)
            self._size += len(content)
            while self._size > self._max_bytes:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _forget_old(self) -> None:
        limit = self._clock() - self._max_age
        for key in [key for key, (born, _) in self._kept.items() if born < limit]:
            self._drop(key)

    def _drop(self, key: str) -> None:
        found = self._kept.pop(key, None)
        if found is not None:
            self._size -= len(found[1])

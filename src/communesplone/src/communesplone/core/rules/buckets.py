"""How often each may ask for what is dear: a bucket of tokens for everybody."""

from collections import OrderedDict
from threading import Lock


class Buckets:
    """Buckets that fill up again, a token at a time; safe among threads.

    :param size: tokens of a full bucket: how many may be taken at once.
    :param seconds: in which an empty bucket fills up.
    :param most: how many buckets are kept; the one that was used least lately goes.
    :raises ValueError: for a bucket that nothing could ever be taken from.

    Source: the token bucket of RFC 2697, of one colour.
    """

    def __init__(self, size: int, seconds: float, most: int = 10_000):
        if size < 1:
            raise ValueError(f"a bucket holds one token at least, not {size}")
        self.size, self.seconds, self.most = size, seconds, most
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str, now: float) -> float:
        """Take a token out of somebody's bucket.

        :param key: whose bucket.
        :param now: seconds of a clock that never goes back.
        :returns: seconds until there is one; 0.0 if it was taken.
        """
        with self._lock:
            tokens, since = self._kept.pop(key, (float(self.size), now))
            tokens = min(self.size, tokens + (now - since) * self.size / self.seconds)
            taken = tokens >= 1
            self._kept[key] = (tokens - taken, now)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return 0.0 if taken else (1 - tokens) * self.seconds / self.size

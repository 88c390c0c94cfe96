"""A tree for a room full of people who write at once."""

from BTrees.OOBTree import OOBTree


class WideTree(OOBTree):
    """Splits late: a split is where ZODB cannot merge what two have written.

    Wide enough for the largest council's votes, and for the moves of a long evening.
    """

    max_leaf_size = 300

    def read_current(self) -> None:
        """Let the present transaction fail if somebody writes here meanwhile."""
        if self._p_jar is None:
            return
        self._p_jar.readCurrent(self)
        bucket = self._firstbucket
        while bucket is not None:
            bucket._p_activate()
            # A small tree holds its only bucket in itself.
            if bucket._p_jar is not None:
                self._p_jar.readCurrent(bucket)
            bucket = bucket._next

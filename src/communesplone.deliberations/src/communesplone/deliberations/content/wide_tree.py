"""A tree for a room full of people who write at once."""

from BTrees.OOBTree import OOBTree


class WideTree(OOBTree):
    """Splits late: a split is where ZODB cannot merge what two have written.

    Wide enough for the largest council's votes, and for the moves of a long evening.
    """

    max_leaf_size = 300

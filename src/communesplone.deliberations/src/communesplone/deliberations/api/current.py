"""What a decision rests on must still be so as it is committed.

Two transactions that each read what the other writes both pass, and leave what neither
would have allowed. Who asks here first is tried again instead.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from persistent import Persistent


def hold(thing: Persistent) -> None:
    """Let the transaction conflict with whoever changes a thing meanwhile."""
    bare = aq_base(thing)
    # What is new in this transaction nobody else knows.
    if bare._p_jar is not None:
        bare._p_activate()
        bare._p_jar.readCurrent(bare)


def hold_key(tree: OOBTree, key: str) -> None:
    """Let the transaction conflict with whoever writes a key of a tree meanwhile.

    Writers of far keys do not disturb, once the tree has more than one leaf.
    """
    hold(_leaf(tree, key))


def hold_all(tree: OOBTree) -> None:
    """Let the transaction conflict with whoever writes in a tree meanwhile."""
    hold(tree)
    leaf = tree._firstbucket
    while leaf is not None:
        hold(leaf)
        leaf = leaf._next


def _leaf(node: Persistent, key: str) -> Persistent:
    """Find the part of a tree in which a key stands, or would."""
    while isinstance(node, OOBTree):
        state = node.__getstate__()
        # A small tree is one object, its only leaf within.
        if state is None or len(state) == 1:
            break
        children, keys = state[0][::2], state[0][1::2]
        node = children[sum(first <= key for first in keys)]
    return node

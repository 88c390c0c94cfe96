"""Services below services: order of the tree, and the loops that may not be."""

from collections.abc import Mapping
from communesplone.core.rules.alphabet import filed
from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """A place in the tree."""

    key: str
    depth: int
    """0 for a root."""


def loop(parents: Mapping[str, str | None], child: str, parent: str) -> tuple[str, ...]:
    """Find the loop that would arise if `parent` became the parent of `child`.

    :param parents: the present parent of each key, None for a root.
    :param child: the key that would move.
    :param parent: the key that it would stand below.
    :returns: the keys round the loop, `child` first and last; empty if there is none.
    """
    path = [child]
    step: str | None = parent
    while step is not None and step not in path:
        path.append(step)
        step = parents.get(step)
    return (*path, child) if step == child else ()


def tree(parents: Mapping[str, str | None], titles: Mapping[str, str]) -> list[Node]:
    """Put keys in tree order: each parent before its children, these by title.

    A key whose parent is unknown is a root. A key that stands in a loop, which
    nothing here makes but an import could, is listed as a root as well, hence every
    key is in the result once.

    :param parents: the parent of each key, None for a root.
    :param titles: what to sort by; the key itself breaks ties.
    """
    children: dict[str | None, list[str]] = {}
    for key in sorted(parents, key=lambda key: (filed(titles[key]), key)):
        parent = parents[key]
        children.setdefault(parent if parent in parents else None, []).append(key)
    nodes: list[Node] = []
    placed: set[str] = set()
    # The roots first; then whatever only a loop kept from being reached.
    for start in [*children.get(None, ()), *parents]:
        waiting = [Node(start, 0)]
        while waiting:
            node = waiting.pop()
            if node.key in placed:
                continue
            placed.add(node.key)
            nodes.append(node)
            below = reversed(children.get(node.key, ()))
            waiting += [Node(key, node.depth + 1) for key in below]
    return nodes

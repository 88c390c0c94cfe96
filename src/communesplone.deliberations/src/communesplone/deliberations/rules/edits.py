"""Two people change the fields of one thing: what each keeps."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Merge:
    """What to do with the fields that somebody sent.

    :param apply: changed by the sender only: to be written.
    :param clash: changed by the sender and, otherwise, by somebody else meanwhile.
    :param theirs: changed by somebody else only: what they wrote stays.
    """

    apply: frozenset[str]
    clash: frozenset[str]
    theirs: frozenset[str]


def merge(
    base: Mapping[str, str], now: Mapping[str, str], mine: Mapping[str, str]
) -> Merge:
    """Compare three states of the fields that were sent.

    :param base: name → digest of the value from which the sender began. A field that is
        missing here counts as another one than any.
    :param now: name → digest of the value that stands now.
    :param mine: name → digest of the value that was sent.
    """
    apply, clash, theirs = set(), set(), set()
    for name, sent in mine.items():
        changed, changed_by_others = sent != base.get(name), now[name] != base.get(name)
        if sent == now[name]:
            continue
        if not changed:
            theirs.add(name)
        elif changed_by_others:
            clash.add(name)
        else:
            apply.add(name)
    return Merge(frozenset(apply), frozenset(clash), frozenset(theirs))

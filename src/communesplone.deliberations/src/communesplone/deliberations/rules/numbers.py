"""Numbers of deliberations: dense, given once, never changed."""

from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.deliberations.rules.outcome import Outcome


NUMBERED = frozenset(
    {
        Outcome.ADOPTED,
        Outcome.ADOPTED_AMENDED,
        Outcome.REJECTED,
        Outcome.NOTED,
        Outcome.ELECTED,
    }
)
"""Outcomes of items that the body examined."""


def takes_number(outcome: Outcome | None) -> bool:
    """Tell whether an item with this outcome takes a number.

    Rejected items do; postponed and withdrawn ones, and those that wanted a quorum,
    were not examined and take none.

    Source: CGCT R2121-9.
    """
    return outcome in NUMBERED


def session_numbers(
    entries: Sequence[tuple[str, Outcome | None]],
    given: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """Number what a sitting examined, 1, 2, 3… in the order of the agenda.

    :param entries: (UID of the item, its outcome) in the order of the agenda.
    :param given: numbers of an earlier closing: they stay, whatever became of the
        item or the agenda since, and new ones follow them.
    :returns: UID -> number, the given ones too.
    :raises ValueError: if an item stands twice, or the given numbers have a gap.
    """
    kept = sorted((given or {}).values())
    if kept != list(range(1, len(kept) + 1)):
        raise ValueError(f"the numbers given have a gap: {kept}")
    return register_numbers(0, entries, given)


def register_numbers(
    last: int,
    entries: Sequence[tuple[str, Outcome | None]],
    given: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """Number what a sitting examined in the register of its body and year.

    :param last: the last number given in the register by others than this sitting's
        earlier closing, 0 for none; numbers continue after it and after ``given``.
    :param entries: (UID of the item, its outcome) in the order of the agenda.
    :param given: the numbers that this sitting's items have already.
    :returns: UID -> number, the given ones too.
    :raises ValueError: if an item stands twice, a given number stands twice, or
        ``last`` is negative.
    """
    kept = dict(given or {})
    ids = [id for id, outcome in entries]
    if last < 0:
        raise ValueError(f"the last number cannot be {last}")
    if len(set(ids)) != len(ids) or len(set(kept.values())) != len(kept):
        raise ValueError("an item, or a number, stands twice")
    number = max([last, *kept.values()])
    for id, outcome in entries:
        if takes_number(outcome) and id not in kept:
            number += 1
            kept[id] = number
    return kept

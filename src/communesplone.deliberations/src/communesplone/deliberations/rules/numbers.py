"""Numbers of deliberations: dense, given once, never changed."""

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


def session_numbers(entries: Sequence[tuple[str, Outcome | None]]) -> dict[str, int]:
    """Number what a sitting examined, 1, 2, 3… in the order of the agenda.

    :param entries: (UID of the item, its outcome) in the order of the agenda.
    :returns: UID -> number.
    :raises ValueError: if an item stands twice.
    """
    examined = [id for id, outcome in entries if takes_number(outcome)]
    if len({id for id, outcome in entries}) != len(entries):
        raise ValueError("an item stands twice")
    return {id: number for number, id in enumerate(examined, 1)}

"""A ballot and its outcome as they are kept: small objects of their own."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations.content.wide_tree import WideTree
from datetime import datetime
from persistent import Persistent
from typing import Any


SECRET = "secret"  # noqa: S105
"""The mode that keeps no choice of anybody."""


class StoredBallot(Persistent):
    """One round of a vote on one item.

    Choices stand in a tree of their own, hence many may vote at once and each writes
    little. A secret ballot has no such tree: what is absent cannot leak.

    :param mode: a value of `rules.ballot.Mode`.
    :param round: from 1.
    :param candidates: plain rows, for an election.
    :param seats: how many are to be elected.
    :param previous: the round before.
    """

    counts: Mapping[str, int] | None = None
    """in_favour, against, abstentions, blank; where no choices are kept."""

    voters: tuple[str, ...] = ()
    """UIDs of the persons who voted, for counts and for a secret ballot; sorted."""

    tallies: Mapping[str, int] | None = None
    """Votes by candidate, for an election."""

    president_choice: str | None = None
    """What the president voted, where the votes were only counted."""

    lacking: bool = False
    """It was recorded that too few were there, not that anything was examined."""

    secret_waived: bool = False
    """The body did without a secret ballot, unanimously."""

    at: datetime
    """When it took place, with an offset."""

    stamp: str = ""
    """Key of the action that recorded it: another recording has another stamp."""

    by: str = ""
    """Account id of who recorded it."""

    def __init__(
        self,
        mode: str,
        *,
        round: int = 1,
        candidates: Iterable[Mapping[str, Any]] = (),
        seats: int = 1,
        previous: "StoredBallot | None" = None,
    ):
        self.mode = str(mode)
        self.round = round
        self.candidates = tuple(dict(candidate) for candidate in candidates)
        self.seats = seats
        self.previous = previous
        self._choices = None if self.mode == SECRET else WideTree()

    @property
    def choices(self) -> dict[str, str] | None:
        """Read person UID -> choice; None for a secret ballot."""
        return None if self._choices is None else dict(self._choices)

    def choose(self, person: str, choice: str) -> None:
        """Write a person's choice.

        :raises ValueError: for a secret ballot, whatever the caller wants.
        """
        if self._choices is None:
            raise ValueError("a secret ballot keeps no choices")
        self._choices[person] = str(choice)

    def forget(self, person: str) -> None:
        """Take a choice back, as if it had never been made."""
        if self._choices is not None and person in self._choices:
            del self._choices[person]


class StoredOutcome(Persistent):
    """What became of an item in its session.

    :param outcome: a value of `rules.outcome.Outcome`.
    :param computed: what the rulebook computed; None where nothing was voted.
    :param reason: why the outcome is another than the computed one.
    :param facts: plain values that explain it: counts, quorum, article, sentence…
    """

    def __init__(
        self,
        outcome: str,
        *,
        computed: str | None = None,
        reason: str = "",
        facts: Mapping[str, Any] | None = None,
    ):
        self.outcome = str(outcome)
        self.computed = None if computed is None else str(computed)
        self.reason = reason
        self.facts = dict(facts or {})

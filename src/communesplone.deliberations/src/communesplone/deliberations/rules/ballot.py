"""A ballot as it took place."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations.rules.refusal import BallotRefused
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from enum import StrEnum


__all__ = ["Ballot", "BallotRefused", "Candidate", "Choice", "Counts", "Mode"]


class Mode(StrEnum):
    """How the body votes."""

    SHOW_OF_HANDS = "show_of_hands"
    """Hands are raised and counted, or noted by name."""
    ROLL_CALL = "roll_call"
    """Each says yes or no aloud, and is noted by name."""
    SECRET = "secret"  # noqa: S105 (a way to vote)
    """On papers without a name: who chose what is stored nowhere."""
    UNANIMOUS = "unanimous"
    """The president asks, and nobody objects."""
    NONE = "none"
    """There is no vote: the body takes note."""


class Choice(StrEnum):
    """What a member says."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    """Neither; no vote in law."""
    BLANK = "blank"
    """A blank or void paper; no vote in law."""


@dataclass(frozen=True)
class Counts:
    """Votes, counted; proxies are in them.

    With candidates, ``in_favour`` counts the papers that name somebody.
    """

    in_favour: int = 0
    against: int = 0
    abstentions: int = 0
    blank: int = 0

    def __post_init__(self) -> None:
        if min(self.in_favour, self.against, self.abstentions, self.blank) < 0:
            raise BallotRefused(sentence("vote_negative"))

    @property
    def expressed(self) -> int:
        """Count the votes that are votes in law (E)."""
        return self.in_favour + self.against

    @property
    def cast(self) -> int:
        """Count all that was said, abstentions and blanks too."""
        return self.expressed + self.abstentions + self.blank


@dataclass(frozen=True)
class Candidate:
    """Somebody who can be appointed.

    :param birth: without it a tie cannot be settled.
    """

    id: str
    name: str
    birth: date | None = None


@dataclass(frozen=True)
class Ballot:
    """A ballot: choices by member, or counts with those who voted.

    :param mode: how the body voted.
    :param choices: id of a member -> choice; that of an absent member who gave a proxy
        stands under the absent member's own id. Never with a secret ballot.
    :param counts: votes counted, where nobody noted them by name.
    :param voters: ids of those who voted, if they were noted; proxies may be left out.
    :param round: 1 for the first.
    :param candidates: who can be appointed in this round.
    :param seats: seats to fill in this round.
    :param tallies: id of a candidate -> votes.
    :param president_choice: what the president voted in a public ballot that was only
        counted; it settles a tie.
    :raises BallotRefused: for a secret ballot that says who chose what.
    """

    mode: Mode
    choices: Mapping[str, Choice] | None = field(default=None, hash=False)
    counts: Counts | None = None
    voters: frozenset[str] = frozenset()
    round: int = 1
    candidates: tuple[Candidate, ...] = ()
    seats: int = 1
    tallies: Mapping[str, int] | None = field(default=None, hash=False)
    president_choice: Choice | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "mode", Mode(self.mode))
        named = self.choices is not None or self.president_choice is not None
        if self.mode is Mode.SECRET and named:
            raise BallotRefused(sentence("vote_secret_names"))
        if self.choices is not None:
            known = {id: Choice(choice) for id, choice in self.choices.items()}
            object.__setattr__(self, "choices", known)

    def without(self, members: Iterable[str]) -> "Ballot":
        """Give the ballot as if some members had never voted.

        Counts stay: nobody can say which of them was theirs.
        """
        gone = frozenset(members)
        kept = self.choices and {
            id: choice for id, choice in self.choices.items() if id not in gone
        }
        return replace(self, choices=kept, voters=self.voters - gone)

    def record(self) -> dict:
        """Give the ballot as plain values, for a register or an export.

        A secret ballot has no ``choices`` at all, not even empty ones.
        """
        record: dict = {"mode": str(self.mode), "round": self.round}
        if self.choices is not None:
            record["choices"] = {id: str(said) for id, said in self.choices.items()}
        if self.counts is not None:
            record["counts"] = {
                "in_favour": self.counts.in_favour,
                "against": self.counts.against,
                "abstentions": self.counts.abstentions,
                "blank": self.counts.blank,
            }
        if self.voters:
            record["voters"] = sorted(self.voters)
        if self.tallies is not None:
            record["seats"] = self.seats
            record["tallies"] = dict(self.tallies)
        return record

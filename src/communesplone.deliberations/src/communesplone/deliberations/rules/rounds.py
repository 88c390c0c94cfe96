"""Rounds of an appointment: what one leaves to the next, and what all elected."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.result import Result
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import replace


FRUITLESS = frozenset({Outcome.REJECTED, Outcome.NO_QUORUM})
"""Outcomes of a last round that undo nothing of the rounds before it."""


def check_onward(rulebook: Rulebook, before: Result, ballot: Ballot) -> None:
    """Refuse a round that the one before did not leave room for.

    :param before: what the rounds before gave together.
    :raises BallotRefused: for a round without need, another number of seats, or a name
        for which this round cannot vote.

    Source: CDLD L1122-28 (the names of the list only); CGCT L2121-21.
    """
    article = rulebook.appointment.article
    if not before.next_round:
        raise BallotRefused(sentence("round_not_needed", round=ballot.round), article)
    if ballot.seats != before.left:
        said = sentence("seats_left", given=ballot.seats, left=before.left)
        raise BallotRefused(said, article)
    listed = bool(rulebook.appointment.value.names_a_seat)
    for one in ballot.candidates:
        unlisted = listed and one.id not in before.next_round
        if unlisted or one.id in before.elected:
            said = sentence("candidate_not_onward", candidate=one.name)
            raise BallotRefused(said, article)


def joined(before: Result, result: Result) -> Result:
    """Add a round to those before it: whoever they elected stays elected."""
    outcome = result.outcome
    if before.elected and outcome in FRUITLESS:
        outcome = Outcome.ELECTED
    return replace(result, outcome=outcome, elected=(*before.elected, *result.elected))

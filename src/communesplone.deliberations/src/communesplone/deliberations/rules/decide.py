"""What a body decided."""

from communesplone.deliberations.rules.appointments import appoint
from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.majority import vote
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.quorum import quorum
from communesplone.deliberations.rules.result import Result
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import sentence
from communesplone.deliberations.rules.validity import count


__all__ = ["Result", "decide"]


def decide(
    rulebook: Rulebook, roll: Roll, ballot: Ballot, matter: Matter | None = None
) -> Result:
    """Tell what a body decided, and why.

    :param rulebook: the law of this body.
    :param roll: who is in office, there, withdrawn; the powers; who presides.
    :param ballot: the vote as it took place.
    :param matter: what was voted upon; an ordinary one if None.
    :returns: outcome, counts, votes needed, quorum, article and explanation.
    :raises BallotRefused: for a ballot that cannot have taken place.

    Source: CDLD L1122-17, L1122-26, L1122-28, L1123-22; CGCT L1612-12, L2121-17,
    L2121-20, L2121-21.
    """
    matter = matter or Matter()
    counts = count(rulebook, roll, ballot, matter)
    there = quorum(rulebook, roll, matter)
    if not there.reached:
        said = sentence("no_quorum", present=there.present, needed=there.needed)
        return Result(Outcome.NO_QUORUM, None, None, there, there.article, said)
    if counts is None:
        said = sentence("noted")
        return Result(Outcome.NOTED, None, None, there, there.article, said)
    if ballot.candidates or ballot.tallies is not None:
        return appoint(rulebook, ballot, counts, there)
    return vote(rulebook, roll, ballot, matter, counts, there)

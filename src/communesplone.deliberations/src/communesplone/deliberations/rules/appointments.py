"""Who is appointed: rounds, seats, and the oldest in a tie."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Candidate
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.rules.result import Result
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class _Choice:
    """The first of a ranking, and whether age had to decide who they are."""

    taken: tuple[Candidate, ...] = ()
    by_age: bool = False
    undecided: tuple[Candidate, ...] = ()


def appoint(
    rulebook: Rulebook, ballot: Ballot, counts: Counts, there: Quorum
) -> Result:
    """Tell who is appointed in a round.

    More than half of the votes expressed elect, or the most votes in the last round.
    The oldest wins a tie; if age does not tell, the outcome is open.

    :param ballot: candidates, seats and tallies; no tallies if it was unanimous.
    :param counts: papers, checked; those that name somebody are in favour.
    :param there: the quorum, which is reached.
    :returns: who is elected; for the next round, who stands in it.
    :raises BallotRefused: for a round, candidate or tally that cannot be.

    Source: CGCT L2121-21 (three rounds); CDLD L1122-28 (two rounds).
    """
    tallies = _tallies(ballot, counts)
    _check(rulebook, ballot, tallies, counts)
    rules = rulebook.appointment.value
    absolute = ballot.round <= rules.absolute_rounds
    needed = counts.expressed // 2 + 1 if absolute else 1
    able = [one for one in ballot.candidates if tallies[one.id] >= needed]
    chosen = _first(able, ballot.seats, tallies)
    given = (counts, needed, there, rulebook.appointment.article)
    elected = tuple(one.id for one in chosen.taken)
    left = ballot.seats - len(elected)
    onward = _Choice()
    if left and ballot.round < rules.rounds:
        onward = _onward(rulebook, ballot, tallies, elected, left)
    open_ = chosen.undecided or onward.undecided
    if open_:
        said = sentence("age_undecided", names=_names(open_))
        return Result(None, *given, said, elected, (), True, left)
    following = tuple(one.id for one in onward.taken)
    tie = chosen.by_age or onward.by_age
    outcome = _outcome(elected, following)
    said = _explained(ballot, chosen, left, following)
    return Result(outcome, *given, said, elected, following, tie, left)


def _outcome(elected: tuple[str, ...], following: tuple[str, ...]) -> Outcome | None:
    if following:
        return None
    return Outcome.ELECTED if elected else Outcome.REJECTED


def _tallies(ballot: Ballot, counts: Counts) -> dict[str, int]:
    """Give every candidate's votes; without tallies each has all the votes."""
    if ballot.tallies is None:
        return {one.id: counts.in_favour for one in ballot.candidates}
    return {one.id: 0 for one in ballot.candidates} | dict(ballot.tallies)


def _check(
    rulebook: Rulebook, ballot: Ballot, tallies: dict[str, int], counts: Counts
) -> None:
    article = rulebook.appointment.article
    rules = rulebook.appointment.value
    if ballot.seats < 1:
        raise BallotRefused(sentence("seats_none"), article)
    if not 1 <= ballot.round <= rules.rounds:
        said = sentence("round_unknown", round=ballot.round, last=rules.rounds)
        raise BallotRefused(said, article)
    ids = [one.id for one in ballot.candidates]
    for id in sorted(tallies):
        if ids.count(id) != 1:
            key = "candidate_twice" if id in ids else "candidate_unknown"
            raise BallotRefused(sentence(key, candidate=id), article)
    allowed = rules.names_a_seat * ballot.seats
    if ballot.round == rules.rounds and 0 < allowed < len(ids):
        said = sentence("candidates_too_many", given=len(ids), allowed=allowed)
        raise BallotRefused(said, article)
    if ballot.tallies is None:
        _check_unanimous(rulebook, ballot)
    else:
        _check_tallies(rulebook, ballot, tallies, counts)


def _check_unanimous(rulebook: Rulebook, ballot: Ballot) -> None:
    """Without a count by candidate, nobody can be left out."""
    if len(ballot.candidates) > ballot.seats:
        raise BallotRefused(sentence("vote_missing"), rulebook.appointment.article)


def _check_tallies(
    rulebook: Rulebook, ballot: Ballot, tallies: dict[str, int], counts: Counts
) -> None:
    """Refuse votes that the papers cannot hold: each names one
    person or more, as many as there are seats, and none twice."""
    papers = counts.in_favour
    votes = sum(tallies.values())
    fits = papers <= votes <= papers * ballot.seats
    if not fits or any(not 0 <= tally <= papers for tally in tallies.values()):
        said = sentence("tallies_wrong", given=votes, possible=papers * ballot.seats)
        raise BallotRefused(said, rulebook.appointment.article)


def _onward(
    rulebook: Rulebook,
    ballot: Ballot,
    tallies: dict[str, int],
    elected: tuple[str, ...],
    left: int,
) -> _Choice:
    """Give those for whom the next round can vote, and whether age chose them."""
    rest = [one for one in ballot.candidates if one.id not in elected]
    rules = rulebook.appointment.value
    names = rules.names_a_seat * left
    if not names or ballot.round + 1 < rules.rounds:
        names = len(rest)
    return _first(rest, names, tallies)


def _first(
    candidates: list[Candidate], places: int, tallies: dict[str, int]
) -> _Choice:
    """Give those with the most votes; in a tie for the last places, the oldest."""
    ranked = sorted(
        candidates,
        key=lambda one: (-tallies[one.id], one.birth or date.max, one.id),
    )
    taken, rest = ranked[:places], ranked[places:]
    if not taken or not rest or tallies[taken[-1].id] != tallies[rest[0].id]:
        return _Choice(tuple(taken))
    votes = tallies[rest[0].id]
    tied = [one for one in ranked if tallies[one.id] == votes]
    dateless = any(one.birth is None for one in tied)
    if dateless or taken[-1].birth == rest[0].birth:
        sure = tuple(one for one in taken if tallies[one.id] > votes)
        return _Choice(sure, undecided=tuple(tied))
    return _Choice(tuple(taken), by_age=True)


def _names(people: tuple[Candidate, ...]) -> str:
    return ", ".join(one.name for one in people)


def _explained(
    ballot: Ballot, chosen: _Choice, left: int, following: tuple[str, ...]
) -> Sentence:
    names, number = _names(chosen.taken), ballot.round
    if not chosen.taken and following:
        return sentence("another_round", round=number, left=left)
    if not chosen.taken:
        return sentence("nobody_elected", round=number)
    if following:
        return sentence("elected_in_part", names=names, round=number, left=left)
    if left:
        return sentence("seats_vacant", names=names, left=left)
    key = "elected_by_age" if chosen.by_age else "elected"
    return sentence(key, names=names, round=number)

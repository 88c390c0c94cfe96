"""Majority and ties of an ordinary vote."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.constants import TieRule
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.proxies import voting_power
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.rules.result import Result
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import asdict


LAST_TIE = 3
"""The tie on the same matter at which the president of a college decides."""


def vote(
    rulebook: Rulebook,
    roll: Roll,
    ballot: Ballot,
    matter: Matter,
    counts: Counts,
    there: Quorum,
) -> Result:
    """Tell what a vote for or against gave.

    :param counts: the votes, checked.
    :param there: the quorum, which is reached.
    :returns: the result.

    Source: CDLD L1122-26, L1123-22; CGCT L2121-20, L1612-12.
    """
    if matter.is_account and rulebook.account_posts.value:
        return _account(rulebook, matter, counts, there)
    needed = counts.expressed // 2 + 1
    yes = Outcome.ADOPTED_AMENDED if matter.amended else Outcome.ADOPTED
    tie = counts.in_favour == counts.against > 0
    rule = rulebook.majority
    if tie:
        rule = rulebook.secret_tie if ballot.mode is Mode.SECRET else rulebook.tie
        outcome, said = _tie(rule.value, roll, ballot, matter, counts, yes)
    elif counts.in_favour > counts.against:
        outcome, said = yes, _adopted(counts, voting_power(rulebook, roll))
    else:
        outcome, said = Outcome.REJECTED, _rejected(counts)
    return Result(outcome, counts, needed, there, rule.article, said, tie=tie)


def president_decides(rulebook: Rulebook, matter: Matter) -> bool:
    """Tell whether a tie of raised hands would hang on how the president voted.

    Source: CDLD L1123-22; CGCT L2121-20.
    """
    account = matter.is_account and bool(rulebook.account_posts.value)
    return not account and _hangs_on_president(rulebook.tie.value, matter)


def _hangs_on_president(rule: TieRule, matter: Matter) -> bool:
    if rule is TieRule.ADJOURNED:
        return matter.urgent_recognised or matter.ties_before + 1 >= LAST_TIE
    return rule is TieRule.PRESIDENT


def _adopted(counts: Counts, power: int) -> Sentence:
    """Say what adopted it; unanimous are all who could vote, not those who did."""
    votes = counts.in_favour
    if votes == power:
        return sentence("adopted_unanimously", in_favour=votes)
    if votes == counts.cast:
        silent = power - votes
        return sentence("adopted_unopposed", in_favour=votes, silent=silent)
    return sentence("adopted", **asdict(counts))


def _rejected(counts: Counts) -> Sentence:
    if not counts.expressed:
        return sentence(
            "no_vote_expressed", abstentions=counts.abstentions, blank=counts.blank
        )
    return sentence("rejected", **asdict(counts))


def _account(
    rulebook: Rulebook, matter: Matter, counts: Counts, there: Quorum
) -> Result:
    """Tell what became of the account: adopted unless more are against than for."""
    refused = counts.against > counts.in_favour
    yes = Outcome.ADOPTED_AMENDED if matter.amended else Outcome.ADOPTED
    said = sentence(
        "account_rejected" if refused else "account_adopted",
        in_favour=counts.in_favour,
        against=counts.against,
    )
    return Result(
        outcome=Outcome.REJECTED if refused else yes,
        counts=counts,
        needed=counts.expressed - counts.expressed // 2,
        quorum=there,
        article=rulebook.account_posts.article,
        explanation=said,
        tie=counts.in_favour == counts.against > 0,
    )


def _tie(
    rule: TieRule,
    roll: Roll,
    ballot: Ballot,
    matter: Matter,
    counts: Counts,
    yes: Outcome,
) -> tuple[Outcome | None, Sentence]:
    votes = counts.in_favour
    if rule is TieRule.REJECTED:
        secret = ballot.mode is Mode.SECRET
        key = "tie_secret_rejected" if secret else "tie_rejected"
        return Outcome.REJECTED, sentence(key, votes=votes)
    adjourned = sentence("tie_adjourned", votes=votes, ties=matter.ties_before + 1)
    if not _hangs_on_president(rule, matter):
        return None, adjourned
    said = _casting(roll, ballot)
    name = roll.name(roll.president or "")
    if said is Choice.FOR:
        return yes, sentence("tie_president_adopted", votes=votes, president=name)
    if said is Choice.AGAINST:
        key = "tie_president_rejected"
        return Outcome.REJECTED, sentence(key, votes=votes, president=name)
    if rule is TieRule.ADJOURNED and said is not None:
        return None, adjourned
    if said is None:
        there = roll.president in roll.present - roll.withdrawn
        key = "tie_president_unknown" if there else "tie_president_absent"
        return None, sentence(key, votes=votes)
    return Outcome.REJECTED, sentence("tie_president_silent", votes=votes)


def _casting(roll: Roll, ballot: Ballot) -> Choice | None:
    """Give the president's own vote; None if nobody noted it and somebody could, or if
    whoever took the chair is not noted."""
    if ballot.mode is Mode.SECRET:
        return Choice.ABSTAIN
    if roll.president not in roll.present - roll.withdrawn:
        return None
    if roll.president not in roll.seated:
        return Choice.ABSTAIN
    if ballot.choices is not None:
        return ballot.choices.get(roll.president, Choice.ABSTAIN)
    return ballot.president_choice

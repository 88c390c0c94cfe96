"""Parts of those present: what they can ask for, and what they can admit."""

from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.constants import TieRule
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass


def quarter(p: int) -> int:
    """Give the least number that is a quarter of ``p`` members present."""
    return -(-p // 4)


def third(p: int) -> int:
    """Give the least number that is a third of ``p`` members present."""
    return -(-p // 3)


def two_thirds(p: int) -> int:
    """Give the least number that is two thirds of ``p`` members present."""
    return -(-2 * p // 3)


@dataclass(frozen=True)
class Threshold:
    """Whether enough of those present said so. True in a condition if reached.

    :param needed: voices it takes.
    :param given: voices there were.
    """

    needed: int
    given: int
    reached: bool
    article: Article
    explanation: Sentence

    def __bool__(self) -> bool:
        return self.reached


def weighed(needed: int, given: int, present: int, article: Article) -> Threshold:
    """Compare voices with what it takes: never less than one.

    :raises ValueError: for more voices than people.
    """
    if not 0 <= given <= present:
        raise ValueError(f"{given} voices of {present} present")
    needed = max(needed, 1)
    reached = given >= needed
    said = sentence(
        "threshold_reached" if reached else "threshold_missed",
        given=given,
        needed=needed,
        present=present,
    )
    return Threshold(needed, given, reached, article, said)


def urgency_admitted(rulebook: Rulebook, roll: Roll, in_favour: int) -> Threshold:
    """Tell whether an item that is not on the agenda can be discussed.

    :param rulebook: the law.
    :param roll: the roll at this moment; proxies have no say in it.
    :param in_favour: members who declared it urgent; the minutes name them.
    :returns: what it took and whether it was reached.
    :raises ValueError: for more voices than people.

    Source: CDLD L1122-24 (two thirds of those present).
    """
    rule = rulebook.off_agenda
    if rule.value is OffAgenda.URGENCY:
        present = len(roll.seated)
        return weighed(two_thirds(present), in_favour, present, rule.article)
    own = rule.value is OffAgenda.OWN_RULES
    said = sentence("off_agenda_own_rules" if own else "off_agenda_never")
    return Threshold(0, in_favour, own, rule.article, said)


def urgency_recognised(rulebook: Rulebook, roll: Roll, in_favour: int) -> Threshold:
    """Tell whether the body recognises that an item is urgent, before discussing it.

    :param in_favour: members who recognise it; the minutes name them.
    :returns: what it took and whether it was reached; never where the law gives such a
        recognition no effect.
    :raises ValueError: for more voices than people.

    Source: CDLD L1123-22 (the majority of the college, read as of those in office).
    """
    return _by_the_college(rulebook, roll, in_favour, "recognition_no_effect")


def councillor_called(rulebook: Rulebook, roll: Roll, in_favour: int) -> Threshold:
    """Tell whether a college calls a councillor to vote on a matter that was a tie.

    :param in_favour: members who want it; the minutes name them.
    :returns: what it took and whether it was reached; never where the law has nobody
        called.
    :raises ValueError: for more voices than people.

    Source: CDLD L1123-22.
    """
    return _by_the_college(rulebook, roll, in_favour, "call_no_right")


def _by_the_college(
    rulebook: Rulebook, roll: Roll, in_favour: int, else_key: str
) -> Threshold:
    rule = rulebook.tie
    if rule.value is not TieRule.ADJOURNED:
        return Threshold(0, in_favour, False, rule.article, sentence(else_key))
    needed = roll.in_office // 2 + 1
    return weighed(needed, in_favour, len(roll.seated), rule.article)


@dataclass(frozen=True)
class BallotForm:
    """How the body must vote.

    :param mode: roll-call or secret; None if the president is free to choose.
    """

    mode: Mode | None
    article: Article
    explanation: Sentence


def form_requested(rulebook: Rulebook, roll: Roll, mode: Mode, given: int) -> Threshold:
    """Tell whether enough of those present ask for a form of vote.

    :param mode: secret or roll-call.
    :param given: members present who ask.
    :raises ValueError: for more requests than people.

    Source: CDLD L1122-27; CGCT L2121-21.
    """
    share, present = _share(rulebook, mode), len(roll.seated)
    if not share.value:
        said = sentence("form_no_right")
        return Threshold(0, given, False, share.article, said)
    return weighed(-(-present // share.value), given, present, share.article)


def _share(rulebook: Rulebook, mode: Mode) -> Rule[int]:
    secret = mode is Mode.SECRET
    return rulebook.secret_share if secret else rulebook.roll_call_share


def ballot_form(rulebook: Rulebook, matter: Matter) -> BallotForm:
    """Tell how the body must vote: a secret ballot goes before a roll-call.

    :param matter: what is voted upon, and what members asked for, if enough did.
    :returns: the form and the law behind it.

    Source: CDLD L1122-27 (a third, aloud); CGCT L2121-21 (a quarter by name, a third
    secret).
    """
    waived = matter.secret_waived and rulebook.secret_waiver.value
    if matter.subject_kind in rulebook.secret_kinds.value and not waived:
        said = sentence("form_secret_compulsory")
        return BallotForm(Mode.SECRET, rulebook.secret_kinds.article, said)
    if matter.requested is not None:
        article = _share(rulebook, matter.requested).article
        said = sentence(f"form_{matter.requested}_asked")
        return BallotForm(matter.requested, article, said)
    said = sentence("form_free")
    return BallotForm(None, rulebook.roll_call_share.article, said)

"""Whether the public is kept out."""

from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.proxies import voting_power
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from communesplone.deliberations.rules.thresholds import two_thirds
from dataclasses import dataclass


@dataclass(frozen=True)
class Closure:
    """Whether the sitting is closed for an item.

    :param closed: True if the public is kept out.
    :param compulsory: True if the law leaves no choice.
    :param needed: votes it takes; None where there is no vote.
    """

    closed: bool
    compulsory: bool
    needed: int | None
    article: Article
    explanation: Sentence


def is_closed_kind(rulebook: Rulebook, subject_kind: str) -> bool:
    """Tell whether a body that may meet in public hears a kind of subject without it.

    Source: CDLD L1122-21 (questions of persons).
    """
    return subject_kind in rulebook.closed_kinds.value


def closed_sitting(
    rulebook: Rulebook,
    roll: Roll,
    subject_kind: str,
    *,
    requests: int = 0,
    mayor_asks: bool = False,
    in_favour: int = 0,
) -> Closure:
    """Tell whether the sitting is closed for an item.

    :param roll: the roll at this moment.
    :param subject_kind: one of ``matter.SUBJECT_KINDS``.
    :param requests: members who ask for it.
    :param mayor_asks: whether the mayor does.
    :param in_favour: votes for it.
    :returns: closed or not, and the law behind it.

    Source: CDLD L1122-20, L1122-21, L1123-21; CGCT L2121-18.
    """
    rule, kinds = rulebook.closed, rulebook.closed_kinds
    if rule.value is ClosedSitting.ALWAYS:
        return Closure(True, True, None, rule.article, sentence("closed_always"))
    if subject_kind in kinds.value:
        said = sentence("closed_compulsory")
        return Closure(True, True, None, kinds.article, said)
    askers = rulebook.closed_requests
    if requests < askers.value and not mayor_asks:
        said = sentence("closed_not_requested", given=requests, needed=askers.value)
        return Closure(False, False, None, askers.article, said)
    if rule.value is ClosedSitting.TWO_THIRDS:
        needed = max(two_thirds(len(roll.seated)), 1)
    else:
        needed = voting_power(rulebook, roll) // 2 + 1
    closed = in_favour >= needed
    key = "closed_decided" if closed else "closed_refused"
    said = sentence(key, in_favour=in_favour, needed=needed)
    return Closure(closed, False, needed, rule.article, said)

"""Whether enough members are there: at opening, and at the start of each item."""

from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass
from dataclasses import replace


@dataclass(frozen=True)
class Quorum:
    """Whether the body can decide.

    :param needed: members it takes.
    :param present: members who are there and have no interest.
    :param reached: whether the body can decide.
    """

    needed: int
    present: int
    reached: bool
    article: Article
    explanation: Sentence


def quorum(rulebook: Rulebook, roll: Roll, matter: Matter | None = None) -> Quorum:
    """Tell whether enough members are there for an item, or to open.

    :param rulebook: the law.
    :param roll: the roll for this item; without withdrawals at opening.
    :param matter: what is decided upon; None at the opening of a first call.
    :returns: needed, present (P − W), reached; proxies and interested members never
        count.

    Source: CDLD L1122-17; CGCT L2121-17.
    """
    matter = matter or Matter()
    present = len(for_matter(rulebook, roll, matter).seated - roll.guests)
    needed = roll.in_office // rulebook.quorum.value + 1
    article = rulebook.quorum.article
    if any_number_decides(rulebook, matter.call_rank) and present:
        said = sentence("quorum_recall", present=present, rank=matter.call_rank)
        return Quorum(1, present, True, rulebook.recall.article, said)
    if present >= needed:
        said = sentence("quorum_reached", present=present, needed=needed)
        return Quorum(needed, present, True, article, said)
    if matter.in_debate and rulebook.quorum_kept.value:
        said = sentence("quorum_in_debate", present=present, needed=needed)
        return Quorum(needed, present, True, rulebook.quorum_kept.article, said)
    said = sentence("quorum_missing", present=present, needed=needed)
    return Quorum(needed, present, False, article, said)


def any_number_decides(rulebook: Rulebook, call_rank: int) -> bool:
    """Tell whether a call is one from which the number of those present is free.

    Source: CDLD L1122-17; CGCT L2121-17.
    """
    recall = rulebook.recall.value
    return recall is not None and call_rank >= recall.rank


def leaves_for_account(rulebook: Rulebook, matter: Matter) -> bool:
    """Tell whether the law has somebody leave for the vote on a matter: the account.

    Source: CGCT L2121-14.
    """
    return matter.is_account and bool(rulebook.account_posts.value)


def leaving(rulebook: Rulebook, roll: Roll, matter: Matter) -> frozenset[str]:
    """Give the ids of those whom the law has leave for a matter, interest or not.

    Source: CGCT L2121-14.
    """
    if not leaves_for_account(rulebook, matter):
        return frozenset()
    posts = rulebook.account_posts.value
    return frozenset(member.id for member in roll.members if member.post in posts)


def for_matter(rulebook: Rulebook, roll: Roll, matter: Matter) -> Roll:
    """Give the roll that counts for a matter: the mayor leaves for the account.

    Source: CGCT L2121-14.
    """
    gone = leaving(rulebook, roll, matter)
    return replace(roll, withdrawn=roll.withdrawn | gone) if gone else roll

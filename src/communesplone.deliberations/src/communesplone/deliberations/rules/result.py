"""What a vote gave, and why."""

from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.rules.sentence import Sentence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What a vote gave.

    :param outcome: None if the clerk has a next step to record: another round, another
        sitting, the president's own vote or a date of birth.
    :param counts: the votes; None if there was none, or nobody could vote.
    :param needed: votes in favour that it took; None without a vote.
    :param quorum: whether the body could decide.
    :param article: the law that gave this outcome.
    :param explanation: the outcome as the minutes say it.
    :param elected: ids of those appointed, the most votes first.
    :param next_round: ids of those for whom the next round can vote.
    :param left: seats that nobody has yet.
    :param tie: True if votes were equal where it mattered.
    """

    outcome: Outcome | None
    counts: Counts | None
    needed: int | None
    quorum: Quorum
    article: Article
    explanation: Sentence
    elected: tuple[str, ...] = ()
    next_round: tuple[str, ...] = ()
    tie: bool = False
    left: int = 0

"""Clear days: of a convocation, and of a member's own item."""

from communesplone.core.rules.dates import clear_days
from communesplone.core.rules.dates import latest_notice
from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.constants import concerns
from communesplone.deliberations.rules.constants import ON_THE_DAY
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta


@dataclass(frozen=True)
class Notice:
    """Whether something came in time.

    :param required: clear days it takes, neither end counted.
    :param given: clear days there are; -1 on the day itself.
    :param met: whether they are enough.
    :param latest: the last day that is in time.
    """

    required: int
    given: int
    met: bool
    article: Article
    latest: date
    explanation: Sentence

    @property
    def left(self) -> int:
        """Give the clear days as people count them: none on the day itself."""
        return max(0, self.given) if self.required else self.given


def check(
    rulebook: Rulebook,
    meeting: date,
    notice: date,
    population: int,
    urgent: bool = False,
    call_rank: int = 1,
    extraordinary: bool = False,
) -> Notice:
    """Tell whether a convocation leaves enough clear days.

    :param meeting: the day of the sitting, not counted.
    :param notice: the day of receipt (Belgium) or of sending (France), not counted.
    :param population: inhabitants of the town; 0 if not known, see `concerns`.
    :param urgent: True if urgency is invoked.
    :param call_rank: 1, or 2 and 3 for calls again for want of quorum.
    :param extraordinary: True beyond the sittings that the body's own rules fix.
    :returns: clear days required and given, and the last possible day of notice.
    :raises TypeError: for a datetime.

    Source: CDLD L1122-13, L1123-20; CGCT L2121-11, L2121-12, L2121-17.
    """
    days, article = required_days(
        rulebook, population, urgent, call_rank, extraordinary
    )
    given, required = clear_days(notice, meeting), max(days, 0)
    met = given >= days
    said = sentence(
        "notice_met" if met else "notice_short", given=given, required=required
    )
    latest = meeting if days == ON_THE_DAY else latest_notice(meeting, days)
    return Notice(required, given, met, article, latest, said)


def required_days(
    rulebook: Rulebook,
    population: int,
    urgent: bool,
    call_rank: int,
    extraordinary: bool = False,
) -> tuple[int, Article]:
    """Give the clear days that a convocation takes, and the article.

    :returns: ``ON_THE_DAY`` where the law asks for none.

    :raises ValueError: for a negative population.
    """
    if population < 0:
        raise ValueError(f"a town has no {population} inhabitants")
    rule = [
        one
        for one in rulebook.notice
        if concerns(one.value.from_population, population)
    ][-1]
    recall = rulebook.recall
    if call_rank > 1 and rule.value.recall is not None:
        ordinary, article = rule.value.recall, rule.article
    elif recall.value and call_rank >= recall.value.rank:
        return recall.value.interval, recall.article
    elif extraordinary and rule.value.extraordinary is not None:
        ordinary, article = rule.value.extraordinary, rule.article
    else:
        ordinary, article = rule.value.days, rule.article
    return min(ordinary, rule.value.urgent) if urgent else ordinary, article


def earliest_recall(rulebook: Rulebook, failed: date) -> date | None:
    """Give the first day on which a body called again for want of quorum can sit.

    :param failed: the day of the sitting without a quorum.
    :returns: the first day; None if the law has no call again of its own.

    Source: CDLD L1122-13, L1122-17; CGCT L2121-17.
    """
    recall = rulebook.recall.value
    if recall is None:
        return None
    notice = rulebook.notice[0].value.recall
    between = recall.interval if notice is None else notice
    # Clear days: neither the day of the failed sitting nor that of the new one counts.
    return failed + timedelta(days=between + 1)


@dataclass(frozen=True)
class OwnItemCheck:
    """Whether a member's own item goes on the agenda.

    :param latest: the last day that is in time; None if the member has no such right.
    """

    admitted: bool
    article: Article
    explanation: Sentence
    latest: date | None = None


def own_item(
    rulebook: Rulebook, meeting: date, received: date, *, post: str, has_note: bool
) -> OwnItemCheck:
    """Tell whether a member can put an item on the agenda.

    :param meeting: the day of the sitting, not counted.
    :param received: the day on which the mayor received it, not counted.
    :param post: the member's post.
    :param has_note: whether a note or document explains it.
    :returns: whether it is admitted, and why.

    Source: CDLD L1122-24.
    """
    rule, article = rulebook.own_item.value, rulebook.own_item.article
    if rule is None:
        return OwnItemCheck(False, article, sentence("own_item_no_right"))
    if post in rule.barred_posts:
        return OwnItemCheck(False, article, sentence("own_item_college_member"))
    latest = latest_notice(meeting, rule.clear_days)
    if not has_note:
        said = sentence("own_item_without_note")
        return OwnItemCheck(False, article, said, latest)
    given = clear_days(received, meeting)
    admitted = given >= rule.clear_days
    key = "own_item_admitted" if admitted else "own_item_late"
    said = sentence(key, given=given, required=rule.clear_days)
    return OwnItemCheck(admitted, article, said, latest)

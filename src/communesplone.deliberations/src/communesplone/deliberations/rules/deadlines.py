"""What is due when, around a sitting."""

from collections.abc import Callable
from communesplone.core.rules.dates import add_months
from communesplone.core.rules.dates import latest_notice
from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.constants import concerns
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.constants import DeadlineRule
from communesplone.deliberations.rules.constants import Rulebook
from dataclasses import dataclass
from datetime import date
from datetime import timedelta


@dataclass(frozen=True)
class Deadline:
    """Something due, or an effect that begins.

    :param due: the last day; for an effect, its first day.
    :param met: whether it was done in time; None while it is not done, and for an
        effect.
    """

    kind: DeadlineKind
    due: date
    article: Article
    met: bool | None = None


@dataclass(frozen=True)
class _Days:
    """The days on which things were done, as far as they are."""

    meeting: date
    drafts: date | None
    listed: date | None
    published: date | None
    transmitted: date | None


_Found = tuple[date, bool | None] | None


def deadlines(
    rulebook: Rulebook,
    *,
    session_date: date,
    population: int,
    drafts_online_on: date | None = None,
    listed_on: date | None = None,
    published_on: date | None = None,
    transmitted_on: date | None = None,
    supervised: bool = True,
) -> tuple[Deadline, ...]:
    """Give what is due around a sitting.

    :param session_date: the day on which the sitting began, which its acts bear; one
        that ends past midnight leaves no more time.
    :param population: inhabitants of the town; 0 if not known, see `concerns`.
    :param drafts_online_on: when the draft decisions were put online.
    :param listed_on: when the list of what was examined was.
    :param published_on: when the act was published.
    :param transmitted_on: when it went to the authority.
    :param supervised: whether the act goes to the authority at all; if not, it is
        enforceable once it is published.
    :returns: the deadlines that have a date, in the order of the rulebook. What hangs
        on an event that did not take place yet is left out.

    Source: CGCT L2121-25, L2131-1; CDLD L1133-2, L3122-2.
    """
    sent = transmitted_on if supervised else published_on
    days = _Days(session_date, drafts_online_on, listed_on, published_on, sent)
    found = []
    for rule in _rules(rulebook, population, supervised):
        due = _DUE[rule.value.kind](rule.value, days)
        if due:
            found.append(Deadline(rule.value.kind, due[0], rule.article, due[1]))
    return tuple(found)


def _rules(rulebook: Rulebook, population: int, supervised: bool) -> list:
    """Give the deadlines that concern a town of this size, and this act."""
    return [
        rule
        for rule in rulebook.deadlines
        if concerns(rule.value.from_population, population)
        and (supervised or rule.value.kind not in SUPERVISION)
    ]


def _by(due: date, done: date | None) -> tuple[date, bool | None]:
    return due, None if done is None else done <= due


def _drafts(rule: DeadlineRule, days: _Days) -> _Found:
    return _by(latest_notice(days.meeting, rule.length), days.drafts)


def _list(rule: DeadlineRule, days: _Days) -> _Found:
    return _by(days.meeting + timedelta(days=rule.length), days.listed)


def _published_until(rule: DeadlineRule, days: _Days) -> _Found:
    return days.published and (add_months(days.published, rule.length), None)


def _enforceable(rule: DeadlineRule, days: _Days) -> _Found:
    if days.published is None or days.transmitted is None:
        return None
    return max(days.published, days.transmitted), None


def _in_force(rule: DeadlineRule, days: _Days) -> _Found:
    return days.published and (days.published + timedelta(days=rule.length), None)


def _transmit(rule: DeadlineRule, days: _Days) -> _Found:
    return _by(days.meeting + timedelta(days=rule.length), days.transmitted)


def _authority(rule: DeadlineRule, days: _Days) -> _Found:
    return days.transmitted and (
        days.transmitted + timedelta(days=rule.length),
        None,
    )


_DUE: dict[DeadlineKind, Callable[[DeadlineRule, _Days], _Found]] = {
    DeadlineKind.DRAFTS_ONLINE: _drafts,
    DeadlineKind.LIST_ONLINE: _list,
    DeadlineKind.PUBLISHED_UNTIL: _published_until,
    DeadlineKind.ENFORCEABLE: _enforceable,
    DeadlineKind.IN_FORCE: _in_force,
    DeadlineKind.TRANSMIT: _transmit,
    DeadlineKind.AUTHORITY: _authority,
}


SUPERVISION = frozenset({DeadlineKind.TRANSMIT, DeadlineKind.AUTHORITY})
"""What is due of acts only that go to the authority."""


def list_online(
    rulebook: Rulebook,
    *,
    session_date: date,
    population: int,
    listed_on: date | None = None,
) -> Deadline | None:
    """Give by when the list of what was examined is to be online.

    :param listed_on: when it was.
    :returns: None where the law wants no list.

    Source: CGCT L2121-25.
    """
    found = deadlines(
        rulebook,
        session_date=session_date,
        population=population,
        listed_on=listed_on,
    )
    return next((one for one in found if one.kind is DeadlineKind.LIST_ONLINE), None)


def minutes_deadlines(
    rulebook: Rulebook,
    *,
    next_session: date,
    available_on: date | None = None,
    approved_on: date | None = None,
    published_on: date | None = None,
) -> tuple[Deadline, ...]:
    """Give what is due for the minutes of a sitting.

    :param next_session: the day of the next sitting.
    :param available_on: when the members could read them.
    :param approved_on: when they were settled.
    :param published_on: when they were made public.
    :returns: the deadlines the law knows.

    Source: CDLD L1122-16; CGCT L2121-15.
    """
    rule, article = rulebook.minutes.value, rulebook.minutes.article
    found = [(DeadlineKind.MINUTES_APPROVED, next_session, approved_on)]
    if rule.available is not None:
        latest = latest_notice(next_session, rule.available)
        found.insert(0, (DeadlineKind.MINUTES_AVAILABLE, latest, available_on))
    if rule.published is not None:
        due = next_session + timedelta(days=rule.published)
        found.append((DeadlineKind.MINUTES_PUBLISHED, due, published_on))
    return tuple(
        Deadline(kind, due, article, _by(due, done)[1]) for kind, due, done in found
    )

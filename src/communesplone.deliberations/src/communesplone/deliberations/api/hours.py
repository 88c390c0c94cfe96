"""The hours of a sitting: kept as it opens and closes, and corrected afterwards."""

from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import roll
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.rules import hours
from datetime import datetime
from plone import api
from typing import Any


HOURS = ("opened_at", "end")

CORRECTED = frozenset({"open", "closed"})
"""States in which the hours can be corrected: the minutes are not approved."""

NOT_NOW = _(
    "error_hours_state",
    default="The hours of a sitting are corrected once it is open, until its minutes"
    " are approved.",
)

NOT_PAST = _("error_hours_past", default="Give a moment that is past.")

NOT_IN_ORDER = _(
    "error_hours_order", default="The sitting was not closed before it was opened."
)


def opening(session: ISession, now: datetime) -> datetime:
    """Give the moment at which a sitting opens; see `rules.hours.opened`.

    :param now: with an offset.
    """
    return clock.kept(hours.opened(clock.local(session.start), clock.local(now)))


def closing(session: ISession, now: datetime) -> datetime:
    """Give the moment at which a sitting closes; see `rules.hours.closed`.

    :param now: with an offset.
    """
    happened = [session.opened_at or session.start]
    happened += (row["at"] for _key, row in roll.standing(session))
    happened += (ballot.at for ballot in session.ballots.values())
    return clock.kept(hours.closed(session.start, happened, now))


def check(session: ISession, values: Mapping[str, Any]) -> dict[str, datetime | None]:
    """Refuse hours that cannot be, whichever way they come.

    Until the sitting is closed, its end is a plan.

    :param values: by name of the field, those that change.
    :returns: the hours among them.
    :raises InvalidValue: for the field.
    """
    given = {name: values[name] for name in HOURS if name in values}
    state = api.content.get_state(session, default="planned")
    over = state in {"closed", "approved"}
    told = {name: at for name, at in given.items() if over or name == "opened_at"}
    if told and state not in CORRECTED:
        raise InvalidValue(next(iter(told)), NOT_NOW)
    wrong = hours.not_past(told, clock.now())
    if wrong is not None:
        raise InvalidValue(wrong, NOT_PAST)
    opened, end = (given.get(name, getattr(session, name)) for name in HOURS)
    if over and told and opened is not None and end < opened:
        raise InvalidValue(next(iter(told)), NOT_IN_ORDER)
    return given


def follow(session: ISession, changed: set[str]) -> None:
    """Refuse hours that were written and cannot be; the journal tells of the others.

    :param changed: names of fields that were written.
    :raises InvalidValue: as :func:`check`.
    """
    given = check(session, {name: getattr(session, name, None) for name in changed})
    if given and session.opened_at is not None:
        facts = {name: getattr(session, name) for name in HOURS}
        journal.record("session.hours", session, after=facts)

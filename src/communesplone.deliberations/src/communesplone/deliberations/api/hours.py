"""When a sitting was opened and closed indeed, for minutes that tell what was."""

from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import roll
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from datetime import datetime
from datetime import timedelta
from plone import api


HOURS = ("opened_at", "end")

LATER = timedelta(hours=12)
"""After so long without anything, a sitting is typed in afterwards."""

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
    """Give the moment at which a sitting opens: now, or the one that was planned.

    :param now: with an offset; on another day the sitting is typed in afterwards.
    :returns: in UTC, without seconds, which forms do not know.
    """
    same_day = clock.day_of(now) == clock.day_of(session.start)
    return _kept(now if same_day else session.start)


def closing(session: ISession, now: datetime) -> datetime:
    """Give the moment at which a sitting closes: now, or when something happened last.

    It may have begun before its time, and ended even.

    :param now: with an offset.
    :returns: as :func:`opening`.
    """
    happened = [row["at"] for _key, row in roll.standing(session)]
    happened += [ballot.at for ballot in session.ballots.values()]
    last = max(happened, default=session.opened_at or session.start)
    return max(_kept(now if now - last < LATER else last), session.start)


def check(
    session: ISession, given: Mapping[str, datetime | None], now: datetime
) -> None:
    """Refuse hours that cannot be, whichever way they come.

    Until the sitting is closed, its end is a plan.

    :param given: hours by name of the field, those that change.
    :param now: with an offset.
    :raises InvalidValue: for the field.
    """
    state = api.content.get_state(session, default="planned")
    over = state in {"closed", "approved"}
    told = {name: at for name, at in given.items() if over or name == "opened_at"}
    for name, moment in told.items():
        if state not in CORRECTED:
            raise InvalidValue(name, NOT_NOW)
        if moment is None or moment > now:
            raise InvalidValue(name, NOT_PAST)
    opened, end = (given.get(name, getattr(session, name)) for name in HOURS)
    if over and told and opened is not None and end is not None and end < opened:
        raise InvalidValue(next(iter(told)), NOT_IN_ORDER)


def note(session: ISession) -> None:
    """Write the hours of a sitting in the journal, corrected."""
    facts = {name: getattr(session, name) for name in HOURS}
    journal.record("session.hours", session, after=facts)


def _kept(moment: datetime) -> datetime:
    return clock.kept(moment).replace(second=0, microsecond=0)

"""The steps of a session's life, as forms and programs ask for them.

Values come as text or JSON, from people: they are read here, once, for both.
"""

from collections.abc import Callable
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import act_steps
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import law
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from datetime import datetime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


LONGEST_REASON = 2_000
"""Longest reason, in characters."""

Values = Mapping[str, Any]

AFTER: Mapping[str, tuple[str, ...]] = {
    "planned": ("convene", "cancel"),
    "convened": ("open", "drafts", "cancel"),
    "open": ("close",),
    "closed": ("approve", "draft_minutes", "call_again"),
    "approved": ("publish_minutes", "call_again"),
    "cancelled": (),
    "dropped": (),
}
"""State of a session -> what can be done then, the usual thing first."""


def take(session: ISession, step: str, values: Values, now: datetime) -> ISession:
    """Take a step.

    :param step: a key of ``STEPS``.
    :param values: what the step wants, see there.
    :param now: with an offset.
    :returns: the session to look at then: the same, or the one called again.
    :raises Refused: if it is not the time for it, or law or facts are against it.
    """
    if step not in STEPS:
        raise payload.malformed("step")
    verdicts.require(verdicts.may(session, step))
    return STEPS[step](session, values, now) or session


def convene(session: ISession, values: Values, now: datetime) -> None:
    """Convene: `received` (YYYY-MM-DD, today if empty), `urgent`, `reason`."""
    sessions.convene(
        session,
        now,
        received=payload.day(values, "received"),
        urgent=values.get("urgent") in (True, "1"),
        reason=reason(values),
    )


def open_sitting(session: ISession, values: Values, now: datetime) -> None:
    """Open the sitting."""
    sessions.open_sitting(session, now)


def close(session: ISession, values: Values, now: datetime) -> None:
    """Close the sitting."""
    closing.close(session, now)


def approve(session: ISession, values: Values, now: datetime) -> None:
    """Note that the minutes are approved: `later`, UID of the later session."""
    uid = payload.text(values, "later")
    later = [brain for brain in later_sessions(session) if uid == brain.UID]
    if not later:
        raise Refused(
            _(
                "error_later_session",
                default="Choose the later session of this body that approved the"
                " minutes.",
            )
        )
    sessions.approve(session, later[0].getObject())


def cancel(session: ISession, values: Values, now: datetime) -> None:
    """Cancel: `reason`."""
    sessions.cancel(session, reason(values))


def call_again(session: ISession, values: Values, now: datetime) -> ISession:
    """Plan the session that meets again: `start` (YYYY-MM-DDTHH:MM, in the town)."""
    try:
        start = datetime.fromisoformat(payload.text(values, "start"))
        if start.utcoffset() is None:
            start = start.replace(tzinfo=clock.zone())
        # Near the first and the last year there is no such moment in the town.
        start = clock.kept(clock.local(start))
    except (ValueError, OverflowError) as error:
        raise payload.malformed("start") from error
    return sessions.call_again(session, start)


def put_drafts_online(session: ISession, values: Values, now: datetime) -> None:
    """Put the drafts online: `left_out` (UIDs), `masks`, `reason`."""
    drafts.put_online(
        session,
        clock.day_of(now),
        left_out=uids(values, "left_out"),
        masks=masks(values),
        reason=reason(values),
    )


def make_minutes_available(session: ISession, values: Values, now: datetime) -> None:
    """Let the members read the draft minutes: `reason`."""
    minutes_online.make_available(session, clock.day_of(now), reason(values))


def publish_minutes(session: ISession, values: Values, now: datetime) -> None:
    """Publish the minutes: `reviewed`, `masks`, `notes` (true to tell them)."""
    act_steps.check_reviewed(values)
    minutes_online.publish(
        session,
        clock.day_of(now),
        masks=masks(values),
        notes=act_steps.ticked(values, "notes"),
    )


STEPS: Mapping[str, Callable[[ISession, Values, datetime], ISession | None]] = {
    "convene": convene,
    "drafts": put_drafts_online,
    "open": open_sitting,
    "close": close,
    "draft_minutes": make_minutes_available,
    "approve": approve,
    "publish_minutes": publish_minutes,
    "cancel": cancel,
    "call_again": call_again,
}


def possible(session: ISession) -> list[str]:
    """Give the steps that state and law allow, the usual thing first."""
    fit = {
        "drafts": lambda: drafts.deadline(session) is not None,
        "draft_minutes": lambda: (
            law.rulebook_of(session).minutes.value.available is not None
        ),
        "publish_minutes": lambda: not law.never_public(session),
        "call_again": lambda: bool(sessions.recall(session)[0]),
    }
    every = AFTER[api.content.get_state(session)]
    found = [step for step in every if step not in fit or fit[step]()]
    # What was done already is offered again, after what is still to do.
    return sorted(found, key=lambda step: _done(session, step))


def _done(session: ISession, step: str) -> bool:
    """Tell whether a step that can be taken again was taken."""
    days = {
        "drafts": session.drafts_on,
        "draft_minutes": session.minutes_available_on,
        "publish_minutes": session.minutes_public_on,
    }
    return days.get(step) is not None


def why_not(session: ISession, step: str) -> Message | None:
    """Tell what stands in the way of a step that the state allows.

    :returns: None if nothing does.
    """
    reason = verdicts.may(session, step).reason
    if reason is None and step == "approve" and not later_sessions(session):
        return _(
            "error_approve_open",
            default="The minutes are approved in a later session of this body: open"
            " it first.",
        )
    return reason


def later_sessions(session: ISession) -> list[ICatalogBrain]:
    """Give the later sessions that sit or sat and the user may view, the next first."""
    found = api.content.find(
        context=body_of(session),
        portal_type=session.portal_type,
        review_state=sorted(sessions.SAT),
        start={"query": session.start, "range": "min"},
        sort_on="start",
    )
    return [brain for brain in found if IUUID(session) != brain.UID]


def reason(values: Values) -> str:
    return payload.text(values, "reason", LONGEST_REASON)


def masks(values: Values) -> list[str]:
    try:
        return act_steps.masks_of(values)
    except InvalidValue as error:
        raise Refused(error.message) from error


def uids(values: Values, name: str) -> tuple[str, ...]:
    """Read UIDs: a list, or one alone, as a form sends it."""
    given = values.get(name, [])
    return payload.people({name: [given] if isinstance(given, str) else given}, name)

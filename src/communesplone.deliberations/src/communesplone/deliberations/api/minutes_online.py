"""Minutes: when the members can read the draft, and when everybody reads them.

Source: CDLD L1122-16; CGCT L2121-15.
"""

from collections.abc import Sequence
from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.acts import public_minutes
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.deadlines import Deadline
from communesplone.deliberations.rules.deadlines import minutes_deadlines
from datetime import date
from datetime import timedelta
from plone import api


def make_available(session: ISession, day: date, reason: str = "") -> None:
    """Let the members of the body read the draft of the minutes.

    :param reason: why they read it late.
    :raises Refused: if nothing is written yet, or if the next session is too near and
        no reason is given; the latter with the article.
    """
    verdicts.require(verdicts.may(session, "draft_minutes"))
    late = [
        found
        for found in due(session)
        if found.kind is DeadlineKind.MINUTES_AVAILABLE and day > found.due
    ]
    if late and session.minutes_available_on is None and not reason.strip():
        raise Refused(
            _(
                "error_minutes_late",
                default="The members had to be able to read the draft by ${latest}. Say"
                " why it comes late.",
                mapping={"latest": clock.in_words(late[0].due)},
            ),
            late[0].article,
        )
    session.minutes_available_on = session.minutes_available_on or day
    session.reindexObject()
    facts = {"on": day, "reason": reason}
    journal.record("session.minutes_available", session, after=facts)


def publish(
    session: ISession, day: date, *, masks: Sequence[str] = (), notes: bool = False
) -> None:
    """Publish the minutes of what was heard in public, once they are approved.

    Done again, passages and notes change, and the first day stays.

    :param masks: passages that the public does not read, besides those of the acts.
    :param notes: True to tell what the secretary wrote of the whole sitting.
    :raises Refused: if they are not approved, if the body never meets in public, or if
        a passage is in no text.
    """
    verdicts.require(verdicts.may(session, "publish_minutes"))
    if law.never_public(session):
        closed = law.rulebook_of(session).closed
        raise Refused(
            _(
                "error_minutes_closed",
                default="This body never meets in public, and its minutes are not"
                " public.",
            ),
            closed.article,
        )
    session.minutes_notes = bool(notes)
    public_minutes.check(session, masks)
    session.minutes_masks = tuple(masks)
    session.minutes_public_on = session.minutes_public_on or day
    session.reindexObject()
    facts = {"on": day, "notes": bool(notes), "masks": len(session.minutes_masks)}
    journal.record("session.minutes_published", session, after=facts)


def are_public(session: ISession) -> bool:
    """Tell whether everybody may read the minutes."""
    approved = api.content.get_state(session) == "approved"
    return approved and session.minutes_public_on is not None


def attended(session: ISession) -> tuple[str, ...]:
    """Give the UIDs of the members whom the published minutes name as present."""
    if not are_public(session):
        return ()
    course = Course(session, tongue.chosen(""))
    return tuple(member.id for member in course.members if member.id in course.came)


def are_available(session: ISession) -> bool:
    """Tell whether the members may read the minutes, as a draft or approved."""
    state = api.content.get_state(session)
    given = session.minutes_available_on is not None
    return state == "approved" or (state == "closed" and given)


def due(session: ISession) -> tuple[Deadline, ...]:
    """Give what is due for the minutes; nothing before there is a next session."""
    following = approving_day(session)
    if following is None:
        return ()
    settled = following if session.approved_in else None
    return minutes_deadlines(
        law.rulebook_of(session),
        next_session=following,
        available_on=session.minutes_available_on,
        approved_on=settled,
        published_on=session.minutes_public_on,
    )


def approving_day(session: ISession) -> date | None:
    """Give the day of the session that approved the minutes, or of the next one."""
    if session.approved_in:
        return clock.day_of(bodies.find(session.approved_in).start)
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        path="/".join(body_of(session).getPhysicalPath()),
        portal_type=session.portal_type,
        review_state=["planned", "convened", "open", "closed", "approved"],
        start={"query": session.start + timedelta(minutes=1), "range": "min"},
        sort_on="start",
        sort_limit=1,
    )
    return clock.day_of(found[0]._unrestrictedGetObject().start) if found else None

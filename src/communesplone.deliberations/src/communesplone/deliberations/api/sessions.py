"""Sessions: planning, convening, opening, approving, cancelling, calling again."""

from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import convening
from communesplone.deliberations.api import finders
from communesplone.deliberations.api import hours
from communesplone.deliberations.api import items
from communesplone.deliberations.api import law
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import recurring
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import session_titles
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.convening import notice
from communesplone.deliberations.api.values import checked
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules import clear_days
from communesplone.deliberations.rules.clear_days import Notice
from dataclasses import asdict
from datetime import date
from datetime import datetime
from datetime import time
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any


__all__ = [
    "approve",
    "call_again",
    "cancel",
    "convene",
    "create",
    "notice",
    "open_sitting",
    "plan",
    "recall",
    "sat",
]

PORTAL_TYPE = "communesplone.deliberations.Session"

ASKED = (
    "title",
    "start",
    "end",
    "place",
    "mode",
    "extraordinary",
    "president",
    "secretary",
)
"""Fields that are asked when a session is planned."""

SAT = frozenset({"open", "closed", "approved"})
"""States of a session that sits or sat."""


def create(body: IBody, *, title: str, start: datetime, **fields: Any) -> ISession:
    """Plan a session.

    :param title: as the convocation names it.
    :param start: with an offset.
    :param fields: end, place, mode, extraordinary, president, secretary (UIDs of
        persons); call_rank of a session that :func:`call_again` plans.
    :raises InvalidValue: for a value that its field refuses.
    """
    values = {"title": title, "start": start, **fields}
    given = checked(ISession, body, values, new=True)
    day = clock.day_of(start)
    secretary.check_planned(body, day, given.get("secretary"))
    session = bodies.add(body, PORTAL_TYPE, day.year, **given)
    journal.record("session.planned", session, after={"start": session.start})
    return session


def plan(body: IBody, *, title: str, start: datetime, **fields: Any) -> ISession:
    """Plan a session that has the recurring items of the body on its agenda.

    :param fields: as for :func:`create`.
    :raises InvalidValue: for a value that its field refuses.
    :raises Refused: if a recurring item cannot be made.
    """
    session = create(body, title=title, start=start, **fields)
    recurring.present(session)
    return session


def convene(
    session: ISession,
    now: datetime,
    *,
    received: date | None = None,
    urgent: bool = False,
    reason: str = "",
) -> Notice:
    """Send the session's convocation: freeze the agenda, schedule its items.

    :param now: with an offset.
    :param received: the day on which it reaches the members, today if None.
    :param urgent: True if urgency is invoked, which wants a reason.
    :param reason: of the urgency, or of convening although the notice is short.
    :returns: the clear days, which the journal keeps.
    :raises Refused: without items, for a day of receipt that cannot be, or if it is
        urgent or the clear days are too few and no reason is given; with the article.
    """
    verdicts.require(verdicts.may(session, "convene"))
    today = clock.day_of(now)
    received = received or today
    days = convening.check(session, received, today, urgent, reason)
    agenda.freeze(session)
    convening.keep(session, received, urgent, reason)
    session.convened_at = clock.kept(now)
    session.convened_by = api.user.get_current().getId() or ""
    passage.go(session, "convene", session.convening_reason)
    # All are written, this once.
    found = bodies.find_all(entry.item for entry in session.agenda.entries)
    state = items.scheduled()
    with finders.together():
        for item in found.values():
            items.schedule(item, state)
    facts = {"required": days.required, "given": days.given, "reason": reason}
    facts |= {"received": received, "urgent": urgent}
    journal.record("session.convened", session, after=facts)
    notices.convened(session)
    return days


def open_sitting(session: ISession, now: datetime) -> None:
    """Open the sitting, and keep who is in office today.

    :raises Refused: before its day, or if nobody presides.
    """
    verdicts.require(verdicts.may(session, "open"))
    session.members = tuple(asdict(member) for member in roll.members(session))
    session.opened_at = hours.opening(session, now)
    passage.go(session, "open")
    journal.record("session.opened", session, after={"at": session.opened_at})


def sat(body: IBody, first: date, last: date | None) -> bool:
    """Tell whether a body opened a session between two days, both counted.

    :param last: None for until now.
    """
    zone = clock.zone()
    start = {"query": datetime.combine(first, time.min, zone), "range": "min"}
    if last is not None:
        end = datetime.combine(last, time(23, 59), zone)
        start = {"query": (start["query"], end), "range": "min:max"}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        path="/".join(body.getPhysicalPath()),
        portal_type=PORTAL_TYPE,
        review_state=tuple(SAT),
        start=start,
    )
    return bool(found)


def approve(session: ISession, later: ISession) -> None:
    """Note that the minutes were approved in a later session.

    :raises Refused: if there are no minutes, or the other session is not a later one of
        the same body that sits or sat.
    """
    verdicts.require(verdicts.may(session, "approve"))
    same = body_of(later) == body_of(session)
    sits = api.content.get_state(later) in SAT
    if not same or not sits or later.start <= session.start:
        raise Refused(
            _(
                "error_approve_later",
                default="Minutes are approved in a later session of the same body, once"
                " it is open.",
            ),
            law.rulebook_of(session).minutes.article,
        )
    session.approved_in = IUUID(later)
    passage.go(session, "approve")
    journal.record("session.approved", session, after={"in": IUUID(later)})


def cancel(session: ISession, reason: str) -> None:
    """Cancel a session; its items can be presented elsewhere.

    Everybody reads that a convened session is cancelled, its members get a mail; one
    that was only planned is dropped.

    :raises Refused: without a reason.
    """
    if not reason.strip():
        raise Refused(_("error_reason", default="Say why."))
    session.cancelled_reason = reason.strip()
    # Of a session that was never convened nobody is to hear.
    told = api.content.get_state(session) == "convened"
    passage.go(session, "cancel" if told else "drop", session.cancelled_reason)
    _release(session)
    journal.record("session.cancelled", session, after={"reason": reason})
    if told:
        notices.cancelled(session)


def _release(session: ISession) -> None:
    """Let the items of a session go, so that they can be presented elsewhere."""
    body, ready = body_of(session), items.unscheduled()
    found = bodies.find_all(entry.item for entry in session.agenda.entries)
    with finders.together():
        for uid, item in found.items():
            bodies.unplace(body, uid)
            # Before the convocation its items are validated only.
            if items.state(item) == "scheduled":
                items.unschedule(item, state=ready)


def call_again(session: ISession, start: datetime) -> ISession:
    """Plan the session that meets again for the items that lacked a quorum.

    :param start: with an offset.
    :returns: the session, with the items that still wait on its agenda; :func:`recall`
        names the others.
    :raises Refused: if no item lacked a quorum or none waits, or the day is too early;
        with the article.
    """
    verdicts.require(verdicts.may(session, "call_again"))
    recalled = _still_waiting(session)
    rulebook = law.rulebook_of(session)
    before, day = clock.day_of(session.start), clock.day_of(start)
    first = clear_days.earliest_recall(rulebook, before)
    if first is not None and day < first:
        raise Refused(
            _(
                "error_recall_early",
                default="The body can meet again from ${first} on.",
                mapping={"first": clock.in_words(first)},
            ),
            rulebook.recall.article,
        )
    again = create(
        body_of(session),
        title=session_titles.moved(session, before, day),
        start=start,
        place=session.place,
        mode=session.mode,
        extraordinary=session.extraordinary,
        call_rank=min(session.call_rank + 1, 3),
        president=session.president,
        # As the first time: whoever was named there has to be named again.
        secretary=secretary.still(session, day),
    )
    for copy in recalled:
        agenda.present(again, copy)
    return again


def recall(session: ISession) -> tuple[list[IItem], list[str]]:
    """Give what comes before the body again: the copies that closing made, and waiting.

    :returns: these, and the titles of the items whose copy went another way meanwhile.
    """
    ready, gone = [], []
    for uid in closing.without_quorum(session):
        item = bodies.find(uid)
        copy = bodies.find_all(item.forwarded_to[-1:]).get(item.forwarded_to[-1])
        if copy is not None and items.may(copy, "present"):
            ready.append(copy)
        else:
            gone.append(item.title)
    return ready, gone


def _still_waiting(session: ISession) -> list[IItem]:
    ready, gone = recall(session)
    if not ready:
        raise Refused(
            _(
                "error_recall_gone",
                default="What lacked the quorum waits no more: ${titles}.",
                mapping={"titles": ", ".join(f"“{title}”" for title in gone)},
            )
        )
    return ready

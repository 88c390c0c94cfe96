"""Sessions: planning, convening, opening, approving, cancelling, calling again."""

from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import items
from communesplone.deliberations.api import law
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import recurring
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.values import checked
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules import clear_days
from communesplone.deliberations.rules.clear_days import Notice
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.rules.quorum import quorum
from dataclasses import asdict
from datetime import date
from datetime import datetime
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any


PORTAL_TYPE = "communesplone.deliberations.Session"


def create(body: IBody, *, title: str, start: datetime, **fields: Any) -> ISession:
    """Plan a session.

    :param title: as the convocation names it.
    :param start: with an offset.
    :param fields: end, place, mode, president, secretary (UIDs of persons); call_rank
        of a session that :func:`call_again` plans.
    :raises InvalidValue: for a value that its field refuses.
    """
    values = {"title": title, "start": start, **fields}
    given = checked(ISession, body, values, new=True)
    secretary.check_planned(body, clock.day_of(start), given.get("secretary"))
    session = bodies.add(body, PORTAL_TYPE, start.year, **given)
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


def notice(session: ISession, day: date, urgent: bool = False) -> Notice:
    """Tell whether a convocation on a day leaves the clear days of the law."""
    body = body_of(session)
    return clear_days.check(
        law.rulebook_of(session),
        clock.day_of(session.start),
        day,
        body.population,
        urgent=urgent,
        call_rank=session.call_rank,
    )


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
    :raises Refused: without items, or if the clear days are too few and no reason is
        given; with the article.
    """
    found = convocable(session, received or clock.day_of(now), urgent, reason)
    agenda.freeze(session)
    session.convened_at = clock.kept(now)
    session.convened_by = api.user.get_current().getId() or ""
    passage.go(session, "convene")
    # All are written, this once.
    for item in bodies.find_all(
        entry.item for entry in session.agenda.entries
    ).values():
        items.schedule(item)
    facts = {"required": found.required, "given": found.given, "reason": reason}
    journal.record("session.convened", session, after=facts)
    notices.convened(session)
    return found


def convocable(
    session: ISession, received: date, urgent: bool = False, reason: str = ""
) -> Notice:
    """Tell how many clear days a convocation leaves, if it may go out.

    :param received: the day on which it reaches the members.
    :param reason: why the body meets although they are too few.
    :raises Refused: as :func:`convene`.
    """
    verdicts.require(verdicts.may(session, "convene"))
    found = notice(session, received, urgent)
    if not found.met and not reason.strip():
        raise Refused(
            _(
                "error_convene_late",
                default="The law wants ${required} clear days, there are ${given}: the"
                " last day to convene was ${latest}. Choose a later date, or say why"
                " the body meets nevertheless.",
                mapping={
                    "required": found.required,
                    "given": found.given,
                    "latest": found.latest.isoformat(),
                },
            ),
            found.article,
        )
    return found


def opening_quorum(session: ISession) -> Quorum:
    """Tell whether the quorum is there; it is shown, and blocks nothing."""
    matter = Matter(call_rank=session.call_rank)
    return quorum(law.rulebook_of(session), roll.roll(session), matter)


def open_sitting(session: ISession, now: datetime) -> Quorum:
    """Open the sitting, and keep who is in office today.

    :raises Refused: if nobody presides.
    """
    verdicts.require(verdicts.may(session, "open"))
    session.members = tuple(asdict(member) for member in roll.members(session))
    passage.go(session, "open")
    found = opening_quorum(session)
    facts = {"at": clock.kept(now), "present": found.present, "needed": found.needed}
    journal.record("session.opened", session, after=facts)
    return found


def approve(session: ISession, later: ISession) -> None:
    """Note that the minutes were approved in a later session.

    :raises Refused: if there are no minutes, or the other session is not a later one of
        the same body.
    """
    same = body_of(later) == body_of(session)
    if not same or later.start <= session.start:
        raise Refused(
            _(
                "error_approve_session",
                default="Minutes are approved in a later session of the same body.",
            ),
            law.rulebook_of(session).minutes.article,
        )
    session.approved_in = IUUID(later)
    passage.go(session, "approve")
    journal.record("session.approved", session, after={"in": IUUID(later)})


def cancel(session: ISession, reason: str) -> None:
    """Cancel a session; its items can be presented elsewhere.

    :raises Refused: without a reason.
    """
    if not reason.strip():
        raise Refused(_("error_reason", default="Say why."))
    body = body_of(session)
    for entry in session.agenda.entries:
        bodies.unplace(body, entry.item)
        item = bodies.find(entry.item)
        # Before the convocation its items are validated only.
        if items.state(item) == "scheduled":
            items.unschedule(item)
    passage.go(session, "cancel")
    journal.record("session.cancelled", session, after={"reason": reason})


def call_again(session: ISession, start: datetime) -> ISession:
    """Plan the session that meets again for the items that lacked a quorum.

    :param start: with an offset.
    :raises Refused: if no item lacked a quorum, or the day is too early; with the
        article.
    """
    verdicts.require(verdicts.may(session, "call_again"))
    left = closing.without_quorum(session)
    rulebook = law.rulebook_of(session)
    first = clear_days.earliest_recall(rulebook, clock.day_of(session.start))
    if first is not None and clock.day_of(start) < first:
        raise Refused(
            _(
                "error_recall_early",
                default="The body can meet again from ${first} on.",
                mapping={"first": first.isoformat()},
            ),
            rulebook.recall.article,
        )
    again = create(
        body_of(session),
        title=session.title,
        start=start,
        place=session.place,
        mode=session.mode,
        call_rank=min(session.call_rank + 1, 3),
        president=session.president,
        # As the first time: whoever was named there has to be named again.
        secretary=session.secretary,
    )
    for uid in left:
        # Closing made the copy that goes on.
        agenda.present(again, bodies.find(bodies.find(uid).forwarded_to[-1]))
    return again

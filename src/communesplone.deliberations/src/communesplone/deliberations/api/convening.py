"""How a session was convened: in time, or for which reason nevertheless."""

from collections.abc import Iterator
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import words
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules import clear_days
from communesplone.deliberations.rules.clear_days import Notice
from datetime import date
from zope.i18nmessageid import Message


IMPOSSIBLE_DAY = {
    "be": _(
        "error_convene_received",
        default="The members received the convocation between the day on which"
        " the session was planned (${first}) and today (${last}).",
    ),
    "fr": _(
        "error_convene_sent",
        default="The convocation was sent between the day on which the session was"
        " planned (${first}) and today (${last}).",
    ),
}
"""By country of the rulebook; see `words.CONVENED`."""


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
        extraordinary=session.extraordinary,
    )


def check(session: ISession, received: date, today: date, urgent: bool, reason: str):
    """Tell how many clear days a convocation leaves, if it may go out.

    :param received: the day on which it reaches the members; in France, is sent.
    :param reason: of the urgency, or why the body meets although they are too few.
    :returns: the notice.
    :raises Refused: for a day that cannot be; without a reason, if one is wanted.
    """
    _check_day(session, received, today)
    found = notice(session, received, urgent)
    if reason.strip():
        return found
    if urgent:
        raise Refused(
            _("error_convene_urgent", default="Say why it is urgent."), found.article
        )
    if not found.met:
        raise Refused(
            _(
                "error_convene_late",
                default="The law wants ${required} clear days, there are ${given}: the"
                " last day to convene was ${latest}. Choose a later date, or say why"
                " the body meets nevertheless.",
                mapping={
                    "required": found.required,
                    "given": found.left,
                    "latest": clock.in_words(found.latest),
                },
            ),
            found.article,
        )
    return found


def _check_day(session: ISession, received: date, today: date) -> None:
    """Refuse a day before there was a session, or one that is still to come."""
    planned = clock.day_of(session.created().asdatetime())
    first = min(planned, today)
    if not first <= received <= today:
        message = IMPOSSIBLE_DAY[law.rulebook_of(session).country]
        ends = {"first": clock.in_words(first), "last": clock.in_words(today)}
        raise Refused(Message(message, mapping=ends))


def keep(session: ISession, received: date, urgent: bool, reason: str) -> None:
    """Keep how it was convened, with the date that the members were told."""
    session.received = received
    session.urgent = urgent
    session.convening_reason = reason.strip()
    session.convened_for = session.start


def check_told(session: ISession, changed: set[str]) -> None:
    """Refuse to change what the convocation and its clear days stand on.

    :param changed: names of fields that were written.
    :raises Refused: with what to do.
    """
    told = session.convened_for
    if "extraordinary" in changed and told is not None:
        raise Refused(
            _(
                "error_extraordinary_convened",
                default="The session is convened: whether it is extraordinary stays as"
                " it was.",
            ),
            notice(session, session.received).article,
        )
    if "start" in changed and told is not None and session.start != told:
        raise Refused(
            _(
                "error_start_convened",
                default="The members were told when the session begins. To meet at"
                " another time, cancel it and plan another one.",
            ),
            notice(session, session.received).article,
        )


def told(session: ISession, language: str) -> Iterator[str]:
    """Say in the minutes how the session was convened."""
    if session.received is None:
        return
    date = tongue.long_date(session.received, language)
    country = law.rulebook_of(session).country
    yield tongue.say(words.CONVENED[country], language, {"date": date})
    found = notice(session, session.received, session.urgent)
    if session.urgent:
        yield tongue.say(words.CONVENED_URGENT, language)
    if not found.met:
        values = {"required": found.required, "given": max(0, found.given)}
        values |= {"article": str(found.article)}
        yield tongue.say(words.CONVENED_SHORT, language, values)
    if session.urgent or not found.met:
        reason = {"reason": session.convening_reason}
        yield tongue.say(words.REASON, language, reason)

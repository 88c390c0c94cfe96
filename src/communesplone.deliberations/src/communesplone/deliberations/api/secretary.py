"""Who keeps the minutes: by post, or named by the body as the sitting begins.

Sources: CGCT L2121-15; CDLD L1124-4.
"""

from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.roll import Roll
from datetime import date
from plone import api
from zope.i18nmessageid import Message


MISSING = _("error_close_secretary", default="Say who was secretary.")


def of(session: ISession) -> str:
    """Name who keeps the minutes: who was named last, else who was planned, else ""."""
    named = [
        row["member"]
        for _key, row in roll.standing(session)
        if row["kind"] == MoveKind.KEEP_MINUTES
    ]
    return named[-1] if named else session.secretary or ""


def able(session: ISession, there: Roll) -> list[str]:
    """List who can be named now, in order of precedence: in office and present."""
    posts = law.rulebook_of(session).secretary_posts.value
    return [
        member.id
        for member in there.members
        if member.id in there.present and (posts or member.votes)
    ]


def proposed(session: ISession, there: Roll) -> str:
    """Name whom the screen proposes, "" as long as nobody can be named.

    Who was planned, else who has the post (of several, one who signs the acts), else
    the last in precedence: by custom the youngest of a council.
    """
    can = able(session, there)
    if session.secretary in can:
        return session.secretary
    posts = law.rulebook_of(session).secretary_posts.value
    holders = [one for one in can if there.by_id[one].post in posts]
    if len(holders) > 1:
        signing = _signing(session)
        holders.sort(key=lambda one: one not in signing)
    return (holders or can[::-1] or [""])[0]


def _signing(session: ISession) -> set[str]:
    day = clock.day_of(session.start)
    rows = people.members_of(body_of(session), day)
    return {row.person for row in rows if row.signs}


def why_not(session: ISession) -> Message | None:
    """Tell what lacks of a secretary at the end of a sitting, None if nothing does."""
    id = of(session)
    if not id:
        return MISSING
    member = next((one for one in roll.members(session) if one.id == id), None)
    if law.rulebook_of(session).secretary_posts.value:
        return MISSING if member is None else None
    if member is not None and member.votes and id in roll.came(session):
        return None
    return _(
        "error_close_secretary_absent",
        default="Name a secretary: ${name} is no member of the body who was there.",
        mapping={"name": member.name if member is not None else id},
    )


def check_still_planned(session: ISession) -> None:
    """Refuse a session that is to come with a secretary who cannot be one then.

    :raises InvalidValue: as :func:`check_planned`.
    """
    if api.content.get_state(session, "planned") in {"planned", "convened"}:
        day = clock.day_of(session.start)
        check_planned(body_of(session), day, session.secretary)


def still(session: ISession, day: date) -> str | None:
    """Give the secretary who was planned, if it can be the same on another day."""
    try:
        check_planned(body_of(session), day, session.secretary)
    except InvalidValue:
        return None
    return session.secretary


def check_planned(body: IBody, day: date, uid: str | None) -> None:
    """Refuse a secretary who cannot be one on that day.

    :raises InvalidValue: for whoever is not in office; where the law wants a member,
        for whoever has no vote.
    """
    if not uid:
        return
    row = next((one for one in people.members_of(body, day) if one.person == uid), None)
    named = law.rulebook_of(body).secretary_posts
    if row is not None and (named.value or row.votes):
        return
    name = people.names(body).get(uid, uid)
    if row is None:
        text = _(
            "error_secretary_office",
            default="${name} is not in office on the day of the session.",
            mapping={"name": name},
        )
    else:
        text = _(
            "error_secretary_member",
            default="${name} assists only: the body names one of its members secretary"
            " (${article}).",
            mapping={"name": name, "article": str(named.article)},
        )
    raise InvalidValue("secretary", text)

"""What is never deleted, and why."""

from communesplone.deliberations import _
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import people
from communesplone.deliberations.api import sessions
from communesplone.deliberations.content.annex import IAnnex
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.content.mandate import Mandate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.person import IPerson
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.content.session import Session
from communesplone.deliberations.interfaces import Refused
from plone import api
from plone.dexterity.content import DexterityContent
from zope.i18nmessageid import Message


def why_kept(content: DexterityContent) -> Message | None:
    """Tell why content cannot be deleted.

    :returns: the reason, or None if it can.
    """
    for interface, judge in _JUDGES:
        if interface.providedBy(content):
            return judge(content)
    return None


def check_deletable(content: DexterityContent) -> None:
    """Refuse to delete what the law or the history needs.

    :raises Refused: with the reason.
    """
    reason = why_kept(content)
    if reason is not None:
        raise Refused(reason)


def _of_session(session: Session) -> Message | None:
    state = api.content.get_state(session, default="planned")
    if state in {"planned", "cancelled", "dropped"} and not session.agenda.entries:
        return None
    return _(
        "error_session_kept",
        default="“${title}” cannot be deleted: it has an agenda, or was held.",
        mapping={"title": session.title},
    )


def _of_mandate(mandate: Mandate) -> Message | None:
    body = body_of(mandate)
    if body is None or not sessions.sat(body, mandate.start, mandate.end):
        return None
    return _(
        "error_mandate_kept",
        default="The mandate of “${name}” cannot be deleted: the body sat during it,"
        " and its acts rest on who was in office. End the mandate instead.",
        mapping={"name": mandate.title},
    )


def _of_deliberation(act: DexterityContent) -> Message:
    return _(
        "error_deliberation_kept",
        default="“${title}” cannot be deleted: the register is kept for good.",
        mapping={"title": act.title},
    )


_JUDGES = (
    (IAnnex, annexes.why_kept),
    (IItem, items.why_kept),
    (IPerson, people.why_kept),
    (IMandate, _of_mandate),
    (ISession, _of_session),
    (IDeliberation, _of_deliberation),
)

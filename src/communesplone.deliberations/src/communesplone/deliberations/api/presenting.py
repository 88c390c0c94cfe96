"""Bringing an item on an agenda: before the agenda is sent, or after it as of right."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import own_items
from communesplone.deliberations.api import states
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain


def present(session: ISession, item: IItem) -> None:
    """Put a validated item on the agenda of a session.

    Once the session is convened this is left to what a councillor proposed in time: it
    becomes a complementary item, with the number after the last, and the members are
    told at once.

    :raises Refused: as :func:`agenda.present`; with the article.

    Source: CDLD L1122-24.
    """
    if not completes(session, item):
        agenda.present(session, item)
        return
    agenda.check(session, item)
    agenda.complete(session, item)
    if session.drafts_on is not None:
        # Its draft stays inside until somebody has looked at it.
        session.drafts_left_out = (*session.drafts_left_out, IUUID(item))
    items.schedule(item)
    session.reindexObject()
    notices.completed(session, item)


def completes(session: ISession, item: IItem) -> bool:
    """Tell whether an item comes on the agenda although that was sent."""
    return is_convened(session) and own_items.is_own(session, item)


def is_convened(session: ISession) -> bool:
    return states.state_of(session, states.SESSION_WORKFLOW) == "convened"


def candidates(session: ISession) -> list[ICatalogBrain]:
    """Give what can still come on an agenda, of what the present user may view.

    :returns: validated items that stand on no agenda; once the session is convened, of
        these the councillors' own.
    """
    waiting = agenda.candidates(body_of(session))
    if not is_convened(session):
        return waiting
    found = bodies.find_all(brain.UID for brain in waiting)
    return [brain for brain in waiting if own_items.is_own(session, found[brain.UID])]

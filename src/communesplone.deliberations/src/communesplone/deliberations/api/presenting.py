"""Bringing an item on an agenda: before the agenda is sent, or after it as of right."""

from collections.abc import Iterable
from collections.abc import Iterator
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import own_items
from communesplone.deliberations.api import states
from communesplone.deliberations.api.public_agenda import facts
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain


def present(session: ISession, item: IItem) -> None:
    """Put one validated item on the agenda of a session.

    :raises Refused: as :func:`present_all`.
    """
    present_all(session, [item])


def present_all(session: ISession, chosen: Iterable[IItem]) -> None:
    """Put validated items on the agenda of a session, in this order.

    Once the session is convened this is left to what councillors proposed in time: each
    becomes a complementary item, with the number after the last, and the members are
    told at once, in one mail.

    :param chosen: taken one by one.
    :raises Refused: as :func:`agenda.present`; with the article.

    Source: CDLD L1122-24.
    """
    added = []
    for item in chosen:
        if completes(session, item):
            _complete(session, item)
            added.append(IUUID(item))
        else:
            agenda.present(session, item)
    if added:
        session.reindexObject()
        notices.completed(session, added)


def waiting(session: ISession, uids: Iterable[str]) -> Iterator[IItem]:
    """Find items to present, one by one: what may be depends on their opinions.

    :param uids: of items that wait for an agenda of the body.
    :raises Refused: for one that does not, or may not be presented; the latter named.
    """
    ready = {brain.UID for brain in agenda.candidates(body_of(session))}
    for uid in uids:
        if uid not in ready:
            raise Refused(
                _(
                    "error_not_waiting",
                    default="One of these items does not wait any more: it stands on"
                    " an agenda, or was sent back. Load the page again.",
                )
            )
        item = bodies.find(uid)
        verdict = items.may(item, "present")
        if not verdict.allowed:
            raise Refused(
                _(
                    "error_present_item",
                    default="“${title}”: ${reason}",
                    mapping={"title": item.title, "reason": verdict.reason},
                )
            )
        yield item


def _complete(session: ISession, item: IItem) -> None:
    agenda.check(session, item)
    agenda.complete(session, item)
    drafts.leave_out(session, item)
    items.schedule(item)


def completes(session: ISession, item: IItem) -> bool:
    """Tell whether an item comes on the agenda although that was sent."""
    return is_convened(session) and own_items.owner(session, item) is not None


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
    # Of a long list few are woken: the catalogue tells who proposes.
    owners = own_items.owners(session)
    own = [brain for brain in waiting if facts(brain).get("proposer") in owners]
    found = bodies.find_all(brain.UID for brain in own) if own else {}
    return [brain for brain in own if not found[brain.UID].origin]

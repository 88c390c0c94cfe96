"""Opinions that are overdue on the items of an agenda: nobody convenes before."""

from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.opinions import TYPE
from communesplone.deliberations.api.work_rows import facts_of
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import Session
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import NamedTuple
from zope.i18nmessageid import Message


class Awaited(NamedTuple):
    """An item, and the name of the service whose opinion on it is overdue."""

    item: ICatalogBrain
    service: str


def reason(service: str, item: str) -> Message:
    """Say that the opinion of a service on an item is waited for."""
    return _(
        "error_opinion_awaited",
        default="The opinion of “${service}” on “${item}” is overdue: wait for it, or"
        " say why not.",
        mapping={"service": service, "item": item},
    )


def overdue(session: Session) -> list[Awaited]:
    """List what is waited for, in the order of the agenda; two queries, however long.

    Items that the user may not view are left out; opinions are counted whether or not.
    """
    rows = [brain for _entry, brain in agenda.rows(session) if brain is not None]
    late: dict[str, str] = {}
    for brain in _requested(session):
        facts = facts_of(brain)
        due = facts.get("due")
        if due is not None and due < clock.today() and not facts.get("waived"):
            late.setdefault(brain.getPath().rpartition("/")[0], brain.Title)
    paths = ((item, item.getPath()) for item in rows)
    return [Awaited(item, late[path]) for item, path in paths if path in late]


def _requested(session: Session) -> list[ICatalogBrain]:
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        portal_type=TYPE,
        review_state="requested",
        path="/".join(body_of(session).getPhysicalPath()),
    )

"""Items that stand on every agenda: approval of the minutes, communications…"""

from collections.abc import Iterator
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import item_copies
from communesplone.deliberations.api import items
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.item_template import ItemTemplate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from plone import api


TEMPLATE = "communesplone.deliberations.ItemTemplate"


def present(session: ISession) -> list[Item]:
    """Make an item of each recurring template of the body, and put it on the agenda.

    Whoever keeps the templates has approved their texts: the items begin as validated.

    :returns: the items, in the order of the templates' titles.
    :raises Refused: naming the template that cannot be used, as its service is closed.
    """
    return [_present(session, template) for template in templates(body_of(session))]


def templates(body: IBody) -> Iterator[ItemTemplate]:
    """Walk the recurring templates of a body, by title."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=TEMPLATE,
        path="/".join(body.getPhysicalPath()),
        sort_on="sortable_title",
    )
    for brain in found:
        # A body has a handful of templates, and sessions are planned by hand.
        template = brain._unrestrictedGetObject()
        if template.recurring:
            yield template


def _present(session: ISession, template: ItemTemplate) -> Item:
    try:
        item = items.create_from(template, template.service or "")
    except Refused as error:
        raise Refused(
            _(
                "error_recurring",
                default="The template “${title}” stands on every agenda and cannot be"
                " used. Change the template. ${reason}",
                mapping={"title": template.title, "reason": error.message},
            )
        ) from error
    item_copies.begin_validated(item, "recur")
    agenda.present(session, item)
    return item

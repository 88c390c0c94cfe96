"""What the forms of an item offer to choose from."""

from communesplone.core.content import service_tree
from communesplone.deliberations.browser import titles
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import Item
from plone import api
from plone.uuid.interfaces import IUUID


MOST = 200


def services(item: Item) -> list[dict[str, str]]:
    """Give the services that can be asked: active, and not asked yet."""
    return [
        {"uid": place.uid, "title": "\N{EM SPACE}" * place.depth + place.title}
        for place in service_tree.places()
        if not place.closed and place.uid not in item.asked
    ]


def followers(item: Item) -> list[dict[str, str]]:
    """Give the services that can see to a decision besides the item's own."""
    return [
        {"uid": place.uid, "title": "\N{EM SPACE}" * place.depth + place.title}
        for place in service_tree.places()
        if not place.closed and place.uid != item.service
    ]


def sessions(body: Body) -> list[dict[str, str]]:
    """Give the sessions that are being prepared, the next one first."""
    found = api.content.find(
        context=body,
        portal_type="communesplone.deliberations.Session",
        review_state="planned",
        sort_on="start",
        sort_limit=MOST,
    )[:MOST]
    return [
        {
            "uid": brain.UID,
            "title": brain.Title,
            "when": titles.moment_beside(brain.Title, brain.start),
        }
        for brain in found
    ]


def councils(body: Body) -> list[dict[str, str]]:
    """Give the councils to which items of a college can go on."""
    if body.kind != "college":
        return []
    found = api.content.find(
        portal_type="communesplone.deliberations.Body",
        review_state="active",
        sort_on="sortable_title",
    )
    # A town has a handful of bodies; their kind is in no index.
    bodies = (brain.getObject() for brain in found)
    return [
        {"uid": IUUID(each), "title": each.title}
        for each in bodies
        if each.kind == "council"
    ]

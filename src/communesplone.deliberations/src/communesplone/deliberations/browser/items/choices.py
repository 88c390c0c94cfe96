"""What the forms of an item offer to choose from."""

from communesplone.core.content import service_tree
from communesplone.deliberations.api import presenting
from communesplone.deliberations.browser import titles
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
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


def sessions(item: Item) -> list[dict[str, str]]:
    """Give the sessions on whose agenda an item can come, the next one first.

    They are being prepared; a councillor's own item can come on a convened one too.
    """
    found = api.content.find(
        context=body_of(item),
        portal_type="communesplone.deliberations.Session",
        review_state=["planned", "convened"] if item.proposer else "planned",
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
        # A body has one or two convened sessions.
        if brain.review_state == "planned"
        or presenting.completes(brain.getObject(), item)
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

"""All services of the site, read from the catalogue."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core.rules import hierarchy
from dataclasses import dataclass
from plone import api
from plone.dexterity.content import DexterityContent
from Products.ZCatalog.interfaces import ICatalogBrain


PORTAL_TYPE = "communesplone.core.Service"

INDEX = "core_service"
"""Holds the UID of the service that content belongs to; for a service, its parent's."""

ACTIVE = "active"

CLOSED = "closed"


@dataclass(frozen=True)
class Place:
    """A service in the tree."""

    uid: str
    depth: int
    brain: ICatalogBrain

    @property
    def title(self) -> str:
        return self.brain.Title

    @property
    def closed(self) -> bool:
        return self.brain.review_state == CLOSED


def places(*, mine: bool = False) -> list[Place]:
    """Put the services in tree order.

    :param mine: only those that the present user may view. Otherwise all: titles of
        services are no secret among those who fill in forms.
    """
    brains = _brains(mine)
    titles = {uid: brain.Title for uid, brain in brains.items()}
    return [
        Place(node.key, node.depth, brains[node.key])
        for node in hierarchy.tree(_parents(brains), titles)
    ]


def find(uid: str) -> DexterityContent | None:
    """Find a service by its UID, whether the present user may view it or not."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(UID=uid, portal_type=PORTAL_TYPE)
    return brains[0]._unrestrictedGetObject() if brains else None


def every() -> Iterator[DexterityContent]:
    """Wake all services one by one, whether the present user may view them or not."""
    for brain in _brains(mine=False).values():
        yield brain._unrestrictedGetObject()


def loop(child: str, parent: str) -> tuple[str, ...]:
    """Find the loop that would arise if one service were put below another.

    :param child: UID of the service to put elsewhere.
    :param parent: UID of its parent to be.
    :returns: titles of the services round the loop; empty if there is none.
    """
    brains = _brains(mine=False)
    keys = hierarchy.loop(_parents(brains), child, parent)
    return tuple(brains[key].Title if key in brains else key for key in keys)


def _brains(mine: bool) -> Mapping[str, ICatalogBrain]:
    catalog = api.portal.get_tool("portal_catalog")
    search = catalog.searchResults if mine else catalog.unrestrictedSearchResults
    return {brain.UID: brain for brain in search(portal_type=PORTAL_TYPE)}


def _parents(brains: Mapping[str, ICatalogBrain]) -> dict[str, str | None]:
    catalog = api.portal.get_tool("portal_catalog")
    if INDEX not in catalog.indexes():
        # The add-on has left the site; its services still have their pages.
        return dict.fromkeys(brains)
    index = catalog.Indexes[INDEX]
    return {
        uid: index.getEntryForObject(brain.getRID()) for uid, brain in brains.items()
    }

"""All services on one page: for those who staff them, and for everybody."""

from communesplone.core.api import services
from communesplone.core.content import service_tree
from functools import cached_property
from Products.Five.browser import BrowserView


MAX_INDENT = 6


class ServicesOverview(BrowserView):
    """The tree of services, with how many people each function has."""

    @cached_property
    def functions(self):
        return services.functions()

    @cached_property
    def rows(self):
        places = service_tree.places(mine=True)
        staffing = services.staffing(place.uid for place in places)
        return [
            {
                "place": place,
                "depth": shown_depth(place),
                "url": place.brain.getURL(),
                "counts": [len(staffing[place.uid][name]) for name in self.functions],
                "people": len(set().union(*staffing[place.uid].values())),
            }
            for place in places
        ]


class ServiceList(BrowserView):
    """The active services, for everybody."""

    @cached_property
    def rows(self):
        return [
            {
                "title": place.title,
                "description": place.brain.Description,
                "depth": shown_depth(place),
                "url": place.brain.getURL(),
            }
            for place in service_tree.places(mine=True)
            if not place.closed
        ]


def shown_depth(place):
    """Give the depth to indent by: the style sheet knows so many."""
    return min(place.depth, MAX_INDENT)

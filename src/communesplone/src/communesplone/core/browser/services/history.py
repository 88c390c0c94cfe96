"""Who had which function of a service, from when to when."""

from communesplone.core.api import people
from communesplone.core.api import services
from functools import cached_property
from plone import api
from plone.app.event.base import default_timezone
from Products.Five.browser import BrowserView


SHOWN = 200
"""Most terms on the page, the newest; the journal holds all."""


class HistoryView(BrowserView):
    """The terms of office in a service."""

    @cached_property
    def terms(self):
        return services.history(self.context)

    @property
    def hidden(self):
        return max(len(self.terms) - SHOWN, 0)

    @cached_property
    def rows(self):
        functions = services.functions()
        return [
            {
                "person": people.get(term.cell.person),
                "name": term.name,
                "function": getattr(
                    functions.get(term.cell.function), "title", term.cell.function
                ),
                "start": shown_moment(term.start),
                "end": shown_moment(term.end),
            }
            for term in self.terms[:SHOWN]
        ]


def shown_moment(moment):
    """Write a moment in the user's language and the site's time zone."""
    if moment is None:
        return None
    local = moment.astimezone(default_timezone(as_tzinfo=True))
    return api.portal.get_localized_time(local, long_format=True)

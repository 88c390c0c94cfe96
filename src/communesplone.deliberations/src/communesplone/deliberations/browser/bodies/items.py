"""`@@items`: the items of a body in a state, page by page, from the catalogue."""

from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.browser.posting import whole
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.vocabularies import choices
from functools import cached_property
from plone import api
from plone.batching import Batch
from Products.Five.browser import BrowserView


SIZE = 50


class ItemsView(BrowserView):
    """What the user may view, the latest first."""

    @cached_property
    def state(self):
        asked = text(self.request.form, "state")
        return asked if asked in titles.STATES else ""

    @property
    def states(self):
        return [
            {"value": value, "title": title, "chosen": value == self.state}
            for value, title in titles.STATES.items()
        ]

    @cached_property
    def batch(self):
        query = {"review_state": self.state} if self.state else {}
        found = api.content.find(
            context=self.context,
            portal_type="communesplone.deliberations.Item",
            sort_on="created",
            sort_order="descending",
            **query,
        )
        return Batch(found, SIZE, start=whole(self.request.form, "b_start") or 0)

    @cached_property
    def rows(self):
        services = titles.service_titles()
        return [self._row(brain, services) for brain in self.batch]

    def _row(self, brain, services):
        facts = getattr(brain, FACTS, None) or {}
        return {
            "title": brain.Title,
            "url": brain.getURL(),
            "service": services.get(facts.get("service"), ""),
            "category": facts.get("category") or "",
            "state": titles.state(brain.review_state),
            "state_class": titles.badge(brain.review_state),
            "outcome": titles.choice(choices.outcomes, facts.get("outcome")),
        }

    def page_url(self, first):
        url = f"{self.context.absolute_url()}/@@items"
        return f"{url}?state={self.state}&b_start={first}"

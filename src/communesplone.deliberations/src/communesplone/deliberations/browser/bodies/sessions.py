"""`@@sessions` of a body: all that the user may view, page by page."""

from communesplone.deliberations.browser.bodies.view import BodyView
from communesplone.deliberations.browser.posting import whole
from functools import cached_property
from plone.batching import Batch
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


SIZE = 20


class SessionsView(BodyView):
    """The sessions of the body, the latest first."""

    index = ViewPageTemplateFile("templates/sessions.pt")

    @cached_property
    def batch(self):
        found = self._find("Session", sort_on="start", sort_order="descending")
        return Batch(found, SIZE, start=whole(self.request.form, "b_start") or 0)

    @cached_property
    def rows(self):
        return [self._session(brain) for brain in self.batch]

    def page_url(self, page):
        start = (page - 1) * SIZE
        return f"{self.context.absolute_url()}/@@sessions?b_start={start}"

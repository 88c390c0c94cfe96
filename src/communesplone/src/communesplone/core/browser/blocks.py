"""The core's own blocks of the front page: they read brains, and wake no object."""

from communesplone.core import _
from communesplone.core.content.service_tree import ACTIVE
from communesplone.core.content.service_tree import PORTAL_TYPE
from communesplone.core.interfaces import IFrontPageBlock
from functools import cached_property
from Products.CMFCore.utils import getToolByName
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getMultiAdapter
from zope.interface import implementer


@implementer(IFrontPageBlock)
class NewsBlock(BrowserView):
    """The latest published news items."""

    title = _("heading_latest_news", default="Latest news")
    order = 20
    index = ViewPageTemplateFile("templates/news.pt")
    shown = 3

    def available(self):
        return bool(self.items)

    def render(self):
        return self.index()

    @cached_property
    def items(self):
        catalog = getToolByName(self.context, "portal_catalog")
        brains = catalog(
            portal_type="News Item",
            review_state="published",
            sort_on="effective",
            sort_order="descending",
            sort_limit=self.shown,
        )[: self.shown]
        localised = getMultiAdapter((self.context, self.request), name="plone")
        return [
            {
                "title": brain.Title,
                "description": brain.Description,
                "url": brain.getURL(),
                "date": localised.toLocalizedTime(_shown_date(brain)),
                "image": _image_url(brain),
            }
            for brain in brains
        ]


@implementer(IFrontPageBlock)
class ServicesBlock(BrowserView):
    """The services that the town offers; closed ones are left out."""

    title = _("heading_services", default="Services of the town")
    order = 80
    index = ViewPageTemplateFile("templates/services.pt")
    shown = 24

    def available(self):
        return bool(self.items)

    def render(self):
        return self.index()

    @cached_property
    def items(self):
        catalog = getToolByName(self.context, "portal_catalog")
        return catalog(
            portal_type=PORTAL_TYPE,
            review_state=ACTIVE,
            sort_on="sortable_title",
            sort_limit=self.shown,
        )[: self.shown]


def _shown_date(brain):
    """The date of publication, or of creation where none was set (1969 stands in)."""
    return brain.created if brain.effective.year() < 1970 else brain.effective


def _image_url(brain):
    """Address of the lead image in preview size, from the catalogue's metadata."""
    scales = getattr(brain, "image_scales", None) or {}
    for image in scales.get("image", ()):
        preview = image.get("scales", {}).get("preview")
        if preview:
            return f"{brain.getURL()}/{preview['download']}"
    return None

"""The block of the town's front page: coming sessions and latest decisions."""

from communesplone.core.interfaces import IFrontPageBlock
from communesplone.deliberations import _
from communesplone.deliberations.api import portal
from communesplone.deliberations.browser.portal import words
from functools import cached_property
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import implementer


@implementer(IFrontPageBlock)
class DecisionsBlock(BrowserView):
    """Reads brains, and wakes no object."""

    title = _("heading_block_decisions", default="Council and decisions")
    order = 30
    index = ViewPageTemplateFile("templates/block.pt")
    sessions_shown = 3
    shown = 6

    def available(self):
        return bool(self.sessions or self.decisions)

    def render(self):
        return self.index()

    @cached_property
    def sessions(self):
        return [
            words.session(b) for b in portal.coming(self.context, self.sessions_shown)
        ]

    @cached_property
    def decisions(self):
        bodies = portal.bodies()
        latest = portal.latest(self.context, self.shown - len(self.sessions))
        return [words.decision(brain, bodies) for brain in latest]

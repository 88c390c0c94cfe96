"""The town's front page: a welcome, and a block from every active add-on."""

from AccessControl import getSecurityManager
from AccessControl.unauthorized import Unauthorized
from communesplone.core import logger
from communesplone.core.api import settings
from communesplone.core.browser.stylesheet import arms_url
from communesplone.core.interfaces import IFrontPageBlock
from communesplone.core.rules.town import CoatOfArms
from functools import cached_property
from plone.api.exc import PloneApiError
from Products.CMFCore.permissions import ModifyPortalContent
from Products.CMFCore.utils import getToolByName
from Products.Five.browser import BrowserView
from Products.statusmessages import STATUSMESSAGEKEY
from time import time
from zope.component import getAdapters
from zope.component import getMultiAdapter

import hashlib


BLOCK_FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    PloneApiError,
    TypeError,
    Unauthorized,
    ValueError,
)
"""A mistake in a block's code or a thing it did not find: the town's front page stands
without that block. Conflicts, retries, lack of memory or disk are not the block's."""

_SLOT = 600
"""Seconds after which a page is made anew though the catalogue did not change: content
becomes effective or expires, and settings of the site's frame change."""

_COLUMNS = ("disable_plone.leftcolumn", "disable_plone.rightcolumn")


class TownFront(BrowserView):
    """`@@town-front`, a default view of the site."""

    def __call__(self):
        if self._unchanged():
            return ""
        for column in _COLUMNS:
            self.request.set(column, 1)
        return self.index()

    @property
    def name(self):
        portal_state = self._helper("plone_portal_state")
        name = settings.town().name(portal_state.language())
        return name or portal_state.navigation_root_title()

    @property
    def arms_url(self):
        return arms_url(self.context.absolute_url(), settings.town())

    @property
    def may_edit(self):
        return bool(
            getSecurityManager().checkPermission(ModifyPortalContent, self.context)
        )

    @cached_property
    def blocks(self):
        """The blocks that have something to show, in their order."""
        named = getAdapters((self.context, self.request), IFrontPageBlock)
        shown = [self._shown(name, block) for name, block in named]
        return sorted(filter(None, shown), key=lambda b: (b["order"], b["name"]))

    def _shown(self, name, block):
        try:
            if not block.available():
                return None
            return {
                "name": name,
                "id": "block-" + name.rpartition(".")[2],
                "order": int(block.order),
                "title": block.title,
                "body": block.render(),
            }
        except BLOCK_FAILURES:
            logger.exception("front page block %s is left out", name)
            return None

    def _unchanged(self):
        """Answer 304 to an anonymous visitor who has seen this state of the site."""
        if not self._helper("plone_portal_state").anonymous():
            return False
        if STATUSMESSAGEKEY in self.request.cookies:
            return False
        tag = f'"{self._state()}"'
        response = self.request.response
        response.setHeader("ETag", tag)
        response.setHeader("Cache-Control", "max-age=0, must-revalidate, private")
        if tag not in self.request.get_header("If-None-Match", ""):
            return False
        response.setStatus(304)
        return True

    def _state(self):
        """Digest of what the page depends on; without waking an object."""
        catalog = getToolByName(self.context, "portal_catalog")
        portal_state = self._helper("plone_portal_state")
        kept = settings.values()
        arms = CoatOfArms.from_stored(kept.pop("coat_of_arms"))
        parts = (
            catalog.getCounter(),
            self.context.modified().millis(),
            portal_state.language(),
            sorted(kept.items(), key=lambda item: item[0]),
            arms and arms.digest,
            self.request.get("QUERY_STRING", ""),
            int(time() // _SLOT),
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

    def _helper(self, name):
        return getMultiAdapter((self.context, self.request), name=name)

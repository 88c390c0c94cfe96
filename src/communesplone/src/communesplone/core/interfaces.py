"""Contracts of communesplone.core."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class ICoreLayer(IDefaultBrowserLayer):
    """Requests to a site where communesplone.core is activated."""

"""Contracts of communesplone.docrequest."""

from communesplone.core.interfaces import ICoreLayer


class IDocRequestLayer(ICoreLayer):
    """Requests to a site where communesplone.docrequest is activated."""

"""Contracts of communesplone.deliberations."""

from communesplone.core.interfaces import ICoreLayer


class IDeliberationsLayer(ICoreLayer):
    """Requests to a site where communesplone.deliberations is activated."""

"""Contracts of communesplone.directory."""

from communesplone.core.interfaces import ICoreLayer


class IDirectoryLayer(ICoreLayer):
    """Requests to a site where communesplone.directory is activated."""

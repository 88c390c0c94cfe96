"""Content that a body names by its UID."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.interfaces import Refused
from plone import api
from plone.dexterity.content import DexterityContent
from typing import Any
from zope.interface.interface import InterfaceClass


def named(
    body: Mapping[str, Any], name: str, interface: InterfaceClass
) -> DexterityContent:
    """Find content that the user may view.

    :param name: of the value that is its UID.
    :raises Refused: if it is not there; what is hidden looks the same.
    """
    content = bodies.find(payload.text(body, name))
    visible = api.user.has_permission("View", obj=content)
    if not interface.providedBy(content) or not visible:
        raise Refused(_("error_unknown_content", default="This is no more there."))
    return content

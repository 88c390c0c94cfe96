"""The type of services, as the add-on comes to a site and leaves it."""

from communesplone.core.content.service_tree import INDEX
from communesplone.core.content.service_tree import PORTAL_TYPE
from plone import api


WORKFLOW = "service_workflow"

_NAVIGATION = "plone.displayed_types"

_PLAIN_VIEW = "view"
"""Plone's own view of any content, which stands without our browser layer."""


def take_up() -> None:
    """Let the catalogue know again what belongs to services of an earlier life.

    The index went with the add-on, and comes back empty. Wakes all content, hence
    only where there are services.
    """
    if _services():
        api.portal.get_tool("portal_catalog").reindexIndex(INDEX, None)


def withdraw() -> None:
    """Offer no more services; those that are there can still be looked at.

    Without any, type and workflow go too. To be installed again brings all back.
    """
    shown = api.portal.get_registry_record(_NAVIGATION)
    kept = tuple(name for name in shown if name != PORTAL_TYPE)
    api.portal.set_registry_record(_NAVIGATION, kept)
    types = api.portal.get_tool("portal_types")
    if _services():
        types[PORTAL_TYPE].manage_changeProperties(
            global_allow=False, default_view=_PLAIN_VIEW, view_methods=(_PLAIN_VIEW,)
        )
        return
    workflows = api.portal.get_tool("portal_workflow")
    workflows.setChainForPortalTypes([PORTAL_TYPE], "(Default)")
    workflows.manage_delObjects([WORKFLOW])
    types.manage_delObjects([PORTAL_TYPE])


def _services() -> int:
    catalog = api.portal.get_tool("portal_catalog")
    return len(catalog.unrestrictedSearchResults(portal_type=PORTAL_TYPE))

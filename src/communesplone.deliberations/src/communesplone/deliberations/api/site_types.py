"""The types of deliberations, as the add-on comes to a site and leaves it."""

from plone import api


PREFIX = "communesplone.deliberations."

OFFERED = ("Body", "Person")
"""Those that Plone's own add menu shows."""

TYPES = (
    "Annex",
    "Body",
    "Deliberation",
    "Item",
    "ItemTemplate",
    "Mandate",
    "Opinion",
    "Person",
    "Session",
    "Year",
)

UNSEARCHED = ("Annex", "ItemTemplate", "Mandate", "Opinion", "Year")
"""Types that a search of the site does not offer by themselves."""

WORKFLOWS = (
    "body_workflow",
    "deliberation_workflow",
    "item_workflow",
    "opinion_workflow",
    "session_workflow",
)

_NOT_SEARCHED = "plone.types_not_searched"

_PLAIN_VIEW = "view"
"""Plone's own view of any content, which stands without our browser layer."""


def take_up() -> None:
    """Let the catalogue know again what content of an earlier life holds.

    Index and column went with the add-on, and come back empty. Wakes all content,
    hence only where there is some.
    """
    _set_unsearched(add=True)
    for brain in _content():
        brain._unrestrictedGetObject().reindexObject(idxs=["deliberations_facets"])


def withdraw() -> int:
    """Offer the types no more. Without content, types and workflows go too.

    :returns: how many objects are left, annexes not counted; they can still be looked
        at.
    """
    _set_unsearched(add=False)
    types = api.portal.get_tool("portal_types")
    left = len(_content())
    if left:
        for name in TYPES:
            types[PREFIX + name].manage_changeProperties(
                global_allow=False,
                default_view=_PLAIN_VIEW,
                view_methods=(_PLAIN_VIEW,),
            )
        return left
    workflows = api.portal.get_tool("portal_workflow")
    names = [PREFIX + name for name in TYPES]
    workflows.setChainForPortalTypes(names, "(Default)")
    workflows.manage_delObjects(list(WORKFLOWS))
    types.manage_delObjects(names)
    return 0


def _content():
    catalog = api.portal.get_tool("portal_catalog")
    names = [PREFIX + name for name in TYPES]
    return catalog.unrestrictedSearchResults(portal_type=names)


def _set_unsearched(add: bool) -> None:
    ours = [PREFIX + name for name in UNSEARCHED]
    shown = api.portal.get_registry_record(_NOT_SEARCHED)
    kept = [name for name in shown if name not in ours]
    api.portal.set_registry_record(_NOT_SEARCHED, tuple(kept + ours if add else kept))

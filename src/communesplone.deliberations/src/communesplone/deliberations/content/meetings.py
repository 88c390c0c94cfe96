"""Whether a body met, or is convened to meet: read from the catalogue."""

from plone import api
from plone.dexterity.content import DexterityContent


SESSION = "communesplone.deliberations.Session"

UNDER_LAW = ("convened", "open", "closed", "approved")
"""States of a session whose notice, quorum and votes its law has computed."""


def are_told(body: DexterityContent) -> bool:
    """Tell whether a session of a body is convened, sits, or sat."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        path="/".join(body.getPhysicalPath()),
        portal_type=SESSION,
        review_state=UNDER_LAW,
        sort_limit=1,
    )
    return bool(found)

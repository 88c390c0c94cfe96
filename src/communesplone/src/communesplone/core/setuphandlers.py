from communesplone.core.api import front
from communesplone.core.api import ledger
from plone.base.interfaces import INonInstallable
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps all but the default profile out of the add-on and site forms."""

    def getNonInstallableProfiles(self):
        return ["communesplone.core:uninstall"]

    def getNonInstallableProducts(self):
        return []


def installed(tool):
    """Begin the ledger (one of an earlier life is kept) and set up the front page."""
    ledger.obtain()
    site = getSite()
    front.take(site)
    # Else Plone writes the new roles at the first look at the users, which is a GET.
    site.acl_users.portal_role_manager.updateRolesList()


def uninstalled(tool):
    """Give the front page back, and take services out of the navigation."""
    front.give_back(getSite())
    registry = getUtility(IRegistry)
    shown = registry["plone.displayed_types"]
    registry["plone.displayed_types"] = tuple(
        name for name in shown if name != "communesplone.core.Service"
    )

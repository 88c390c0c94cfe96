from communesplone.core.api import front
from communesplone.core.api import ledger
from communesplone.core.api import service_type
from plone.base.interfaces import INonInstallable
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
    service_type.take_up()
    front.take(getSite())


def uninstalled(tool):
    front.give_back(getSite())
    service_type.withdraw()

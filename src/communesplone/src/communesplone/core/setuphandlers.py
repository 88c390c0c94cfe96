from communesplone.core.api import ledger
from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps all but the default profile out of the add-on and site forms."""

    def getNonInstallableProfiles(self):
        return ["communesplone.core:uninstall"]

    def getNonInstallableProducts(self):
        return []


def begin_ledger(setup_tool):
    """Give the site its ledger; one that is there from an earlier life is kept."""
    ledger.obtain()

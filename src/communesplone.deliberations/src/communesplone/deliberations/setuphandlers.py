from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps all but the default profile out of the add-on and site forms."""

    def getNonInstallableProfiles(self):
        return ["communesplone.deliberations:uninstall"]

    def getNonInstallableProducts(self):
        return []

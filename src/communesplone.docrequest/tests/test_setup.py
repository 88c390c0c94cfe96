from communesplone.core.testing import difference_after_reinstall
from communesplone.docrequest import PACKAGE_NAME
from plone.browserlayer.utils import registered_layers


class TestSetup:
    """The add-on as the control panel sees it."""

    def test_activated(self, installer, browser_layers):
        names = {layer.__module__ for layer in browser_layers}
        assert installer.is_product_installed(PACKAGE_NAME)
        assert f"{PACKAGE_NAME}.interfaces" in names

    def test_uninstalled(self, installer):
        assert installer.uninstall_product(PACKAGE_NAME)
        names = {layer.__module__ for layer in registered_layers()}
        assert not installer.is_product_installed(PACKAGE_NAME)
        assert f"{PACKAGE_NAME}.interfaces" not in names

    def test_installed_again_the_site_is_as_before(self, portal):
        assert difference_after_reinstall(portal, PACKAGE_NAME) == []

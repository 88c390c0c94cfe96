from communesplone.core import PACKAGE_NAME
from communesplone.core.api import journal
from communesplone.core.api import registers
from communesplone.core.testing import difference_after_reinstall
from plone import api
from plone.base.utils import get_installer
from plone.browserlayer.utils import registered_layers

import transaction


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

    def test_legal_records_outlive_it(self, functional_portal):
        journal.record("page.made")
        number = registers.enter_now("deeds", 2026, "uid")
        transaction.commit()
        transaction.begin()
        installer = get_installer(functional_portal)
        with api.env.adopt_roles(["Manager"]):
            assert installer.uninstall_product(PACKAGE_NAME)
            assert installer.install_product(PACKAGE_NAME)
        assert journal.page().length == 1
        assert number == next(registers.entries("deeds", 2026)).number

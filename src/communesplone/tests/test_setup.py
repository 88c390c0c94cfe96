from communesplone.core.api import journal
from communesplone.core.api import registers
from plone import api
from plone.base.utils import get_installer

import transaction


class TestSetup:
    """The add-on as the control panel sees it."""

    def test_browser_layer(self, portal, browser_layers):
        names = {layer.__module__ for layer in browser_layers}
        assert "communesplone.core.interfaces" in names

    def test_legal_records_outlive_the_add_on(self, functional_portal):
        journal.record("page.made")
        number = registers.enter_now("deeds", 2026, "uid")
        transaction.commit()
        transaction.begin()
        installer = get_installer(functional_portal)
        with api.env.adopt_roles(["Manager"]):
            assert installer.uninstall_product("communesplone.core")
            panel = api.portal.get_tool("portal_controlpanel")
            left = {action.id for action in panel.listActions()}
            assert not {name for name in left if name.startswith("communesplone")}
            assert installer.install_product("communesplone.core")
        assert journal.page().length == 1
        assert number == next(registers.entries("deeds", 2026)).number

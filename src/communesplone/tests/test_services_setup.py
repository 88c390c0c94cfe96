from communesplone.core.api import services
from plone import api

import pytest


BUNDLE = "plone.bundles/communesplone-services.csscompilation"
ICON = "plone.icon.contenttype/communesplone-core-service"
CONFIGLET = "communesplone-services"


def state(portal):
    registry = portal.portal_registry
    return {
        "index": "core_service" in portal.portal_catalog.indexes(),
        "bundle": BUNDLE in registry.records,
        "icon": ICON in registry.records,
        "navigation": "communesplone.core.Service" in registry["plone.displayed_types"],
        "staffing": "communesplone-staffing" in portal.portal_actions.object,
        "configlet": CONFIGLET
        in [action.getId() for action in portal.portal_controlpanel.listActions()],
    }


class TestUninstall:
    """Install, uninstall, install: what the services add comes and goes."""

    @pytest.fixture(autouse=True)
    def roles(self, portal, grant_roles):
        grant_roles(portal, ["Manager"])

    def test_the_action_speaks_our_languages(self, portal):
        action = portal.portal_actions.object["communesplone-staffing"]
        assert action.getInfoData()[0]["title"].domain == "communesplone.core"

    def test_there_and_back(self, portal, installer):
        assert set(state(portal).values()) == {True}
        services.create(portal, "Works")
        installer.uninstall_product("communesplone.core")
        assert set(state(portal).values()) == {False}
        assert portal.works.title == "Works"
        assert "communesplone.core.Service" in api.portal.get_tool("portal_types")
        installer.install_product("communesplone.core")
        assert set(state(portal).values()) == {True}
        assert [place for place in services.staffing([]).values()] == []

from communesplone.core.api import services
from communesplone.core.content import service_tree
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.base.utils import get_installer

import pytest
import requests
import transaction


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
        assert [place.title for place in service_tree.places()] == ["Works"]

    def test_the_tree_is_known_again(self, portal, installer):
        above = services.create(portal, "Works")
        services.create(portal, "Roads", parent_service=api.content.get_uuid(above))
        installer.uninstall_product("communesplone.core")
        installer.install_product("communesplone.core")
        assert [place.depth for place in service_tree.places()] == [0, 1]
        assert services.why_kept(above) is not None

    def test_nothing_offers_services_any_more(self, portal, installer):
        services.create(portal, "Works")
        installer.uninstall_product("communesplone.core")
        offered = [fti.getId() for fti in portal.allowedContentTypes()]
        assert "communesplone.core.Service" not in offered
        installer.install_product("communesplone.core")
        offered = [fti.getId() for fti in portal.allowedContentTypes()]
        assert "communesplone.core.Service" in offered
        assert portal.works.getLayout() == "service_view"

    def test_without_services_type_and_workflow_go(self, portal, installer):
        installer.uninstall_product("communesplone.core")
        assert "communesplone.core.Service" not in api.portal.get_tool("portal_types")
        workflows = api.portal.get_tool("portal_workflow")
        assert "service_workflow" not in workflows
        assert "communesplone.core.Service" not in workflows.listChainOverrides()


@pytest.mark.parametrize("path", ["works", "works/edit", "+rest+works"])
def test_a_service_that_stays_can_be_looked_at(functional_portal, path):
    with api.env.adopt_roles(["Manager"]):
        services.create(functional_portal, "Works")
        get_installer(functional_portal).uninstall_product("communesplone.core")
    transaction.commit()
    accept = "application/json" if path.startswith("+rest+") else "text/html"
    answer = requests.get(
        f"{functional_portal.absolute_url()}/{path.removeprefix('+rest+')}",
        auth=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD),
        headers={"Accept": accept},
        timeout=30,
    )
    assert (answer.status_code, "Works" in answer.text) == (200, True)

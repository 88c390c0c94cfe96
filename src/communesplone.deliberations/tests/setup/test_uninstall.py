"""The add-on leaves a site, and comes back to what it left."""

from communesplone.deliberations import PACKAGE_NAME
from communesplone.deliberations.api import people
from communesplone.deliberations.api import seats
from communesplone.deliberations.api import site_roles
from communesplone.deliberations.content.groups import READERS
from datetime import date
from plone import api
from plone.base.utils import get_installer
from plone.uuid.interfaces import IUUID
from Products.statusmessages.interfaces import IStatusMessage

import pytest


BODY = "communesplone.deliberations.Body"


@pytest.fixture
def uninstall(portal):
    def uninstall():
        assert get_installer(portal).uninstall_product(PACKAGE_NAME)

    return uninstall


def test_without_content_nothing_is_left(portal, grant_roles, uninstall):
    grant_roles(portal, ["Manager"])
    uninstall()
    assert BODY not in portal.portal_types
    assert "item_workflow" not in portal.portal_workflow
    assert seats.PLUGIN not in portal.acl_users
    assert "deliberations_facets" not in portal.portal_catalog.indexes()
    unsearched = api.portal.get_registry_record("plone.types_not_searched")
    assert not [name for name in unsearched if name.startswith(PACKAGE_NAME)]


def traces(portal):
    """Name all that the add-on brings to a site, by what is there of it."""
    registry = api.portal.get_tool("portal_registry")
    actions = api.portal.get_tool("portal_actions")
    panel = api.portal.get_tool("portal_controlpanel")
    words = ("deliberation", "communesplone-agenda", "communesplone-annexes")
    words += ("communesplone-preview",)
    words += ("communesplone-portal",)
    names = {
        "records": [
            name
            for name in registry.records
            # The core's own list of add-ons has their icons.
            if any(word in name for word in words)
            and not name.startswith("plone.icon.communesplone-")
        ],
        "actions": [name for name in actions.user if "my-work" in name],
        "panels": [each.id for each in panel.listActions() if "delib" in each.id],
        "roles": [role for role in site_roles.ROLES if role in portal.valid_roles()],
        "managed": [
            role
            for role in site_roles.ROLES
            if role in portal.acl_users.portal_role_manager.listRoleIds()
        ],
        "permissions": [name for name in vars(portal) if "_deliberations_" in name],
        "groups": [READERS] if api.group.get(READERS) else [],
        "columns": [c for c in portal.portal_catalog.schema() if "deliberations" in c],
    }
    return {kind for kind, found in names.items() if found}


def test_no_trace_without_content(portal, grant_roles, uninstall):
    grant_roles(portal, ["Manager"])
    kinds = {"records", "actions", "panels", "roles", "managed", "permissions"}
    assert traces(portal) == kinds | {"groups", "columns"}
    uninstall()
    assert traces(portal) == set()
    assert get_installer(portal).install_product(PACKAGE_NAME)
    assert traces(portal) == kinds | {"groups", "columns"}


def test_content_stays_and_it_says_so(town, uninstall):
    item = town.scheduled()
    uninstall()
    assert not town.portal.portal_types[BODY].global_allow
    assert set(site_roles.ROLES) <= set(town.portal.valid_roles())
    assert api.group.get(READERS)
    assert "item_workflow" in town.portal.portal_workflow
    said = [each.message for each in IStatusMessage(town.portal.REQUEST).show()]
    assert any("are kept" in message for message in said)
    assert not town.may("councillor", "View", item)
    assert town.may("author", "View", item)
    assert town.portal.portal_workflow.getTransitionsFor(item) is not None


def test_it_takes_up_what_it_left(town, uninstall):
    item = town.scheduled(category="Roads")
    uninstall()
    assert get_installer(town.portal).install_product(PACKAGE_NAME)
    assert town.may("councillor", "View", item)
    found = town.portal.portal_catalog.unrestrictedSearchResults(
        deliberations_facets="category:Roads"
    )
    assert [brain.UID for brain in found] == [IUUID(item)]
    assert found[0].deliberations_facts["category"] == "Roads"
    assert people.members_of(town.council, date.today())
    assert town.portal.portal_types[BODY].global_allow


def test_readers_are_a_group_of_the_site(portal):
    group = api.group.get(READERS)
    assert "Deliberations Reader" in group.getRoles()

"""Roles from the functions of a service, and what a change of staff costs."""

from communesplone.core.api import services
from communesplone.core.rules.staffing import group_id
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_NAME
from plone.dexterity.fti import DexterityFTI
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from Products.ZCatalog.Catalog import Catalog

import pytest
import transaction


@pytest.fixture(autouse=True)
def roles(portal, grant_roles):
    grant_roles(portal, ["Manager"])


@pytest.fixture
def dossiers(portal):
    fti = DexterityFTI(
        "Dossier",
        global_allow=True,
        klass="plone.dexterity.content.Container",
        filter_content_types=False,
        behaviors=("plone.basic", "communesplone.core.service"),
    )
    portal.portal_types._setObject("Dossier", fti)
    workflow = api.portal.get_tool("portal_workflow")
    workflow.setChainForPortalTypes(["Dossier"], ())

    def make(id, service):
        content = api.content.create(portal, "Dossier", id, service=IUUID(service))
        for permission in ("View", "Access contents information"):
            content.manage_permission(permission, ["Service Member"])
        content.reindexObjectSecurity()
        return content

    return make


@pytest.fixture
def works(portal):
    return services.create(portal, "Public works")


@pytest.fixture
def roads(portal):
    return services.create(portal, "Roads")


@pytest.fixture
def ann(portal):
    return api.user.create(username="ann", email="a@x.example").getId()


@pytest.fixture
def catalogue_writes(monkeypatch):
    """Counts what the catalogue is told."""
    written = []
    for name in ("catalogObject", "uncatalogObject"):
        method = getattr(Catalog, name)

        def counted(self, *args, _method=method, **kwargs):
            written.append(args)
            return _method(self, *args, **kwargs)

        monkeypatch.setattr(Catalog, name, counted)
    return written


def seen_by_ann(portal):
    with api.env.adopt_user("ann"):
        return {brain.getId for brain in portal.portal_catalog(portal_type="Dossier")}


def tokens(content):
    processQueue()
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog.getrid("/".join(content.getPhysicalPath()))
    return set(catalog.getIndexDataForRID(rid)["allowedRolesAndUsers"])


def test_catalogue_knows_groups_not_people(portal, dossiers, works, ann):
    content = dossiers("one", works)
    uid = IUUID(works)
    expected = {f"user:{group_id(uid, name)}" for name in ("member", "lead")}
    assert expected <= tokens(content)
    services.staff(works, "member", ann)
    assert "user:ann" not in tokens(content)


def test_staffing_changes_searches_at_once_and_writes_nothing(
    portal, dossiers, works, roads, ann, catalogue_writes
):
    dossiers("one", works)
    dossiers("two", roads)
    assert seen_by_ann(portal) == set()
    transaction.savepoint(optimistic=True)
    changed = portal._p_jar._registered_objects
    before = {id(item) for item in changed}
    del catalogue_writes[:]
    services.staff(works, "member", ann)
    assert seen_by_ann(portal) == {"one"}
    assert not catalogue_writes
    new = [item for item in changed if id(item) not in before]
    kinds = {type(item).__name__ for item in new}
    assert kinds <= {"OOBTree", "OOSet", "Tray"}
    services.unstaff(works, "member", ann)
    assert seen_by_ann(portal) == set()
    assert not catalogue_writes


def test_roles_on_content_and_below(portal, dossiers, works, ann):
    content = dossiers("one", works)
    page = api.content.create(content, "Document", "page")
    services.staff(works, "lead", ann)
    for place in (content, page, works):
        found = set(api.user.get_roles(username="ann", obj=place))
        assert {"Service Member", "Service Lead"} <= found
    assert "Service Member" not in api.user.get_roles(username="ann", obj=portal)


def test_content_of_another_service(portal, dossiers, works, roads, ann):
    services.staff(works, "lead", ann)
    content = dossiers("one", roads)
    for place in (content, roads):
        found = set(api.user.get_roles(username="ann", obj=place))
        assert not found & {"Service Member", "Service Lead"}


def test_account_named_like_a_group_gets_no_role(portal, dossiers, works):
    content = dossiers("one", works)
    provider_roles = api.user.get_roles
    name = group_id(IUUID(works), "member").replace("~", "-")
    api.user.create(username=name, email="x@x.example")
    assert "Service Member" not in provider_roles(username=name, obj=content)


def test_moving_content_to_another_service(portal, dossiers, works, roads, ann):
    content, other = dossiers("one", works), dossiers("two", works)
    below = api.content.create(content, "Dossier", "below", service=IUUID(works))
    services.staff(roads, "member", ann)
    services.assign(content, IUUID(roads))
    assert f"user:{group_id(IUUID(roads), 'member')}" in tokens(content)
    assert f"user:{group_id(IUUID(works), 'member')}" not in tokens(content)
    assert f"user:{group_id(IUUID(roads), 'member')}" in tokens(below)
    assert f"user:{group_id(IUUID(roads), 'member')}" not in tokens(other)
    search = portal.portal_catalog.unrestrictedSearchResults
    found = search(core_service=IUUID(roads))
    assert [brain.getId for brain in found] == ["one"]
    assert services.why_kept(roads) is not None


def test_moving_reindexes_one_object(portal, dossiers, works, roads, catalogue_writes):
    content = dossiers("one", works)
    dossiers("two", works)
    transaction.savepoint(optimistic=True)
    portal.portal_catalog.searchResults(id="none")
    del catalogue_writes[:]
    services.assign(content, IUUID(roads))
    portal.portal_catalog.searchResults(id="none")
    assert len(catalogue_writes) == 1


def test_unassigned_content_gives_no_role(portal, dossiers, works, ann):
    content = dossiers("one", works)
    services.staff(works, "member", ann)
    content.service = None
    assert "Service Member" not in api.user.get_roles(username="ann", obj=content)


def test_service_is_not_acquired(portal, dossiers, works, roads, ann):
    content = dossiers("one", works)
    below = api.content.create(content, "Dossier", "below", service=IUUID(roads))
    assert below.service == IUUID(roads)


class TestServicePage:
    def test_anonymous_sees_it_in_both_states(self, portal, works):
        logout()
        assert api.user.has_permission("View", obj=works)
        login(portal.__parent__, SITE_OWNER_NAME)
        services.close(works)
        logout()
        assert api.user.has_permission("View", obj=works)

    def test_lead_keeps_the_page_and_moves_nothing(self, portal, works, ann):
        services.staff(works, "lead", ann)
        allowed = {
            permission: api.user.has_permission(permission, username="ann", obj=works)
            for permission in (
                "Modify portal content",
                "Delete objects",
                "communesplone.core: View staff",
                "communesplone.core: Staff services",
                "communesplone.core: Add service",
            )
        }
        assert list(allowed.values()) == [True, False, True, False, False]

    def test_outsider(self, portal, works, ann):
        for permission in ("Modify portal content", "communesplone.core: View staff"):
            assert not api.user.has_permission(permission, username="ann", obj=works)

    def test_sharing_page_shows_no_error(self, portal, works, ann, http_request):
        login(portal, TEST_USER_NAME)
        services.staff(works, "member", ann)
        assert "Public works" in works.restrictedTraverse("@@sharing")()

from communesplone.core.api import services
from communesplone.core.api import staffing
from communesplone.core.functions import MEMBER
from communesplone.core.functions import ServiceFunction
from communesplone.core.interfaces import IServiceFunction
from communesplone.core.interfaces import NoGroups
from communesplone.core.interfaces import UnknownFunction
from communesplone.core.interfaces import UnknownPerson
from communesplone.core.rules.staffing import Cell
from communesplone.core.rules.staffing import group_id
from dataclasses import replace
from plone import api
from plone.uuid.interfaces import IUUID
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import pytest


@pytest.fixture(autouse=True)
def roles(portal, grant_roles):
    grant_roles(portal, ["Manager"])


@pytest.fixture
def works(portal):
    return services.create(portal, "Public works")


@pytest.fixture
def people(portal):
    for name in ("ann", "bob"):
        user = api.user.create(username=name, email=f"{name}@x.example")
        user.setMemberProperties({"fullname": name.capitalize()})
    return ("ann", "bob")


@pytest.fixture
def register():
    names = []

    def do(name, function):
        getGlobalSiteManager().registerUtility(function, IServiceFunction, name)
        names.append(name)

    yield do
    for name in names:
        getGlobalSiteManager().unregisterUtility(None, IServiceFunction, name)


def groups():
    return api.portal.get_tool("acl_users").source_groups


class TestFunctions:
    def test_core(self, portal):
        assert list(services.functions()) == ["member", "lead"]

    def test_registered_later(self, works, people, register):
        register("agent", replace(MEMBER, order=200))
        assert list(services.functions()) == ["member", "lead", "agent"]
        assert services.people_in(works, "agent") == ()
        services.staff(works, "agent", "ann")
        assert services.people_in(works, "agent") == ("ann",)

    def test_of_an_inactive_add_on(self, works, people, register):
        class IOther(Interface):
            pass

        register("agent", replace(MEMBER, layer=IOther))
        assert "agent" not in services.functions()
        with pytest.raises(UnknownFunction, match="agent"):
            services.staff(works, "agent", "ann")

    def test_bad_name_is_logged(self, portal, register, caplog):
        register("Bad Name", MEMBER)
        assert "Bad Name" not in services.functions()
        assert "Bad Name" in caplog.text

    def test_same_order(self, portal, register):
        register("b", ServiceFunction("B", "B", (), 10, MEMBER.layer))
        assert list(services.functions()) == ["b", "member", "lead"]


class TestStaff:
    def test_staff_twice_and_unstaff(self, works, people):
        assert services.staff(works, "member", "ann") is True
        assert services.staff(works, "member", "ann") is False
        assert services.people_in(works, "member") == ("ann",)
        assert services.unstaff(works, "member", "ann") is True
        assert services.unstaff(works, "member", "ann") is False
        assert services.people_in(works, "member") == ()
        assert len(services.history(works)) == 1

    def test_group_is_made_when_needed(self, works, people):
        before = set(groups().getGroupIds())
        services.staff(works, "member", "ann")
        assert set(groups().getGroupIds()) - before == {
            group_id(IUUID(works), "member")
        }

    def test_no_visitor_can_take_the_id_of_a_group(self, works):
        registration = api.portal.get_tool("portal_registration")
        assert not registration.isMemberIdAllowed(group_id(IUUID(works), "member"))

    @pytest.mark.parametrize("name", ["nobody", "", "Administrators", "a~b", "x" * 500])
    def test_unknown_person(self, works, name):
        with pytest.raises(UnknownPerson):
            services.staff(works, "member", name)
        assert services.history(works) == ()

    def test_unknown_function(self, works, people):
        with pytest.raises(UnknownFunction):
            services.staff(works, "mayor", "ann")
        assert services.unstaff(works, "mayor", "ann") is False

    def test_services_of_and_matrix(self, portal, works, people):
        roads = services.create(portal, "Roads")
        services.staff(works, "lead", "ann")
        services.staff(roads, "member", "ann")
        one, two = IUUID(works), IUUID(roads)
        assert services.services_of("ann") == tuple(sorted((one, two)))
        assert services.services_of("ann", "lead") == (one,)
        assert services.services_of("bob") == ()
        assert services.staffing([one, two]) == {
            one: {"member": (), "lead": ("ann",)},
            two: {"member": ("ann",), "lead": ()},
        }


class TestHistory:
    def test_terms(self, works, people):
        services.staff(works, "member", "ann")
        services.unstaff(works, "member", "ann")
        services.staff(works, "lead", "bob")
        lasting, done = services.history(works)
        assert lasting.cell == Cell("lead", "bob")
        assert lasting.end is None
        assert done.cell == Cell("member", "ann")
        assert done.name == "Ann"
        assert done.start <= done.end <= lasting.start

    def test_changes_on_plones_own_screens(self, works, people):
        services.staff(works, "member", "ann")
        group = group_id(IUUID(works), "member")
        tool = api.portal.get_tool("portal_groups")
        tool.addPrincipalToGroup("bob", group)
        tool.removePrincipalFromGroup("ann", group)
        assert [(t.cell.person, t.end is None) for t in services.history(works)] == [
            ("bob", True),
            ("ann", False),
        ]
        tool.removeGroup(group)
        assert services.people_in(works, "member") == ()
        assert all(term.end for term in services.history(works))

    def test_other_groups_are_passed_over(self, portal, works, people):
        api.portal.get_tool("portal_groups").addPrincipalToGroup("ann", "Reviewers")
        assert services.history(works) == ()

    def test_account_deleted(self, portal, works, people):
        services.staff(works, "member", "ann")
        api.user.delete(username="ann")
        assert services.people_in(works, "member") == ()
        (term,) = services.history(works)
        assert (term.cell.person, term.name) == ("ann", "ann")
        assert term.end is not None
        api.user.create(username="ann", email="other@x.example")
        assert services.services_of("ann") == ()

    def test_account_gone_behind_plones_back(self, portal, works, people):
        services.staff(works, "member", "ann")
        portal.acl_users.source_users.removeUser("ann")
        assert services.people_in(works, "member") == ("ann",)
        assert services.unstaff(works, "member", "ann")


class TestWithoutGroups:
    """All groups come from elsewhere, a directory for example."""

    @pytest.fixture(autouse=True)
    def no_groups(self, portal, works, people):
        portal.acl_users.manage_delObjects(["source_groups"])

    def test_account_can_be_deleted(self):
        api.user.delete(username="ann")
        assert api.user.get(username="ann") is None

    def test_nobody_sits_anywhere(self, works):
        assert services.people_in(works, "member") == ()
        assert services.services_of("ann") == ()
        assert not services.unstaff(works, "member", "ann")

    def test_nobody_can_be_staffed(self, works):
        with pytest.raises(NoGroups, match="no groups of its own"):
            services.staff(works, "member", "ann")

    def test_service_lives_on(self, portal, works):
        services.rename(works, "Engineering")
        assert works.title == "Engineering"
        portal.manage_delObjects([works.getId()])
        assert works.getId() not in portal


class TestUpdate:
    def test_two_editors(self, works, people):
        ann, bob = Cell("member", "ann"), Cell("member", "bob")
        lead = Cell("lead", "ann")
        services.staff(works, "member", "ann")
        shown = staffing.seats_taken(works)
        services.unstaff(works, "member", "ann")
        services.staff(works, "lead", "ann")
        outcome = staffing.update(works, shown, frozenset({bob}))
        assert outcome.merge.both == {ann}
        assert outcome.merge.theirs == {lead}
        assert staffing.seats_taken(works) == {lead, bob}
        assert staffing.last_seat(works, lead).actor == api.user.get_current().getId()
        assert staffing.last_seat(works, Cell("lead", "bob")) is None

    def test_refused_cells_do_not_stop_the_others(self, works, people):
        good = Cell("member", "ann")
        wanted = {good, Cell("member", "nobody"), Cell("mayor", "ann")}
        outcome = staffing.update(works, frozenset(), wanted)
        assert set(outcome.refused) == wanted - {good}
        assert staffing.seats_taken(works) == {good}

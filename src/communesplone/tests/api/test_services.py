from communesplone.core.api import journal
from communesplone.core.api import services
from communesplone.core.content.service import IService
from communesplone.core.content.service_tree import places
from communesplone.core.interfaces import InvalidService
from communesplone.core.interfaces import ServiceInUse
from communesplone.core.interfaces import UnknownService
from plone import api
from plone.uuid.interfaces import IUUID
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


@pytest.fixture(autouse=True)
def roles(portal, grant_roles):
    grant_roles(portal, ["Manager"])


@pytest.fixture
def works(portal):
    return services.create(portal, "Public works", acronym="PW")


@pytest.fixture
def person(portal):
    return api.user.create(username="ann", email="a@x.example").getId()


class TestCreate:
    def test_service(self, portal, works):
        assert works.portal_type == "communesplone.core.Service"
        assert works.getId() == "public-works"
        assert works.acronym == "PW"
        assert not services.is_closed(works)
        assert services.get(IUUID(works)) == works

    @pytest.mark.parametrize(
        "field,value",
        [
            ("title", ""),
            ("title", "x" * 151),
            ("title", "two\nlines"),
            ("acronym", "x" * 21),
            ("description", "x" * 501),
            ("phone", "call me"),
            ("phone", "1" * 40),
            ("email", "nobody"),
            ("email", "a@b@c.example"),
            ("head", "nobody"),
            ("head", 7),
            ("parent_service", "0" * 32),
            ("address", "x" * 301),
            ("opening_hours", "x" * 1001),
        ],
    )
    def test_refused(self, portal, field, value):
        with pytest.raises(InvalidService) as caught:
            services.create(portal, **{"title": "Works", field: value})
        assert caught.value.field == field
        assert str(caught.value)
        assert not places()

    def test_unknown_field(self, portal):
        with pytest.raises(TypeError, match="colour"):
            services.create(portal, "Works", colour="red")

    def test_hostile_texts_are_kept_as_text(self, portal):
        text = "<script>alert('x')</script> ${title} {0} %s"
        service = services.create(portal, text, description=text, address=text)
        assert service.title == text

    def test_same_name_twice(self, portal, works):
        assert services.create(portal, "Public works").getId() == "public-works-1"

    def test_head(self, portal, person):
        assert services.create(portal, "Works", head=person).head == person

    def test_deleted_account_is_head_no_more(self, portal, works, person):
        roads = services.create(portal, "Roads", head=person)
        services.close(roads)
        other = api.user.create(username="bob", email="b@x.example").getId()
        services.update(works, head=other)
        known = len(journal.waiting())
        with api.env.adopt_roles(["Anonymous"]):
            api.portal.get_tool("acl_users").userFolderDelUsers([person])
        api.user.create(username=person, email="next@x.example")
        assert roads.head is None
        assert works.head == other
        (entry,) = journal.waiting()[known:]
        assert (entry.action, entry.uid) == ("service.changed", IUUID(roads))
        assert entry.before != entry.after


class TestTree:
    def test_places(self, portal, works):
        roads = services.create(portal, "Roads", parent_service=IUUID(works))
        services.create(portal, "Archives")
        found = [(place.title, place.depth) for place in places()]
        assert found == [("Archives", 0), ("Public works", 0), ("Roads", 1)]
        services.update(roads, parent_service=None)
        assert [place.depth for place in places()] == [0, 0, 0]

    def test_loop_is_refused_and_named(self, portal, works):
        roads = services.create(portal, "Roads", parent_service=IUUID(works))
        with pytest.raises(InvalidService) as caught:
            services.update(works, parent_service=IUUID(roads))
        assert caught.value.field == "parent_service"
        assert "Public works → Roads → Public works" in str(caught.value)
        with pytest.raises(InvalidService):
            services.update(works, parent_service=IUUID(works))
        assert works.parent_service is None


class TestRename:
    def test_groups_keep_their_ids(self, portal, works, person):
        services.staff(works, "member", person)
        before = set(api.portal.get_tool("acl_users").source_groups.getGroupIds())
        services.rename(works, "Engineering")
        source = api.portal.get_tool("acl_users").source_groups
        assert set(source.getGroupIds()) == before
        titles = {group["title"] for group in source.enumerateGroups()}
        assert "Engineering: Member" in titles
        assert services.people_in(works, "member") == (person,)

    def test_empty_name(self, works):
        with pytest.raises(InvalidService):
            services.rename(works, "")


class TestClose:
    def test_close_and_reopen(self, portal, works, person):
        services.staff(works, "member", person)
        services.close(works)
        assert services.is_closed(works)
        assert services.people_in(works, "member") == (person,)
        with pytest.raises(api.exc.InvalidParameterError):
            services.close(works)
        services.reopen(works)
        assert not services.is_closed(works)

    def test_closed_service_is_offered_to_what_has_it(self, portal, works):
        roads = services.create(portal, "Roads", parent_service=IUUID(works))
        services.close(works)
        with pytest.raises(InvalidService):
            services.create(portal, "Bridges", parent_service=IUUID(works))
        services.update(roads, parent_service=IUUID(works))


class TestDelete:
    def test_unused_service(self, portal, works):
        portal.manage_delObjects(["public-works"])
        assert not places()

    def test_with_sub_service(self, portal, works):
        services.create(portal, "Roads", parent_service=IUUID(works))
        with pytest.raises(BadRequest, match="Close it instead"):
            portal.manage_delObjects(["public-works"])

    def test_the_reason_is_in_the_language_of_the_page(
        self, portal, works, monkeypatch
    ):
        services.create(portal, "Roads", parent_service=IUUID(works))
        monkeypatch.setattr(portal.REQUEST["LANGUAGE_TOOL"], "LANGUAGE", "fr")
        with pytest.raises(BadRequest, match="Fermez-le plutôt"):
            portal.manage_delObjects(["public-works"])

    def test_with_history(self, portal, works, person):
        services.staff(works, "member", person)
        services.unstaff(works, "member", person)
        with pytest.raises(BadRequest, match="history"):
            portal.manage_delObjects(["public-works"])

    def test_check(self, works, person):
        services.check_deletable(works)
        services.staff(works, "member", person)
        with pytest.raises(ServiceInUse):
            services.check_deletable(works)

    def test_with_the_whole_site(self, portal, works, person):
        services.staff(works, "member", person)
        app = portal.__parent__
        app.manage_delObjects([portal.getId()])
        assert portal.getId() not in app.objectIds()

    def test_inside_a_folder(self, portal, person):
        folder = api.content.create(portal, "Folder", "town-hall")
        services.staff(services.create(folder, "Works"), "member", person)
        with pytest.raises(BadRequest):
            portal.manage_delObjects(["town-hall"])

    def test_copy_has_no_history(self, portal, works, person):
        services.staff(works, "member", person)
        copy = api.content.copy(works, portal, id="copy")
        assert services.history(copy) == ()
        assert services.people_in(copy, "member") == ()
        assert len(services.history(works)) == 1


def test_get_unknown(portal):
    with pytest.raises(UnknownService):
        services.get("0" * 32)


class TestJournal:
    """Each entry begins where the one before it ended."""

    @pytest.fixture
    def told(self, works):
        def told():
            entries = [e for e in journal.waiting() if e.uid == IUUID(works)]
            return [(e.action, e.before, e.after) for e in entries]

        return told

    def test_from_creation_to_deletion(self, portal, works, told):
        services.update(works, phone="112")
        services.rename(works, "Engineering")
        services.close(works)
        services.reopen(works)
        works.phone = "113"
        notify(ObjectModifiedEvent(works, Attributes(IService, "IService.phone")))
        portal.manage_delObjects([works.getId()])
        actions, before, after = zip(*told(), strict=True)
        verbs = ["created", "changed", "changed", "closed", "reopened"]
        verbs += ["changed", "deleted"]
        assert actions == tuple(f"service.{verb}" for verb in verbs)
        assert before[0] is None
        assert before[1:] == after[:-1]
        assert after[-1] is None
        assert None not in after[:-1]
        # Opened again, it is what it was before it was closed.
        assert after[4] == after[2] != after[3]
        assert len(set(after[:-1])) == 5

    def test_copy_begins_anew(self, portal, works):
        copy = api.content.copy(works, portal, id="copy")
        (entry,) = [e for e in journal.waiting() if e.uid == IUUID(copy)]
        assert entry.action == "service.created"
        assert entry.before is None

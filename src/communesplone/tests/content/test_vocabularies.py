from communesplone.core.api import people
from communesplone.core.api import services
from communesplone.core.vocabularies.people import SHOWN
from plone import api
from plone.app.testing import logout
from plone.uuid.interfaces import IUUID
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

import pytest


@pytest.fixture(autouse=True)
def roles(portal, grant_roles):
    grant_roles(portal, ["Manager"])


def vocabulary(name, context, **kwargs):
    return getUtility(IVocabularyFactory, f"communesplone.core.{name}")(
        context, **kwargs
    )


def add_user(id, fullname):
    user = api.user.create(username=id, email=f"{id}@x.example")
    user.setMemberProperties({"fullname": fullname})


class TestServices:
    def test_tree_order(self, portal):
        works = services.create(portal, "Works")
        services.create(portal, "Roads", parent_service=IUUID(works))
        services.create(portal, "Archives")
        titles = [term.title for term in vocabulary("services", portal)]
        assert titles == ["Archives", "Works", "\N{EM SPACE}Roads"]

    def test_closed(self, portal):
        works = services.create(portal, "Works")
        roads = services.create(portal, "Roads", parent_service=IUUID(works))
        services.close(works)
        assert IUUID(works) not in vocabulary("services", portal)
        assert IUUID(works) in vocabulary("services", roads)

    def test_what_the_user_may_not_view(self, portal):
        works = services.create(portal, "Works")
        roads = services.create(portal, "Roads", parent_service=IUUID(works))
        for permission in ("View", "Access contents information"):
            works.manage_permission(permission, ["Manager"])
        works.reindexObjectSecurity()
        logout()
        assert IUUID(works) not in vocabulary("services", portal)
        assert IUUID(works) in vocabulary("services", roads)


class TestPeople:
    def test_terms(self, portal):
        add_user("ann", "Ann Smith")
        found = vocabulary("people", portal)
        assert found.getTerm("ann").title == "Ann Smith"
        assert found.getTermByToken("ann").value == "ann"
        assert "ann" in [term.value for term in found]
        assert len(found) == len(list(found))
        assert found[0].value == list(found)[0].value
        assert [term.value for term in vocabulary("people", portal, query="smi")] == [
            "ann"
        ]

    def test_unknown(self, portal):
        found = vocabulary("people", portal)
        for value in ("nobody", "", None, 7, ["ann"], "Administrators"):
            assert value not in found
            with pytest.raises(LookupError):
                found.getTerm(value)

    def test_former_head(self, portal):
        add_user("ann", "Ann Smith")
        works = services.create(portal, "Works", head="ann")
        portal.acl_users.source_users.removeUser("ann")
        assert "ann" not in vocabulary("people", portal)
        found = vocabulary("people", works)
        assert "ann" in found
        assert found.getTerm("ann").title.mapping == {"id": "ann"}

    def test_only_who_makes_services_lists_people(self, portal):
        add_user("ann", "Ann Smith")
        with api.env.adopt_user("ann"):
            assert list(vocabulary("people", portal)) == []
            assert list(vocabulary("people", portal, query="ann")) == []
        logout()
        assert list(vocabulary("people", portal)) == []

    def test_bounded(self, portal):
        for number in range(SHOWN + 20):
            portal.acl_users.userFolderAddUser(f"u{number}", "secret-1234", [], [])
        assert len(vocabulary("people", portal)) == SHOWN
        assert len(people.search("u", limit=10)) == 10
        assert len(people.search("u" * 5000)) == 0

    def test_a_query_that_is_no_text(self, portal):
        add_user("ann", "Ann Smith")
        assert len(vocabulary("people", portal, query={"criteria": []})) >= 1

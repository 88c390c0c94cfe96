"""Every type can be made, and keeps what it must keep apart."""

from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.schema import getFieldsInOrder

import pytest


P = "communesplone.deliberations"

TYPES = (
    "Body",
    "Year",
    "Person",
    "Mandate",
    "Session",
    "Item",
    "Opinion",
    "Annex",
    "ItemTemplate",
    "Deliberation",
)


@pytest.mark.parametrize("name", TYPES)
def test_is_installed(portal, name):
    fti = portal.portal_types[f"{P}.{name}"]
    assert fti.lookupSchema() and fti.icon_expr.endswith(name.lower())
    assert createContent(f"{P}.{name}").portal_type == f"{P}.{name}"


def test_fields_of_a_session_are_apart(portal):
    one = createContent(f"{P}.Session")
    parts = (one.agenda, one.moves, one.ballots, one.outcomes, one.actions)
    assert len({id(part) for part in parts}) == 5
    assert all(hasattr(part, "_p_jar") for part in parts)


def test_year_is_unordered(portal, grant_roles):
    grant_roles(portal, ["Manager"])
    body = addContentToContainer(
        portal, createContent(f"{P}.Body", title="Council"), checkConstraints=False
    )
    year = addContentToContainer(
        body, createContent(f"{P}.Year", id="2026", title="2026"), False
    )
    assert type(year.getOrdering()).__name__ == "UnorderedOrdering"


@pytest.mark.parametrize("name", TYPES)
def test_objects_do_not_share_their_annotations(portal, name):
    """Type hints on a class stand where zope.annotation looks for an object's own."""
    assert not getattr(createContent(f"{P}.{name}"), "__annotations__", None)


@pytest.mark.parametrize("name", TYPES)
def test_formatted_texts_are_html(portal, name):
    """The editor offers no other markup: acts show a text as it is stored."""
    schema = portal.portal_types[f"{P}.{name}"].lookupSchema()
    for field in getFieldsInOrder(schema):
        allowed = getattr(field[1], "allowed_mime_types", ("text/html",))
        assert tuple(allowed or ()) == ("text/html",), field[0]

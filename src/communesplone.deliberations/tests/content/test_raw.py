"""Fields with a permission of their own stand in no raw file."""

from communesplone.deliberations.content.raw import RAW
from evening import Evening
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from published import close

import pytest


@pytest.fixture
def contents(town):
    """One of each type that the town has after an evening."""
    night = Evening(town, "A bench").open()
    night.vote(night.items[0])
    close(night)
    found = [night.session, *night.items, *night.acts, town.persons["mayor"]]
    return [*found, town.council, *town.council.objectValues()]


def test_whoever_has_such_fields_is_never_given_raw(contents):
    guarded = {
        content.portal_type.rpartition(".")[2]
        for content in contents
        for schema in iterSchemata(content)
        if mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
    }
    closed = {
        content.portal_type.rpartition(".")[2]
        for content in contents
        if all(getattr(content, f"{name}__roles__") == () for name in RAW)
    }
    assert guarded == {"Session", "Item", "Deliberation", "Person"}
    assert closed == guarded

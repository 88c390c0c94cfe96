"""Closing takes short cuts: they give what the long way gives, for far less."""

from Acquisition import aq_base
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import finders
from communesplone.deliberations.api import item_copies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import register
from communesplone.deliberations.api.states import State
from communesplone.deliberations.content import annexed
from communesplone.deliberations.content.item import ITexts
from communesplone.deliberations.indexable import FIXED
from communesplone.deliberations.indexable import IndexableObject
from counting import costs
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from plone.exportimport.interfaces import IObjectsExporter
from plone.indexer.interfaces import IIndexableObject
from plone.indexer.wrapper import IndexableObjectWrapper
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from Products.CMFPlone.CatalogTool import allowedRolesAndUsers
from Products.ZCatalog.Catalog import Catalog
from unittest.mock import patch
from zope.annotation.interfaces import IAnnotations
from zope.component import getAdapter
from zope.component import getMultiAdapter

import pytest
import transaction


END = START + timedelta(hours=2)
PDF = b"%PDF-1.7 a plan"


def closed(town, *titles, **fields):
    evening = Evening(town, *titles, **fields).open()
    for item in evening.items:
        evening.vote(item)
    closing.close(evening.session, END)
    return evening


def acts(town):
    return [brain._unrestrictedGetObject() for brain in register.acts_of(town.council)]


def permissions(content):
    return {
        name: roles for name, roles in vars(aq_base(content)).items() if "_Perm" in name
    }


def read(wrapper, name):
    value = getattr(wrapper, name, None)
    return value() if callable(value) else value


@pytest.mark.parametrize("sitting", ["public", "closed"])
def test_the_catalogue_reads_what_plone_would_read(town, sitting):
    evening = closed(town, "One", sitting=sitting)
    tool = api.portal.get_tool("portal_catalog")
    names = set(tool.indexes()) | set(tool.schema())
    for content in (evening.items[0], *acts(town)):
        ours, theirs = (
            {name: read(kind(content, tool), name) for name in names - set(FIXED)}
            for kind in (IndexableObject, IndexableObjectWrapper)
        )
        ours["allowedRolesAndUsers"].sort()
        theirs["allowedRolesAndUsers"].sort()
        assert ours == theirs
        assert ours["UID"] == content.UID()


@pytest.mark.parametrize("sitting", ["public", "closed"])
def test_who_finds_what_is_what_plone_would_say(town, sitting):
    before = town.item("Draft", sitting=sitting)
    evening = closed(town, "One", sitting=sitting)
    blocked = town.item("Blocked")
    blocked.__ac_local_roles_block__ = True
    with finders.together():
        for content in (before, blocked, *evening.items, *acts(town)):
            assert sorted(finders.of(content)) == sorted(
                allowedRolesAndUsers.callable(content)
            )


def test_what_was_decided_is_found_by_its_outcome_and_state(town):
    evening = closed(town, "One")
    tool = api.portal.get_tool("portal_catalog")
    (brain,) = tool.unrestrictedSearchResults(
        portal_type=items.TYPE, deliberations_facets="outcome:adopted"
    )
    assert (brain.UID, brain.review_state) == (evening.uids[0], "decided")
    for name, sees in (("reader", True), ("stranger", False), ("citizen", False)):
        with town.user(name):
            found = tool(portal_type=items.TYPE)
            assert [one.UID for one in found] == [evening.uids[0]] * sees


def test_a_state_entered_is_a_state_gone_to(town, monkeypatch):
    # No one goes this way any more, so the journal has no word for it.
    monkeypatch.setitem(items.PAST, "decide", "decided")
    evening = Evening(town, "One", "Two", "Three").open()
    state = State("item_workflow", "decided", "decide")
    first, second, long_way = evening.items
    state.enter(first)
    state.enter(second)
    long_way.outcome = "noted"
    passage.go(long_way, "decide")
    mapped = [permissions(item) for item in evening.items]
    assert mapped[0] == mapped[1] == mapped[2] != {}
    told = [
        {**item.workflow_history["item_workflow"][-1], "time": None}
        for item in evening.items
    ]
    assert told[0] == told[1] == told[2]


def test_annexes_are_neither_woken_nor_indexed_again(town):
    evening = Evening(town, "One", "Two")
    for item in evening.items:
        for number in range(4):
            annexes.add(item, PDF, f"{number}.pdf", confidential=number == 3)
    evening.open()
    for item in evening.items:
        evening.vote(item)
    processQueue()
    transaction.savepoint(optimistic=True)
    written = []
    catalog_object = Catalog.catalogObject

    def counting(self, content, uid, *args, **kwargs):
        written.append(uid)
        return catalog_object(self, content, uid, *args, **kwargs)

    patched = patch.object(Catalog, "catalogObject", counting)
    with patched, costs(town.portal._p_jar) as counted:
        closing.close(evening.session, END)
    # Two items, two acts, the session; the bodies, people and services they belong to.
    assert len(written) <= 6
    assert counted.loads <= 14
    facts = register.facts_of(acts(town)[0])["annexes"]
    assert [row["title"] for row in facts] == ["0.pdf", "1.pdf", "2.pdf", "3.pdf"]
    assert [row["public"] for row in facts] == [True, True, True, False]
    assert facts[0]["sha256"] == annexes.of(evening.items[0])[0].sha256


def test_an_annex_that_came_a_moment_before_is_frozen_too(town):
    evening = Evening(town, "One").open()
    annexes.add(evening.items[0], PDF, "late.pdf")
    evening.vote(evening.items[0])
    closing.close(evening.session, END)
    (row,) = register.facts_of(acts(town)[0])["annexes"]
    assert row["title"] == "late.pdf"


def test_a_request_for_an_opinion_is_no_annex(town):
    item = town.item("One", state="validated")
    annexes.add(item, PDF, "plan.pdf")
    opinions.ask(item, town.finance_uid)
    processQueue()
    assert [row["title"] for row in annexes.facts_of(item)] == ["plan.pdf"]


def test_what_is_frozen_follows_each_change(town):
    item = Evening(town, "One").items[0]
    first, second = (annexes.add(item, PDF, name) for name in ("a.pdf", "b.pdf"))
    assert annexes.facts_of(item) == [annexed.frozen(first), annexed.frozen(second)]
    annexes.update(first, title="Plan", confidential=True)
    renamed, _second = annexes.facts_of(item)
    assert renamed == {"title": "Plan", "sha256": first.sha256, "public": False}
    annexes.remove(first)
    assert annexes.facts_of(item) == [annexed.frozen(second)]


def test_an_item_without_a_record_is_read_itself(town):
    evening = Evening(town, "One").open()
    (item,) = evening.items
    first = annexes.add(item, PDF, "a.pdf")
    # As in a database of before.
    item._annexed = None
    assert annexes.facts_of(item) == [annexed.frozen(first)]
    second = annexes.add(item, PDF, "b.pdf")
    assert annexes.facts_of(item) == [annexed.frozen(first), annexed.frozen(second)]
    item._annexed = None
    evening.vote(item)
    closing.close(evening.session, END)
    told = [row["title"] for row in register.facts_of(acts(town)[0])["annexes"]]
    assert told == ["a.pdf", "b.pdf"]


def test_who_goes_from_no_catalogue_leaves_no_error(town, caplog):
    item = town.item("One")
    annexes.remove(annexes.add(item, PDF, "a.pdf"))
    annexes.add(item, PDF, "b.pdf")
    processQueue()
    transaction.savepoint()
    api.content.rename(town.council, "assembly")
    processQueue()
    assert "uncatalog" not in caplog.text


def test_a_body_with_another_name_keeps_what_is_annexed(town):
    item = town.item("One")
    for name in ("a.pdf", "b.pdf"):
        annexes.add(item, PDF, name)
    told = annexes.facts_of(item)
    # As an object gets a short name only with a record of its own.
    transaction.savepoint()
    api.content.rename(town.council, "assembly")
    processQueue()
    assert "/assembly/" in item.absolute_url()
    assert annexes.facts_of(item) == told


def test_an_export_of_plone_takes_annexes_along(town):
    item = Evening(town, "One").items[0]
    annex = annexes.add(item, PDF, "plan.pdf")
    processQueue()
    errors = []
    found = getAdapter(town.portal, IObjectsExporter).get_objects({}, errors)
    uids = [IUUID(each) for each in found]
    assert uids.index(annex.UID()) == uids.index(item.UID()) + 1
    assert errors == []


def test_annexes_are_in_no_catalogue(town):
    item = Evening(town, "One").items[0]
    annex = annexes.add(item, PDF, "plan.pdf")
    annexes.update(annex, title="Another")
    tool = api.portal.get_tool("portal_catalog")
    path = "/".join(annex.getPhysicalPath())
    assert not tool.unrestrictedSearchResults(UID=annex.UID())
    assert tool.getrid(path) is None


def test_nobody_finds_an_annex_in_a_rebuilt_catalogue(town):
    annex = annexes.add(Evening(town, "One").items[0], PDF, "plan.pdf")
    path = "/".join(annex.getPhysicalPath())
    tool = api.portal.get_tool("portal_catalog")
    tool.reindexObject(annex)
    processQueue()
    row = tool.getMetadataForUID(path)
    assert not any(row.values())
    found = {"UID": annex.UID()}, {"path": path}, {"portal_type": annexes.TYPE}
    assert not any(tool.unrestrictedSearchResults(**query) for query in found)
    annexes.remove(annex)
    processQueue()
    assert tool.getrid(path) is None


def without_quorum(town, titles, plans):
    """Close a sitting to which one member came; give what it cost."""
    evening = Evening(town, *titles)
    for item in evening.items:
        for number in range(plans):
            annexes.add(item, PDF, f"{number}.pdf", confidential=number == 1)
    evening.open("mayor")
    for item in evening.items:
        evening.act("outcome", 5, item=IUUID(item), outcome="no_quorum")
    processQueue()
    with costs() as counted:
        closing.close(evening.session, END)
    return evening, counted


def test_what_lacks_the_quorum_goes_on_with_as_few_questions(town):
    _evening, few = without_quorum(town, ["One"], 1)
    evening, many = without_quorum(town, ["One", "Two", "Three"], 4)
    assert few.queries == many.queries <= 5
    copies = [bodies.find(item.forwarded_to[0]) for item in evening.items]
    assert [copy.title for copy in copies] == ["One", "Two", "Three"]
    assert all(len(annexes.of(copy)) == 4 for copy in copies)


def test_a_copy_is_what_the_long_way_makes(town):
    (first,) = without_quorum(town, ["One"], 2)[0].items
    copy = bodies.find(first.forwarded_to[0])
    same = {name: getattr(first, name) for name in ITexts.names()}
    long_way = items.create(town.council, town.works_uid, **same)
    annexes.add(long_way, PDF, "0.pdf")
    item_copies.begin_validated(long_way, "postpone")
    tool = api.portal.get_tool("portal_catalog")
    names = set(tool.indexes()) | set(tool.schema())
    names -= {"UID", "id", "getId", "path", "getPath"}
    ours, theirs = (
        {name: read(wrapped, name) for name in names}
        for each in (copy, long_way)
        for wrapped in [getMultiAdapter((each, tool), IIndexableObject)]
    )
    for name in ("created", "modified", "Date", "ModificationDate", "CreationDate"):
        ours.pop(name), theirs.pop(name)
    for found in (ours, theirs):
        found["allowedRolesAndUsers"] = sorted(found["allowedRolesAndUsers"])
    assert ours == theirs
    assert annexes.facts_of(copy)[:1] == annexes.facts_of(long_way)
    pairs = [(copy, long_way), (annexes.of(copy)[0], annexes.of(long_way)[0])]
    for quick, slow in pairs:
        assert quick.creators == slow.creators != ()
        assert permissions(quick) == permissions(slow)
        # Rules of content that nobody set.
        unset = {"plone.contentrules.localassignments"}
        assert set(IAnnotations(quick)) == set(IAnnotations(slow)) - unset

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from communesplone.core.api import journal
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import finders
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import states
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue

import pytest


PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.mark.parametrize(
    "make", ["draft", "proposed", "validated", "scheduled", "decided"]
)
def test_reads_what_the_workflow_tool_says(town, make):
    later = {"scheduled": town.scheduled, "decided": town.decided}
    item = later[make]() if make in later else town.item(state=make)
    assert states.state_of(item, states.ITEM_WORKFLOW) == make
    assert api.content.get_state(item) == make
    history = states.history_of(item, states.ITEM_WORKFLOW)
    tool = api.portal.get_tool("portal_workflow")
    assert history[-1] == tool.getStatusOf(states.ITEM_WORKFLOW, item)


def test_what_stands_in_an_item_has_not_the_items_state(town):
    item = town.item(state="validated")
    annex = annexes.add(item, PDF, "plan.pdf")
    assert annex.aq_parent == item
    assert states.state_of(annex, states.ITEM_WORKFLOW) is None
    assert states.history_of(annex, states.ITEM_WORKFLOW) == ()


def test_who_enters_later_has_the_permissions_of_who_entered_first(town):
    first, second = town.item(), town.item(state="validated")
    state = states.State(states.ITEM_WORKFLOW, "decided", "decide")
    definition = api.portal.get_tool("portal_workflow")[states.ITEM_WORKFLOW]
    names = [getPermissionIdentifier(name) for name in definition.permissions]
    state.enter(first)
    # A state may leave a permission to the folder; the item before had its own.
    acquired = state.permissions[names[0]] = None
    state.enter(second)
    assert names[0] not in vars(aq_base(second))
    assert vars(aq_base(first))[names[0]] != acquired
    for name in names[1:]:
        assert vars(aq_base(second))[name] == vars(aq_base(first))[name]


def test_scheduling_together_is_scheduling_each(town):
    evening = Evening(town, "Bench", "Bench")
    alone, together = evening.items
    for item in evening.items:
        opinions.ask(item, town.finance_uid)
    # What is new is indexed whole.
    processQueue()
    items.schedule(alone)
    with finders.together():
        items.schedule(together, items.scheduled())
    assert told(alone) == told(together)
    assert told(alone)["row"]["action"] == "schedule"
    assert "Body Member" in told(alone)["permissions"]["_View_Permission"]
    with town.user("mayor"):
        found = api.content.find(portal_type=opinions.TYPE)
    assert len(found) == 2


def test_whoever_sees_a_decided_item_finds_its_opinions(town):
    evening = Evening(town, "Bench")
    opinion = opinions.ask(evening.items[0], town.finance_uid)
    with town.user("adviser"):
        opinions.give(opinion, "favourable")
    evening.open()
    evening.vote(evening.items[0])
    processQueue()
    closing.close(evening.session, START + timedelta(hours=2))
    with town.user("reader"):
        assert len(api.content.find(portal_type=opinions.TYPE)) == 1


def told(item):
    """Give what workflow, catalogue and journal know of an item."""
    tool = api.portal.get_tool("portal_catalog")
    (brain,) = tool.unrestrictedSearchResults(UID=IUUID(item))
    indexes = tool.getIndexDataForRID(brain.getRID())
    said = [each.action for each in journal.waiting() if each.uid == IUUID(item)]
    held = vars(aq_base(item))
    return {
        "row": {**states.history_of(item, states.ITEM_WORKFLOW)[-1], "time": None},
        "permissions": {n: v for n, v in held.items() if n.endswith("_Permission")},
        "found by": sorted(indexes["allowedRolesAndUsers"]),
        "found as": sorted(indexes["deliberations_facets"]),
        "states": {brain.review_state, indexes["review_state"]},
        "journal": said,
    }


def test_who_may_not_be_scheduled_is_not(town):
    item = town.item(state="validated")
    with pytest.raises(Refused, match="stands on no agenda"):
        items.schedule(item, items.scheduled())
    assert items.state(item) == "validated"

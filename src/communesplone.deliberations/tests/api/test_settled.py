"""What was voted upon stays as it was voted."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import edits
from communesplone.deliberations.api import items
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from plone import api
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@pytest.fixture
def evening(town):
    return Evening(town, "One", "Two").open()


CHANGES = {
    "title": "Another subject",
    "decision": "<p>Article 1. Two benches are bought.</p>",
    "motivation": "<p>Another reason</p>",
    "sitting": "closed",
    "subject_kind": "appointment",
    "interested": (),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_voted_item_keeps_its_texts(evening, name):
    item, other = evening.items
    evening.vote(item)
    before = getattr(item, name)
    with pytest.raises(Refused, match="What became of “One” is recorded"):
        edits.save(item, {name: CHANGES[name]})
    assert getattr(item, name) == before
    edits.save(other, {name: CHANGES[name]})


def test_whichever_way_the_change_comes(evening):
    """Forms of Plone and plone.restapi set the fields themselves, then tell."""
    evening.vote(evening.items[0])
    described = Attributes(None, "IItem.decision")
    with pytest.raises(BadRequest, match="is recorded"):
        notify(ObjectModifiedEvent(evening.items[0], described))


def test_how_it_is_published_is_still_open(evening):
    evening.vote(evening.items[0])
    items.update(evening.items[0], publication="title")
    assert evening.items[0].publication == "title"


def test_an_outcome_without_a_vote_settles_too(evening):
    evening.act("outcome", item=evening.uids[0], outcome="postponed", reason="")
    with pytest.raises(Refused, match="is recorded"):
        items.update(evening.items[0], title="Another subject")


def test_a_vote_taken_back_opens_the_item_again(evening):
    evening.vote(evening.items[0])
    stamp = evening.session.ballots[evening.uids[0]].stamp
    evening.act("forget", 20, item=evening.uids[0], seen=stamp)
    items.update(evening.items[0], title="Another subject")
    assert evening.items[0].title == "Another subject"


def test_annexes_stay_as_they_were_voted(evening):
    item = evening.items[0]
    annex = annexes.add(item, PDF, "plan.pdf")
    evening.vote(item)
    with pytest.raises(Refused, match="is recorded"):
        annexes.add(item, PDF, "other.pdf")
    with pytest.raises(Refused, match="is recorded"):
        annexes.update(annex, title="Another plan")
    with pytest.raises(Refused, match="is recorded"):
        annexes.remove(annex)
    with pytest.raises(BadRequest, match="is recorded"):
        api.content.delete(annex, check_linkintegrity=False)
    with pytest.raises(BadRequest, match="is recorded"):
        notify(ObjectModifiedEvent(annex, Attributes(None, "IAnnex.title")))
    assert [each.title for each in annexes.of(item)] == ["plan.pdf"]


def test_a_text_is_not_amended_after_the_vote(evening):
    evening.vote(evening.items[0])
    with pytest.raises(Refused, match="Take the vote back in the sitting first"):
        evening.act("amend", 20, item=evening.uids[0], text="<p>Other</p>")
    assert evening.items[0].amended_text is None

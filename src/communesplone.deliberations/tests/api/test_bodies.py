"""Years, placements and numbers of a body; and who may write at once."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import sessions
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.version import Version
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from datetime import date
from datetime import datetime
from datetime import timedelta
from evening import Evening
from evening import START
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from zExceptions import BadRequest
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

import pytest
import transaction


WRONG = {
    "reference_format": "{year}",
    "rulebook": "by-heart",
    "validation_levels": 3,
    "population": -1,
    "categories": ("Roads", "Roads"),
    "kind": "club",
    "publication_delay": 366,
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_settings(town, name):
    with pytest.raises(InvalidValue) as caught:
        bodies.update(town.council, **{name: WRONG[name]})
    assert caught.value.field == name


def test_rulebook_is_required(town):
    with pytest.raises(InvalidValue) as caught:
        bodies.create(town.folder, "Committee")
    assert caught.value.field == "rulebook"


def test_twelve_settings_at_most(town):

    assert len(IBody.names()) == 12


LAW = {"rulebook": "fr-municipal", "kind": "committee"}


@pytest.mark.parametrize("name", LAW)
class TestLaw:
    """What a convocation, a quorum or an act rests on is not changed beneath it."""

    def refused(self, body, name):
        with pytest.raises(InvalidValue, match="decided under this law") as caught:
            bodies.update(body, **{name: LAW[name]})
        bodies.update(body, **{name: getattr(body, name)})
        return caught.value.field == name

    def test_until_it_is_convened(self, town, name):
        evening = Evening(town, "One")
        bodies.update(town.council, **{name: LAW[name]})
        assert getattr(town.council, name) == LAW[name]
        assert evening.state() == "planned"

    def test_from_the_convocation_on(self, town, name):
        evening = Evening(town, "One").convene()
        assert self.refused(town.council, name)
        bodies.update(town.college, **{name: LAW[name]})
        sessions.cancel(evening.session, "Flood")
        bodies.update(town.council, **{name: LAW[name]})

    def test_in_the_sitting_and_after_one_that_decided_nothing(self, town, name):
        evening = Evening(town, "One").open()
        assert self.refused(town.council, name)
        given = {"item": evening.uids[0], "outcome": "postponed", "reason": "x"}
        evening.act("outcome", **given)
        closing.close(evening.session, START + timedelta(hours=1))
        assert self.refused(town.council, name)

    def test_once_there_are_acts_of_the_past(self, town, name):
        town.council.register.add("0" * 32, 0, "0" * 64)
        assert self.refused(town.council, name)


def test_references_do_not_come_twice(town):
    with pytest.raises(InvalidValue):
        bodies.update(town.council, reference_format="{number:4}")
    bodies.update(town.council, reference_format="{number:4}", numbering_reset="never")
    with pytest.raises(InvalidValue):
        bodies.update(town.council, numbering_reset="year")


def test_the_way_of_numbering_may_change(town):
    body = town.council
    taken = [bodies.take_number(body, year) for year in (2025, 2025, 2026)]
    body.numbering_reset = "never"
    taken += [bodies.take_number(body, year) for year in (2026, 2027)]
    body.numbering_reset = "year"
    taken += [bodies.take_number(body, year) for year in (2026, 2027, 2028)]
    assert taken == [1, 2, 1, 3, 4, 4, 5, 1]


def test_numbers_are_dense_and_of_their_year(town):
    body = town.council
    assert [bodies.take_number(body, 2026) for _ in range(3)] == [1, 2, 3]
    assert bodies.take_number(body, 2027) == 1
    assert bodies.last_number(body, 2026) == 3
    assert bodies.reference(body, 2026, 42) == "2026-0042"
    bodies.update(body, numbering_reset="never")
    assert bodies.take_number(body, 2026) == 4
    assert bodies.take_number(body, 2027) == 5


def test_placements(town):
    item = IUUID(town.item())
    bodies.place(town.council, item, "a" * 32)
    assert bodies.placement(town.council, item) == "a" * 32
    bodies.unplace(town.council, item)
    bodies.unplace(town.council, item)
    assert bodies.placement(town.council, item) is None


def test_phrases(town):
    bodies.write_phrases(town.council, "fr", {"opening": "Le conseil", "end": " "})
    assert bodies.phrase(town.council, "fr", "opening") == "Le conseil"
    assert bodies.phrase(town.council, "fr", "end") == ""
    assert bodies.phrase(town.council, "nl", "opening") == ""


def test_what_is_gone_is_refused(town):
    with pytest.raises(Refused):
        bodies.find("0" * 32)


def test_a_body_is_not_copied(town):
    assert not town.council.cb_isCopyable()


def test_an_item_writes_neither_year_nor_body(town):
    """Else two authors who begin an item at once would conflict."""
    town.item()
    transaction.savepoint(optimistic=True)
    item = town.item()
    written = {id(each) for each in town.portal._p_jar._registered_objects}
    year = item.__parent__
    assert id(year.aq_base) not in written
    assert id(town.council.aq_base) not in written


@pytest.mark.parametrize("kind", ["session", "deliberation", "scheduled item"])
def test_what_was_decided_is_not_deleted_with_its_body(town, kind):
    if kind == "scheduled item":
        town.scheduled()
    elif kind == "deliberation":
        portal_type = "communesplone.deliberations.Deliberation"
        act = createContent(portal_type, id="act", title="An act")
        act.versions.append(Version({"votes": None, "title": "An act"}, "", ""))
        addContentToContainer(
            bodies.year_folder(town.council, 2026), act, checkConstraints=False
        )
    else:
        portal_type = "communesplone.deliberations.Session"
        session = bodies.add(town.council, portal_type, 2026, title="A session")
        # Convened, and nothing else that would keep the body.
        status = {"review_state": "convened"}
        town.portal.portal_workflow.setStatusOf("session_workflow", session, status)
    with pytest.raises(BadRequest):
        town.council.__parent__.manage_delObjects([town.council.getId()])


def test_categories_keep_the_one_that_was_chosen(town):
    factory = getUtility(IVocabularyFactory, "communesplone.deliberations.categories")
    item = town.item(category="Roads")
    bodies.update(town.council, categories=("Finance", "Écoles"))
    found = [term.value for term in factory(item)]
    assert found == ["Finance", "Écoles", "Roads"]
    assert all(term.token.isascii() for term in factory(item))


def test_acts_are_found_by_their_day_in_the_town(town):
    decision = "<p>A bench is bought by Secret Name.</p>"
    evening = Evening(town, "A bench", decision=decision).open()
    evening.vote(evening.items[0])
    closing.close(evening.session, START)
    (brain,) = register.acts_of(town.council)
    act = brain.getObject()
    publication.publish(act, date(2026, 3, 20), ["Secret Name"])
    search = town.portal.portal_catalog.unrestrictedSearchResults
    day = datetime(2026, 3, 16, tzinfo=clock.zone())
    query = {"query": (day, day + timedelta(hours=1)), "range": "min:max"}
    assert [brain.UID for brain in search(start=query)] == [IUUID(act)]
    acts = {"portal_type": act.portal_type}
    assert search(SearchableText="bought", **acts)
    assert not search(SearchableText="Secret", **acts)

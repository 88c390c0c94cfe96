"""What the law wants of an item before its sitting."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import item_rules
from communesplone.deliberations.api import items
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from evening import own_item
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID

import pytest


class TestOwnItem:
    """CDLD L1122-24: five clear days and a note, and no member of the college."""

    @pytest.fixture
    def session(self, town):
        return Evening(town).session

    def test_in_time(self, town, session):
        item = own_item(town, 6)
        agenda.present(session, item)
        assert [entry.item for entry in session.agenda.entries] == [IUUID(item)]

    def test_too_late(self, town, session):
        with pytest.raises(Refused) as refused:
            agenda.present(session, own_item(town, 5))
        assert str(refused.value.article) == "CDLD L1122-24"
        assert not session.agenda.entries

    def test_without_a_note(self, town, session):
        with pytest.raises(Refused, match="note"):
            agenda.present(session, own_item(town, 20, report=None))

    def test_the_college_needs_no_such_right(self, town, session):
        agenda.present(session, own_item(town, 1, "alderman", report=None))
        assert len(session.agenda.entries) == 1

    def test_france_knows_no_such_right(self, town):
        town.council.rulebook = "fr-municipal"
        session = Evening(town).session
        agenda.present(session, own_item(town, 1, report=None))
        assert len(session.agenda.entries) == 1

    def test_an_item_that_goes_on_came_in_time_then(self, town, session):
        item = own_item(town, 1)
        item.origin = "0" * 32
        agenda.present(session, item)
        assert len(session.agenda.entries) == 1


@pytest.mark.parametrize("kind", ["person", "discipline"])
class TestClosedKinds:
    """CDLD L1122-21: a council hears questions of persons behind closed doors."""

    def test_a_new_item_is_closed(self, town, kind):
        assert town.item(subject_kind=kind).sitting == "closed"

    def test_nobody_makes_it_public(self, town, kind):
        with pytest.raises(InvalidValue, match="L1122-21") as refused:
            town.item(subject_kind=kind, sitting="public")
        assert refused.value.field == "sitting"
        item = town.item(subject_kind=kind)
        with pytest.raises(InvalidValue):
            items.update(item, sitting="public")
        assert item.sitting == "closed"

    def test_an_item_that_becomes_one(self, town, kind):
        item = town.item()
        items.update(item, subject_kind=kind)
        assert item.sitting == "closed"
        items.update(item, subject_kind="ordinary", sitting="public")
        assert item.sitting == "public"

    def test_a_template_gives_way(self, town, kind):
        template = createContent(
            "communesplone.deliberations.ItemTemplate",
            title="An agent",
            subject_kind=kind,
        )
        template = addContentToContainer(town.council, template)
        assert items.create_from(template, town.works_uid).sitting == "closed"

    def test_a_public_one_is_neither_presented_nor_convened(self, town, kind):
        evening = Evening(town, "One")
        other = town.item("Two", state="validated")
        # As a program does that writes a field and asks nobody.
        for item in (other, *evening.items):
            item.subject_kind = kind
        with pytest.raises(Refused) as refused:
            agenda.present(evening.session, other)
        assert str(refused.value.article) == "CDLD L1122-21"
        with pytest.raises(Refused, match="L1122-21"):
            evening.convene()
        assert item_rules.state(evening.items[0]) == "validated"

    def test_from_the_college_to_the_council(self, town, kind):
        item = town.decided(body=town.college, subject_kind=kind)
        assert item.sitting == "public"
        assert items.forward(item, town.council).sitting == "closed"

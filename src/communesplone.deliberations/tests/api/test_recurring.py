"""What stands on every agenda is there when a session is planned, once."""

from communesplone.core.api import services
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import recurring
from communesplone.deliberations.api import sessions
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from evening import START
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from types import SimpleNamespace
from zope.interface import Invalid

import pytest


def template(town, title, body=None, **fields):
    given = {"recurring": True, "service": town.works_uid, **fields}
    content = createContent(recurring.TEMPLATE, title=title, **given)
    return addContentToContainer(body or town.council, content, False)


@pytest.fixture
def templates(town):
    template(town, "Minutes of the last session", sitting="public")
    template(town, "Appointments", sitting="closed")
    template(town, "A form", recurring=False)
    template(town, "Of the college", town.college)


def plan(town):
    with town.user("clerk"):
        return sessions.plan(town.council, title="March", start=START)


def standing(session):
    return [bodies.find(entry.item) for entry in session.agenda.entries]


def test_they_stand_on_the_agenda(town, templates):
    first, second = standing(plan(town))
    assert (first.title, first.service) == (
        "Minutes of the last session",
        town.works_uid,
    )
    assert (second.title, second.sitting) == ("Appointments", "closed")
    assert {items.state(first), items.state(second)} == {"validated"}
    assert town.may("author", "View", first)


def test_each_session_has_its_own(town, templates):
    one, other = standing(plan(town)), standing(plan(town))
    assert (len(one), len(other)) == (2, 2)
    assert not set(one) & set(other)


def test_they_go_the_way_of_all_items(town, templates):
    session = plan(town)
    with town.user("clerk"):
        sessions.convene(session, START.replace(day=1))
    assert {items.state(item) for item in standing(session)} == {"scheduled"}


def test_a_session_called_again_has_only_what_is_left(town, templates):
    assert standing(Evening(town).session) == []


def test_a_closed_service_is_named(town, templates):
    services.close(town.works)
    with pytest.raises(Refused, match="Appointments"):
        plan(town)


def test_a_recurring_template_has_a_service():
    with pytest.raises(Invalid):
        IItemTemplate.validateInvariants(SimpleNamespace(recurring=True, service=None))
    IItemTemplate.validateInvariants(SimpleNamespace(recurring=False, service=None))

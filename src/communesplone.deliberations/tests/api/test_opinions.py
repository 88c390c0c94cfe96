"""Opinions are asked, given by the service asked, waited for or given up."""

from communesplone.core.interfaces import UnknownService
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from datetime import date
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException

import pytest


@pytest.fixture
def item(town):
    return town.item(state="validated")


@pytest.fixture
def opinion(town, item):
    return opinions.ask(item, town.finance_uid, days=5)


@pytest.fixture
def late(opinion, monkeypatch):
    tomorrow = opinion.due + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)


def test_days_are_the_towns_working_days(town, item, monkeypatch):
    # The day before Assumption of 2025, a Friday that Belgium has off.
    monkeypatch.setattr(clock, "today", lambda: date(2025, 8, 14))
    assert opinions.ask(item, town.finance_uid, days=1).due == date(2025, 8, 18)


def test_each_service_once(town, item, opinion):
    with pytest.raises(Refused):
        opinions.ask(item, town.finance_uid)
    with pytest.raises(UnknownService):
        opinions.ask(item, "0" * 32)
    with pytest.raises(Refused):
        opinions.ask(item, town.works_uid, days=0)


def test_not_before_anybody_asked_may_see_it(town):
    with pytest.raises(Refused):
        opinions.ask(town.item(), town.finance_uid)


def test_given_by_the_service_asked(town, item, opinion):
    with town.user("adviser"):
        opinions.give(opinion, "reserved", "<p>Too dear.</p>")
    assert (opinion.verdict, opinion.given_by) == ("reserved", "adviser")
    assert opinion.text.output == "<p>Too dear.</p>"
    assert not opinions.waiting(item)
    with town.user("adviser"), pytest.raises(Refused):
        opinions.give(opinion, "favourable")


@pytest.mark.parametrize("name", ["stranger", "author", "clerk", "mayor"])
def test_given_by_nobody_else(town, opinion, name):
    workflow = api.portal.get_tool("portal_workflow")
    with town.user(name):
        with pytest.raises(Refused):
            opinions.give(opinion, "favourable")
        with pytest.raises(WorkflowException):
            workflow.doActionFor(opinion, "give")


def test_advisers_asked_answer_for_their_own_service(town, item, opinion):
    other = opinions.ask(item, town.works_uid)
    with town.user("adviser"), pytest.raises(Refused) as caught:
        opinions.give(other, "favourable")
    assert caught.value.message == "error_not_adviser"


def test_unknown_verdict(town, opinion):
    with town.user("adviser"), pytest.raises(InvalidValue):
        opinions.give(opinion, "perhaps")
    assert not opinions.given(opinion)


def test_on_its_last_day_it_is_not_overdue(item, opinion):
    assert not opinions.overdue(item, opinion.due)
    assert opinions.overdue(item, opinion.due + timedelta(days=1)) == [opinion]


def test_overdue_keeps_the_item_off_an_agenda(town, item, opinion, late):
    assert items.may(item, "present").reason == "error_opinion_awaited"
    bodies.place(town.council, IUUID(item), "0" * 32)
    with pytest.raises(Refused):
        items.schedule(item)
    with pytest.raises(Refused):
        opinions.waive(opinion, " ")
    opinions.waive(opinion, "The matter cannot wait.")
    items.schedule(item)
    assert items.state(item) == "scheduled"


def test_it_is_found_by_the_service_asked(town, opinion):
    catalog = api.portal.get_tool("portal_catalog")
    [brain] = catalog.unrestrictedSearchResults(
        portal_type=opinions.TYPE, core_service=town.finance_uid
    )
    assert brain.deliberations_facts["due"] == opinion.due

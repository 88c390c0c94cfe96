"""The demo towns decided for a year, and have something for everybody to do."""

from collections import Counter
from communesplone.deliberations.api import register
from communesplone.deliberations.content.body import IBody
from contextlib import contextmanager
from plone.testing.zope import zopeApp
from zope.component.hooks import setSite

import pytest


TYPE = "communesplone.deliberations"


class Town:
    """What a demo town has, counted."""

    def __init__(self, portal):
        self.portal = portal
        self.acts = self.objects("Deliberation")

    def objects(self, kind):
        found = self.portal.portal_catalog.unrestrictedSearchResults(
            portal_type=f"{TYPE}.{kind}"
        )
        return [brain._unrestrictedGetObject() for brain in found]

    def states(self, kind):
        state = self.portal.portal_workflow.getInfoFor
        return dict(Counter(state(each, "review_state") for each in self.objects(kind)))

    def outcomes(self):
        return dict(Counter(item.outcome for item in self.objects("Item")))

    def votes(self):
        return [act.votes for act in self.acts if act.votes]

    def registers(self):
        bodies = self.portal["decisions"].objectValues()
        return [register.verify(body) for body in bodies if IBody.providedBy(body)]


@contextmanager
def town_of(layer):
    with zopeApp(layer["zodbDB"]) as app:
        setSite(app["plone"])
        yield Town(app["plone"])
        setSite(None)


@pytest.fixture
def wallonia(functional):
    with town_of(functional) as town:
        yield town


@pytest.fixture
def france(france_functional):
    with town_of(france_functional) as town:
        yield town


class TestWallonia:
    def test_counts(self, wallonia):
        print(wallonia.states("Item"), wallonia.states("Session"), wallonia.states("Deliberation"), wallonia.states("Opinion"))
        print(wallonia.outcomes())
        for act in wallonia.acts:
            f = act.votes or {}
            print(act.reference,act.date,act.outcome,act.title[:50],f.get("mode"),f.get("counts"),f.get("tie"),f.get("withdrawn"), f.get("in_office"), f.get("seated"), f.get("round"))
        print(wallonia.registers())
        assert 0


class TestFrance(TestWallonia):
    @pytest.fixture
    def wallonia(self, france):
        return france

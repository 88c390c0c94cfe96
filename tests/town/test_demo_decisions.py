"""The demo towns decided for a year, and have something for everybody to do."""

from collections import Counter
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.acts import minutes
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.rules.constants import DeadlineKind
from contextlib import contextmanager
from plone.testing.zope import zopeApp
from town_layer import FRANCE
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
        setSite(self.portal)
        bodies = self.portal["decisions"].objectValues()
        return [verifying.verify(body) for body in bodies if IBody.providedBy(body)]


@contextmanager
def town_of(layer, site):
    with zopeApp(layer["zodbDB"]) as app:
        setSite(app[site])
        yield Town(app[site])
        setSite(None)


@pytest.fixture
def wallonia(functional):
    with town_of(functional, "plone") as town:
        yield town


@pytest.fixture
def france(functional):
    with town_of(functional, FRANCE) as town:
        yield town


@pytest.mark.parametrize(
    ("name", "country", "post"),
    [
        ("Élise Lambert", "wallonia", "Échevine"),
        ("Sylvie Fabre", "france", "Adjointe au maire"),
    ],
)
def test_a_womans_post_is_named_as_such(request, name, country, post):
    """In the minutes of last year too: their roll was written down with it."""
    town = request.getfixturevalue(country)
    held = [each for each in town.objects("Session") if each.members is not None]
    assert held
    for session in held:
        rows = minutes.minutes(session, "fr").attendees
        assert {row.post for row in rows if row.name == name} <= {post}
    assert any(name in {row["name"] for row in each.members} for each in held)


def test_wallonia_decided_in_every_way(wallonia):
    assert wallonia.outcomes() == {
        "adopted": 78,
        "adopted_amended": 1,
        "rejected": 2,
        "elected": 1,
        "postponed": 2,
        "withdrawn": 1,
        None: 20,
    }
    votes = wallonia.votes()
    assert [vote["counts"]["against"] for vote in votes if vote["tie"]] == [8]
    assert [vote["round"] for vote in votes if vote["round"] > 1] == [2]
    assert sum(bool(vote["withdrawn"]) for vote in votes) == 4


def test_france_decided_in_every_way(france):
    assert france.outcomes() == {
        "adopted": 37,
        "adopted_amended": 1,
        "rejected": 1,
        "elected": 1,
        "postponed": 1,
        "withdrawn": 1,
        None: 16,
    }
    votes = france.votes()
    tie = next(act for act in france.acts if act.votes["tie"])
    assert (tie.outcome, tie.votes["counts"]["against"]) == ("adopted", 9)
    more = [vote for vote in votes if sum(vote["counts"].values()) > vote["seated"]]
    assert len(more) == 11, "votes in which a proxy counts"


def test_everybody_has_something_to_do(wallonia, france):
    assert wallonia.states("Item") == {
        "decided": 85,
        "scheduled": 8,
        "validated": 6,
        "proposed": 3,
        "draft": 3,
    }
    for town in (wallonia, france):
        assert {"planned", "convened", "closed", "approved"} == set(
            town.states("Session")
        )
        assert {"given", "requested"} == set(town.states("Opinion"))
        assert {"published", "internal"} == set(town.states("Deliberation"))
    bodies = wallonia.objects("Body")
    assert sum(len(body.follow_ups) for body in bodies) == 2


def test_what_is_over_was_done_in_time(wallonia):
    over = [s for s in wallonia.objects("Session") if s.approved_in]
    assert len(over) > 10
    due = [found for session in over for found in minutes_online.due(session)]
    due += filter(None, map(drafts.deadline, over))
    assert {found.kind for found in due} > {
        DeadlineKind.DRAFTS_ONLINE,
        DeadlineKind.MINUTES_AVAILABLE,
    }
    assert [found for found in due if not found.met] == []


def test_the_registers_hold(wallonia, france):
    reports = wallonia.registers() + france.registers()
    assert all(report.intact for report in reports)
    assert [report.length for report in reports] == [31, 51, 40]


def test_a_masked_name_is_not_in_the_public_text(wallonia):
    masked = [act for act in wallonia.acts if act.masks]
    assert len(masked) == 1
    assert "[…]" in masked[0].public_html
    assert "Dumonceau" not in masked[0].public_html

"""Reasons why not, as people read them."""

from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.work import Kind
from communesplone.deliberations.api.work import work
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from zope.i18n import translate

import pytest


def french(reason):
    return translate(reason, target_language="fr")


class TestState:
    """The name of a state is in the language of the sentence around it."""

    def test_of_an_item(self, town):
        reason = items.may(town.scheduled(), "propose").reason
        assert "« Inscrit à l'ordre du jour »" in french(reason).replace("\xa0", " ")
        assert "On the agenda" in translate(reason, target_language="en")

    def test_of_a_session(self, town):
        start = datetime(2027, 1, 18, 19, tzinfo=UTC)
        session = sessions.create(town.council, title="January", start=start)
        reason = verdicts.may(session, "close").reason
        assert "Planned" not in french(reason)
        assert "Planned" in translate(reason, target_language="en")


class TestOpinion:
    """An opinion is waited for until the item is decided or withdrawn."""

    @pytest.fixture
    def opinion(self, town):
        item = town.item("A bench", state="validated")
        return opinions.ask(item, town.finance_uid)

    def waiting(self, town):
        with town.user("adviser"):
            return [task for task in work().tasks if task.kind is Kind.OPINION]

    def test_comes_too_late(self, town, opinion):
        assert len(self.waiting(town)) == 1
        items.withdraw(opinion.__parent__, "No.")
        assert self.waiting(town) == []
        for action in ("give", "waive"):
            verdict = verdicts.may(opinion, action)
            assert not verdict.allowed
            assert "too late" in translate(verdict.reason)

    def test_may_be_given_before(self, town, opinion):
        with town.user("adviser"):
            assert verdicts.may(opinion, "give").allowed

    def test_overdue_names_service_and_item(self, town, opinion):
        opinion.due -= timedelta(days=365)
        reason = translate(items.may(opinion.__parent__, "present").reason)
        assert "“Finance” on “A bench”" in reason
        assert api.content.get_state(opinion) == "requested"

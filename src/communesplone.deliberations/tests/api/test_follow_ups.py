"""What became of a decision: noted, done, taken back, by whom."""

from communesplone.core.api import journal
from communesplone.core.api import services
from communesplone.core.interfaces import UnknownService
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.browser.items import steps
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from datetime import date
from plone.uuid.interfaces import IUUID

import pytest


ACTIONS = ("done", "reopen")

DUE = date(2026, 6, 30)


@pytest.fixture
def item(town):
    return town.decided()


@pytest.fixture
def followed(town, item):
    """A decision that Finance sees to."""
    follow_ups.note(item, "Roads team", DUE, town.finance_uid)
    return item


def waiting(town, uid):
    return list(follow_ups.waiting(town.council, {uid}))


class TestNote:
    def test_waits_for_both_services(self, town, followed):
        assert followed.owner_after == "Roads team"
        for uid in (town.works_uid, town.finance_uid):
            assert waiting(town, uid) == [IUUID(followed)]
        assert waiting(town, "0" * 32) == []

    def test_the_items_own_service_is_no_other(self, town, item):
        follow_ups.note(item, None, DUE, town.works_uid)
        assert item.service_after is None
        assert waiting(town, town.works_uid) == [IUUID(item)]

    def test_emptied_waits_no_more(self, town, followed):
        follow_ups.note(followed, None, None)
        assert waiting(town, town.works_uid) == waiting(town, town.finance_uid) == []

    def test_nothing_is_decided_yet(self, town):
        with pytest.raises(Refused):
            follow_ups.note(town.item(), "Roads team", None)

    def test_by_an_active_service(self, town, item):
        services.close(town.finance)
        with pytest.raises(Refused, match="closed"):
            follow_ups.note(item, None, DUE, town.finance_uid)
        with pytest.raises(UnknownService):
            follow_ups.note(item, None, DUE, "0" * 32)
        assert item.due_after is None

    def test_no_copy_has_it(self, town):
        item = town.decided(body=town.college)
        follow_ups.note(item, "Roads team", DUE, town.finance_uid)
        copy = items.forward(item, town.council)
        assert (copy.owner_after, copy.service_after, copy.due_after) == (None,) * 3


class TestDone:
    def test_by_whom_when_with_words(self, town, followed, monkeypatch):
        monkeypatch.setattr(clock, "today", lambda: date(2026, 6, 1))
        with town.user("stranger"):
            follow_ups.finish(followed, "The bench stands.")
        found = (followed.done_on, followed.done_by, followed.done_note)
        assert found == (date(2026, 6, 1), "stranger", "The bench stands.")
        assert waiting(town, town.works_uid) == waiting(town, town.finance_uid) == []

    def test_once(self, followed):
        follow_ups.finish(followed)
        assert followed.done_note is None
        with pytest.raises(Refused, match="take that back"):
            follow_ups.finish(followed)
        with pytest.raises(Refused, match="take that back"):
            follow_ups.note(followed, "Parks", None)
        assert followed.owner_after == "Roads team"

    def test_taken_back_waits_again(self, town, followed):
        follow_ups.finish(followed, "The bench stands.")
        follow_ups.take_back(followed)
        found = (followed.done_on, followed.done_by, followed.done_note)
        assert found == (None, None, None)
        assert waiting(town, town.finance_uid) == [IUUID(followed)]
        with pytest.raises(Refused, match="not noted as done"):
            follow_ups.take_back(followed)

    def test_nobody_was_asked(self, item):
        with pytest.raises(Refused, match="Nobody was asked"):
            follow_ups.finish(item)

    @pytest.mark.parametrize("words", ["x" * 501, "Two\nlines"])
    def test_words_are_short(self, followed, words):
        with pytest.raises(InvalidValue):
            follow_ups.finish(followed, words)
        assert followed.done_on is None

    @pytest.mark.parametrize("account", ["author", "stranger", "clerk"])
    def test_is_theirs(self, town, followed, account):
        with town.user(account):
            follow_ups.finish(followed)
            follow_ups.take_back(followed)
        assert followed.done_on is None

    @pytest.mark.parametrize("account", ["validator", "reader", "adviser", "mayor"])
    def test_is_nobody_elses(self, town, followed, account):
        with town.user(account), pytest.raises(Refused, match="no author"):
            follow_ups.finish(followed)
        follow_ups.finish(followed)
        with town.user(account), pytest.raises(Refused, match="no author"):
            follow_ups.take_back(followed)
        assert followed.done_on is not None


@pytest.mark.parametrize("account", ["reader", "mayor"])
def test_how_it_stands_is_told_to_nobody_else(town, item, account):
    said = []
    for change in (None, follow_ups.note, follow_ups.finish):
        if change is not None:
            change(item, *(("Roads team", DUE) if change is follow_ups.note else ()))
        with town.user(account):
            said.append([follow_ups.may(item, name).reason for name in ACTIONS])
            said[-1] += [(each.step.name, each.reason) for each in steps.shown(item)]
    assert said[0] == said[1] == said[2]


def test_journal(followed):
    follow_ups.finish(followed, "The bench stands.")
    follow_ups.take_back(followed)
    found = [each.action for each in journal.waiting()]
    assert found[-3:] == ["item.followed", "item.finished", "item.reopened"]

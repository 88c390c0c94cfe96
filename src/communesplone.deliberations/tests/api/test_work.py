"""My work: what waits for whom."""

from communesplone.core.api import services
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import work as work_of_mine
from communesplone.deliberations.api.work import in_order
from communesplone.deliberations.api.work import Kind
from communesplone.deliberations.api.work import Task
from communesplone.deliberations.api.work import work
from counting import costs
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from evening import Evening
from evening import START
from plone import api
from published import evening
from scene import Scene

import pytest
import transaction


def waits(town, account, day=None):
    """Give (kind, title) of what waits for somebody."""
    with town.user(account):
        return [(str(task.kind), task.title) for task in work(day).tasks]


def tasks(town, account, kind, day=None):
    with town.user(account):
        return [task for task in work(day).tasks if task.kind is kind]


class TestDelay:
    def test_what_the_body_gives_is_the_due_day(self, town):
        evening = Evening(town, "A bench").open()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        (task,) = tasks(town, "clerk", Kind.PUBLISH)
        assert task.due is None
        bodies.update(town.council, publication_delay=10)
        for day, overdue in ((26, False), (27, True)):
            (task,) = tasks(town, "clerk", Kind.PUBLISH, date(2026, 3, day))
            assert (task.due, task.overdue) == (date(2026, 3, 26), overdue)


class TestServices:
    def test_drafts_are_the_authors(self, town):
        town.item("Mine")
        assert waits(town, "author") == [("draft", "Mine")]
        for other in ("validator", "stranger", "clerk", "mayor", "citizen"):
            assert waits(town, other) == []

    def test_returned_comes_first(self, town):
        town.item("Draft")
        back = town.item("Back", state="proposed")
        with town.user("validator"):
            items.send_back(back, "Too dear.")
        assert waits(town, "author") == [("returned", "Back"), ("draft", "Draft")]

    def test_one_level(self, town):
        town.item("New", state="proposed")
        assert waits(town, "validator") == [("validate", "New")]
        assert waits(town, "second") == waits(town, "author") == []

    def test_two_levels(self, town):
        bodies.update(town.council, validation_levels=2)
        item = town.item("New", state="proposed")
        assert waits(town, "second") == []
        with town.user("validator"):
            items.validate(item)
        assert waits(town, "validator") == []
        assert waits(town, "second") == [("validate", "New")]

    def test_bodies_to_begin_in(self, town):
        api.content.transition(town.college, transition="close")
        with town.user("author"):
            assert [title for title, url in work().bodies] == ["Council"]
        with town.user("validator"):
            assert work().bodies == ()


class TestOpinions:
    @pytest.fixture
    def opinion(self, town):
        return opinions.ask(town.item("A bench", state="validated"), town.finance_uid)

    def test_due(self, town, opinion):
        (task,) = tasks(town, "adviser", Kind.OPINION, opinion.due)
        assert (task.title, task.detail, task.body) == ("A bench", "Finance", "Council")
        assert (task.due, task.overdue) == (opinion.due, False)

    def test_overdue_from_the_next_day_on(self, town, opinion):
        day = opinion.due + timedelta(days=1)
        assert tasks(town, "adviser", Kind.OPINION, day)[0].overdue

    def test_waived_or_given_waits_no_more(self, town, opinion):
        opinions.waive(opinion, "There is no time.")
        assert tasks(town, "adviser", Kind.OPINION) == []

    def test_of_nobody_else(self, town, opinion):
        for other in ("stranger", "author", "citizen"):
            assert tasks(town, other, Kind.OPINION) == []


class TestFollowUps:
    @pytest.fixture
    def item(self, town):
        item = town.decided("A bench")
        follow_ups.note(item, "Roads team", date(2026, 6, 30), town.finance_uid)
        return item

    def test_of_the_service_and_of_who_follows_it_up(self, town, item):
        for account in ("author", "stranger"):
            (task,) = tasks(town, account, Kind.FOLLOW, date(2026, 6, 30))
            assert (task.title, task.url) == ("A bench", item.absolute_url())
            assert (task.body, task.detail) == ("Council", "Roads team")
            assert (task.due, task.overdue) == (date(2026, 6, 30), False)

    def test_overdue_from_the_next_day_on(self, town, item):
        (task,) = tasks(town, "author", Kind.FOLLOW, date(2026, 7, 1))
        assert task.overdue

    def test_of_nobody_else(self, town, item):
        for other in ("validator", "reader", "adviser", "clerk", "mayor", "citizen"):
            assert tasks(town, other, Kind.FOLLOW) == []

    def test_done_leaves_and_comes_back(self, town, item):
        follow_ups.finish(item)
        assert tasks(town, "stranger", Kind.FOLLOW) == []
        follow_ups.take_back(item)
        assert len(tasks(town, "stranger", Kind.FOLLOW)) == 1

    def test_the_most_urgent_stay_when_there_are_too_many(self, town, monkeypatch):
        monkeypatch.setattr(work_of_mine, "MOST", 2)
        for day, title in ((None, "Some day"), (5, "Later"), (2, "Next")):
            due = day and date(2026, 6, day)
            follow_ups.note(town.decided(title), "Roads team", due)
        found = [task.title for task in tasks(town, "author", Kind.FOLLOW)]
        assert found == ["Next", "Later"]


class TestClerk:
    def test_validated_without_agenda(self, town):
        town.item("Waits", state="validated")
        evening = Evening(town, "Placed")
        assert waits(town, "clerk", clock.day_of(evening.session.start))[1:] == [
            ("unplaced", "Waits")
        ]

    def test_convene_by_the_latest_day_of_the_law(self, town):
        Evening(town, "One")
        (task,) = tasks(town, "clerk", Kind.CONVENE, date(2026, 3, 8))
        assert (task.due, task.overdue) == (date(2026, 3, 8), False)
        assert task.article == "CDLD L1122-13"
        (late,) = tasks(town, "clerk", Kind.CONVENE, date(2026, 3, 9))
        assert late.overdue

    def test_called_again_has_its_own_notice(self, town):
        start = datetime(2026, 3, 16, 19, tzinfo=UTC)
        sessions.create(town.council, title="Again", start=start, call_rank=2)
        (task,) = tasks(town, "clerk", Kind.CONVENE, date(2026, 3, 1))
        assert task.due == date(2026, 3, 13)

    @pytest.mark.parametrize(("extraordinary", "last"), [(False, 16), (True, 13)])
    def test_a_college_by_whether_it_is_extraordinary(self, town, extraordinary, last):
        start = datetime(2026, 3, 16, 19, tzinfo=UTC)
        fields = {"title": "College", "start": start, "extraordinary": extraordinary}
        sessions.create(town.college, **fields)
        (task,) = tasks(town, "clerk", Kind.CONVENE, date(2026, 3, 1))
        assert task.due == date(2026, 3, last)

    def test_open_on_the_day(self, town):
        Evening(town, "One").convene()
        assert tasks(town, "clerk", Kind.OPEN, date(2026, 3, 15)) == []
        (task,) = tasks(town, "clerk", Kind.OPEN, date(2026, 3, 16))
        assert task.due == date(2026, 3, 16)

    def test_close_what_is_open(self, town):
        Evening(town, "One").open()
        assert [t.title for t in tasks(town, "clerk", Kind.CLOSE)] == [
            "Council of March"
        ]

    def test_closing_puts_the_list_online_in_time(self, town):
        evening = Evening(town, "One").open()
        (task,) = tasks(town, "clerk", Kind.CLOSE, date(2026, 3, 24))
        assert (task.due, task.article) == (None, "")
        evening.body.rulebook = "fr-municipal"
        for day, overdue in ((23, False), (24, True)):
            (task,) = tasks(town, "clerk", Kind.CLOSE, date(2026, 3, day))
            assert (task.due, task.article) == (date(2026, 3, 23), "CGCT L2121-25")
            assert task.overdue is overdue

    def test_acts_and_minutes(self, town):
        evening = Evening(town, "One").open()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        day = date(2026, 3, 20)
        (publish,) = tasks(town, "clerk", Kind.PUBLISH, day)
        (send,) = tasks(town, "clerk", Kind.TRANSMIT, day)
        assert publish.detail == send.detail == "2026-0001"
        assert (send.due, send.overdue) == (date(2026, 3, 31), False)
        (minutes,) = tasks(town, "clerk", Kind.MINUTES, day)
        assert minutes.due is None
        act = api.content.find(portal_type="communesplone.deliberations.Deliberation")
        act = act[0].getObject()
        publication.publish(act, day)
        publication.log(act, "transmitted", day)
        assert tasks(town, "clerk", Kind.PUBLISH, day) == []
        assert tasks(town, "clerk", Kind.TRANSMIT, day) == []
        start = datetime(2026, 4, 20, 19, tzinfo=UTC)
        sessions.create(town.council, title="April", start=start)
        (minutes,) = tasks(town, "clerk", Kind.MINUTES, day)
        assert (minutes.due, minutes.article) == (date(2026, 4, 20), "CDLD L1122-16")
        (draft,) = tasks(town, "clerk", Kind.DRAFT_MINUTES, day)
        assert (draft.due, draft.article) == (date(2026, 4, 12), "CDLD L1122-16")
        evening.write()
        minutes_online.make_available(evening.session, day)
        assert tasks(town, "clerk", Kind.DRAFT_MINUTES, day) == []

    def test_drafts_and_minutes_online(self, town):
        evening = Evening(town, "One").convene()
        day = date(2026, 3, 9)
        (found,) = tasks(town, "clerk", Kind.DRAFTS, day)
        assert (found.due, found.article) == (date(2026, 3, 10), "CDLD L3221-4")
        drafts.put_online(evening.session, day)
        assert tasks(town, "clerk", Kind.DRAFTS, day) == []
        evening.open_after_convening()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        assert tasks(town, "clerk", Kind.MINUTES_ONLINE) == []
        evening.approve(35)
        (found,) = tasks(town, "clerk", Kind.MINUTES_ONLINE)
        assert found.due is None
        town.council.rulebook = "fr-municipal"
        (found,) = tasks(town, "clerk", Kind.MINUTES_ONLINE)
        assert (found.due, found.article) == (date(2026, 4, 27), "CGCT L2121-15")
        town.council.rulebook = "be-wal-council"
        minutes_online.publish(evening.session, date(2026, 4, 21))
        assert tasks(town, "clerk", Kind.MINUTES_ONLINE) == []

    def test_an_act_that_is_not_sent(self, town):
        evening = Evening(town, "One").open()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        day = date(2026, 3, 20)
        (brain,) = api.content.find(
            portal_type="communesplone.deliberations.Deliberation"
        )
        act = brain.getObject()
        kinds = {str(each.kind) for each in publication.due(act)}
        assert "transmit" in kinds
        publication.log(act, "exempt", day)
        assert tasks(town, "clerk", Kind.TRANSMIT, day) == []
        assert {str(each.kind) for each in publication.due(act)} == kinds - {"transmit"}
        publication.log(act, "transmitted", day)
        assert "authority" in {str(each.kind) for each in publication.due(act)}

    def test_what_is_not_sent_is_not_looked_at_for_ever(self, town):
        (act,) = evening(town, "One").acts
        unsent = {"deliberations_facets": "unsent:yes"}
        assert len(api.content.find(**unsent)) == 1
        publication.log(act, "exempt", date(2026, 3, 20))
        assert not api.content.find(**unsent)

    def test_nothing_is_looked_for_where_the_law_gives_no_time(self, town, monkeypatch):
        paths, search = [], work_of_mine._search

        def noted(index=None, **query):
            paths.append((index or {}).get("path"))
            return search(index, **query)

        monkeypatch.setattr(work_of_mine, "_search", noted)
        places = ["/".join(b.getPhysicalPath()) for b in (town.college, town.council)]
        for rulebooks, wanted in (
            (("be-wal-college", "be-wal-council"), places),
            (("be-wal-college", "fr-municipal"), places[:1]),
            (("fr-municipal", "fr-municipal"), None),
        ):
            town.college.rulebook, town.council.rulebook = rulebooks
            paths.clear()
            tasks(town, "clerk", Kind.TRANSMIT)
            assert [path for path in paths if path] == [wanted] * (wanted is not None)

    def test_the_oldest_stay_when_there_are_too_many(self, town, monkeypatch):
        monkeypatch.setattr(work_of_mine, "MOST", 2)
        night = evening(town, "One", "Two", "Three", "Four")
        titles = [task.title for task in tasks(town, "clerk", Kind.TRANSMIT)]
        assert len(titles) == 2
        for act in night.acts[:3]:
            publication.log(act, publication.TRANSMITTED, date(2026, 3, 20))
        # What is done takes the place of nothing that waits.
        (task,) = tasks(town, "clerk", Kind.TRANSMIT)
        assert task.title == "Four"

    def test_what_is_not_to_be_published_takes_no_place(self, town, monkeypatch):
        monkeypatch.setattr(work_of_mine, "MOST", 1)
        evening(town, "Not to publish", publication="none")
        evening(town, "To publish")
        (task,) = tasks(town, "clerk", Kind.PUBLISH)
        assert task.title == "To publish"

    def test_is_the_clerks_alone(self, town):
        town.item("Waits", state="validated")
        Evening(town, "One")
        for other in ("author", "validator", "citizen", "councillor"):
            assert waits(town, other) == []


class TestMembers:
    def test_next_session_of_my_bodies_once_convened(self, town):
        evening = Evening(town, "One")
        day = date(2026, 3, 10)
        assert tasks(town, "councillor", Kind.SESSION, day) == []
        evening.convene()
        (task,) = tasks(town, "councillor", Kind.SESSION, day)
        assert task.when == evening.session.start
        assert tasks(town, "citizen", Kind.SESSION, day) == []
        assert tasks(town, "councillor", Kind.SESSION, date(2026, 3, 17)) == []

    def test_not_those_of_another_body(self, town):
        evening = Evening(town, body=town.college)
        agenda.present(evening.session, town.item("x", town.college, "validated"))
        evening.convene()
        day = date(2026, 3, 10)
        assert tasks(town, "councillor", Kind.SESSION, day) == []
        assert len(tasks(town, "mayor", Kind.SESSION, day)) == 1


class TestCosts:
    """Few queries, and no object of a row is woken."""

    @pytest.fixture
    def functional_town(self, standing, functional_portal):
        return Scene(functional_portal)

    def measured(self, town, account):
        transaction.commit()
        with town.user(account), costs(town.portal._p_jar) as counted:
            found = work(date(2026, 3, 1)).tasks
        return len(found), counted

    def test_of_a_clerk_who_does_everything(self, functional_town):
        town = functional_town
        functions = ("author", "validator", "second-validator", "adviser")
        for function in functions:
            services.staff(town.works, function, "clerk")
            services.staff(town.finance, function, "clerk")
        Evening(town, "One")
        few, before = self.measured(town, "clerk")
        for number in range(30):
            town.item(f"Draft {number}")
            town.item(f"Proposed {number}", state="proposed")
            opinions.ask(
                town.item(f"Validated {number}", state="validated"), town.finance_uid
            )
            follow_ups.note(town.decided(f"Decided {number}"), "Roads team", None)
        many, after = self.measured(town, "clerk")
        assert many - few == 5 * 30
        assert after.queries <= 9
        assert after.loads <= before.loads + 2


def test_what_is_overdue_longest_comes_first():
    def task(kind, title, day=None, overdue=False):
        due = date(2026, 11, day) if day else None
        return Task(kind, title, "", "", due=due, overdue=overdue)

    found = [
        task(Kind.DRAFT, "D"),
        task(Kind.SESSION, "Zoé"),
        task(Kind.SESSION, "Émile"),
        task(Kind.OPINION, "O", 20, True),
        task(Kind.PUBLISH, "P", 12, True),
        task(Kind.PUBLISH, "Q", 3, True),
        task(Kind.PUBLISH, "R"),
        task(Kind.TRANSMIT, "T", 28),
    ]
    titles = [task.title for task in in_order(found)]
    assert titles == ["Q", "P", "R", "O", "D", "T", "Émile", "Zoé"]

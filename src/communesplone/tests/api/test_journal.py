from communesplone.core.api import journal
from communesplone.core.api import ledger
from communesplone.core.rules import chain
from communesplone.core.rules.journal import Query
from datetime import datetime
from datetime import UTC
from hashlib import sha256
from plone import api
from plone.app.testing import logout
from plone.app.testing import TEST_USER_ID

import pytest
import transaction


@pytest.fixture
def chained(functional_portal):
    """Five sealed entries."""
    for number in range(1, 6):
        journal.record(f"thing.done{number}", functional_portal)
    transaction.commit()
    transaction.begin()
    return ledger.find()


def actions(page):
    return [entry.action for entry in page.entries]


class TestRecord:
    def test_waits_until_the_commit(self, portal):
        journal.record("service.staffed", portal, after={"person": "jdupont"})
        (entry,) = journal.waiting()
        assert entry.action == "service.staffed"
        assert entry.number == 0
        assert journal.page().length == 0

    def test_entry(self, functional_portal):
        api.user.get_current()
        with api.env.adopt_roles(["Manager"]):
            page = api.content.create(
                functional_portal, "Document", "page", title="A page"
            )
        journal.record("page.made", page, before={}, after={"b": "é", "a": 1})
        transaction.commit()
        transaction.begin()
        (entry,) = journal.page().entries
        assert (entry.number, entry.user) == (1, TEST_USER_ID)
        assert (entry.uid, entry.path) == (page.UID(), "/page")
        assert entry.title == "A page"
        assert entry.before == sha256(b"{}").hexdigest()
        assert entry.after == sha256('{"a":1,"b":"é"}'.encode()).hexdigest()
        assert datetime.fromisoformat(entry.when).utcoffset().seconds == 0
        assert entry.link == journal.page().head
        assert journal.waiting() == ()

    def test_visitor_without_subject(self, portal):
        logout()
        journal.record("door.opened")
        (entry,) = journal.waiting()
        assert (entry.user, entry.uid, entry.path, entry.title) == ("", "", "", "")
        assert (entry.before, entry.after) == (None, None)

    def test_long_title_is_cut(self, portal):
        portal.title = "x" * 500
        journal.record("site.named", portal)
        assert journal.waiting()[0].title == "x" * 200

    def test_digest_stands_for_its_facts(self, portal):
        facts = {"phone": "112"}
        journal.record("service.changed", before=journal.digest(facts), after=facts)
        (entry,) = journal.waiting()
        assert entry.before == entry.after

    @pytest.mark.parametrize("text", ["", "112", "A" * 64, "a" * 64 + "\n"])
    def test_other_texts_are_no_digests(self, portal, text):
        with pytest.raises(ValueError, match="not a digest"):
            journal.record("service.changed", before=text)
        assert journal.waiting() == ()

    @pytest.mark.parametrize(
        "action", ["", "single", "Service.staffed", "a b.c", "a.", "a.b\n", "a." * 99]
    )
    def test_action_out_of_shape(self, portal, action):
        with pytest.raises(ValueError, match="not the id of an action"):
            journal.record(action)

    def test_facts_without_canonical_form(self, portal):
        with pytest.raises(TypeError):
            journal.record("a.b", after={"amount": 1.5})
        assert journal.waiting() == ()

    def test_what_cannot_be_chained_is_refused_at_once(self, portal):
        portal.title = "\ud800"
        with pytest.raises(ValueError):  # noqa: PT011 the codec's own
            journal.record("a.b", portal)
        assert journal.waiting() == ()

    def test_begins_the_ledger_where_it_is_missing(self, functional_portal):
        del functional_portal.__annotations__[ledger.KEY]
        assert journal.waiting() == ()
        assert journal.page() == journal.Page((), None, 0, chain.GENESIS)
        assert journal.verify().intact
        assert ledger.seal_pending() == 0
        journal.record("a.b")
        transaction.commit()
        transaction.begin()
        assert journal.page().length == 1

    def test_nothing_without_commit(self, functional_portal):
        journal.record("a.b")
        transaction.abort()
        assert ledger.seal_pending() == 0
        assert journal.page().length == 0

    def test_one_sealing_a_transaction(self, functional_portal):
        for _ in range(3):
            journal.record("a.b")
        assert len(list(transaction.get().getAfterCommitHooks())) == 1


class TestPage:
    def test_newest_first(self, chained):
        page = journal.page()
        assert [entry.number for entry in page.entries] == [5, 4, 3, 2, 1]
        assert (page.older, page.length) == (None, 5)

    def test_pages_by_key(self, chained):
        seen, before = [], None
        for _ in range(3):
            page = journal.page(before=before, size=2)
            seen += [entry.number for entry in page.entries]
            before = page.older
        assert seen == [5, 4, 3, 2, 1]
        assert before is None

    def test_size_is_bounded(self, chained):
        assert len(journal.page(size=0).entries) == 1
        assert len(journal.page(size=10**9).entries) == 5

    def test_looks_at_a_bounded_number(self, chained, monkeypatch):
        monkeypatch.setattr(journal, "MAX_LOOKED_AT", 2)
        query = Query(action="thing.done1")
        found, before = [], None
        for _ in range(3):
            page = journal.page(query, before=before)
            found += actions(page)
            before = page.older
        assert found == ["thing.done1"]
        assert before is None

    @pytest.mark.parametrize(
        "query, count",
        [
            (Query(user=TEST_USER_ID), 5),
            (Query(user="another"), 0),
            (Query(action="thing.done3"), 1),
            (Query(text="PLONE"), 5),
            (Query(text="absent"), 0),
            (Query(since=datetime(2000, 1, 1, tzinfo=UTC)), 5),
            (Query(until=datetime(2000, 1, 1, tzinfo=UTC)), 0),
            (Query(since=datetime(2999, 1, 1, tzinfo=UTC)), 0),
        ],
    )
    def test_filter(self, chained, query, count):
        chained.journal._p_jar.root()  # the view is open
        assert len(journal.page(query).entries) == count

    def test_loads_few(self, chained, functional_portal):
        """A page of a long journal loads leaves, not entries."""
        for _ in range(400):
            journal.record("thing.done", functional_portal)
        transaction.commit()
        transaction.begin()
        connection = functional_portal._p_jar
        connection.cacheMinimize()
        loads = connection.getTransferCounts(clear=True)
        journal.page(size=50)
        loads = connection.getTransferCounts(clear=True)[0]
        assert 0 < loads < 30


class TestVerify:
    def test_intact(self, chained):
        report = journal.verify()
        assert (report.intact, report.length) == (True, 5)
        assert report.head == chained.journal.head

    def test_changed_entry(self, chained):
        link, entry = chained.journal.sealed[3]
        chained.journal.sealed[3] = (link, {**entry, "user": "another"})
        report = journal.verify()
        assert (report.intact, report.first_broken) == (False, 2)

    def test_entry_taken_out(self, chained):
        del chained.journal.sealed[2]
        assert journal.verify().first_broken == 1

    def test_last_entry_taken_out(self, chained):
        del chained.journal.sealed[5]
        report = journal.verify()
        assert (report.intact, report.length, report.first_broken) == (False, 4, 4)

    def test_tidies_up_on_its_way(self, chained, monkeypatch):
        monkeypatch.setattr(journal, "_TIDY", 2)
        assert journal.verify().intact

    def test_check_is_kept_and_recorded(self, chained):
        assert journal.checked() is None
        journal.check()
        assert journal.checked()["length"] == 5
        assert [entry.action for entry in journal.waiting()] == ["journal.verified"]

"""The kept list of deliberations: the same answers as without it, and never stale."""

from collections import Counter
from communesplone.core.api import limits
from communesplone.core.rules.buckets import Buckets
from communesplone.deliberations.api import portal
from communesplone.deliberations.api import public_list
from communesplone.deliberations.api import publication
from plone import api
from plone.app.testing import logout
from published import DAY
from published import evening
from published import publish

import pytest
import transaction


@pytest.fixture
def acts(town):
    roads = evening(town, "A bench", "A bridge", category="Roads").acts
    money = evening(town, "The budget", category="Finance").acts
    found = [publish(act) for act in (*roads, *money)]
    transaction.commit()
    public_list._kept.clear()
    return found


def plain(chosen, text=""):
    """Answer the question from all rows, one by one."""
    found = portal.published(api.portal.get(), text)
    rows = [portal.row(brain) for brain in found]
    fits = [all(row[k] == v for k, v in chosen.items()) for row in rows]
    uids = [brain.UID for brain, fit in zip(found, fits, strict=True) if fit]
    counts = {}
    for name in portal.NAMES:
        others = {k: v for k, v in chosen.items() if k != name}
        left = (row for row in rows if all(row[k] == v for k, v in others.items()))
        counts[name] = Counter(row[name] for row in left if row[name])
    return uids, counts


QUESTIONS = (
    {},
    {"category": "Roads"},
    {"category": "Roads", "year": "2026"},
    {"category": "Parks"},
    {"text": "bridge"},
    {"text": "bridge", "category": "Finance"},
)


@pytest.mark.parametrize("form", QUESTIONS, ids=str)
def test_equal_to_the_plain_count(acts, form):
    logout()
    for _again in range(2):
        found = portal.decisions(api.portal.get(), portal.asked(form))
        chosen = {k: v for k, v in form.items() if k != "text"}
        uids, counts = plain(chosen, form.get("text", ""))
        assert [brain.UID for brain in found.brains] == uids
        assert found.counts == counts
    assert len(public_list._kept) == 1


def test_read_once_until_something_is_indexed(acts, monkeypatch):
    reads = []
    real = portal.published
    monkeypatch.setattr(portal, "published", lambda *a: reads.append(a) or real(*a))
    site, asked = api.portal.get(), portal.asked({})
    with api.env.adopt_user("citizen"):
        portal.decisions(site, asked)
        portal.decisions(site, asked)
    assert len(reads) == 2, "people with an account have rights of their own"
    logout()
    for _again in range(3):
        assert portal.decisions(site, asked).total == 3
    assert len(reads) == 3
    acts[0].setTitle("Another")
    acts[0].reindexObject()
    # Not committed yet: told, and not kept.
    portal.decisions(site, asked)
    kept = len(public_list._kept)
    assert len(reads) == 4
    transaction.abort()
    portal.decisions(site, asked)
    assert (len(reads), len(public_list._kept)) == (4, kept)


def test_what_is_published_or_annulled_is_there_at_once(town, web, acts):
    assert "A bench" in web.get(web.url, "@@decisions").text
    publish(evening(town, "A fountain").acts[0])
    assert "A fountain" in web.get(web.url, "@@decisions").text
    publication.renew(acts[1], DAY, ("bridge",))
    text = web.get(web.url, "@@decisions").text
    assert "A […]" in text and "A bridge" not in text


def test_no_more_than_some_are_kept(acts):
    logout()
    for number in range(public_list.MOST + 5):
        portal.listed(api.portal.get(), f"word{number}")
    assert len(public_list._kept) == public_list.MOST


class TestWhoSearchesVeryOften:
    @pytest.fixture(autouse=True)
    def two_a_minute(self, monkeypatch):
        monkeypatch.setattr(limits, "SEARCHES", Buckets(size=2, seconds=60))

    def search(self, web, word, who=None):
        return web.get(web.url, f"@@decisions?text={word}", who)

    def test_waits(self, acts, web):
        answers = [self.search(web, word) for word in ("bench", "bridge", "budget")]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 30
        assert "One moment, please" in answers[-1].text
        assert "Traceback" not in answers[-1].text
        # What is known needs no search, nor does the list of all.
        assert self.search(web, "bench").status_code == 200
        assert web.get(web.url, "@@decisions").status_code == 200
        # Somebody with an account has a bucket of their own.
        assert self.search(web, "bench", "citizen").status_code == 200

    def test_waits_by_rest_and_in_feeds_too(self, acts, web):
        self.search(web, "bench"), self.search(web, "bridge")
        answer = web.rest("GET", web.url, "@decisions?text=budget", who=None)
        assert answer.status_code == 429
        assert answer.json()["type"] == "TooManyRequests"
        feed = web.get(web.url, "@@decisions.rss?text=budget")
        assert feed.status_code == 429

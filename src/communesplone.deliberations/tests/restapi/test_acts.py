"""The services: what they give to whom, and what they do."""

from plone import api
from published import evening
from published import publish

import pytest


@pytest.fixture
def acts(town):
    secret = "<p>Mr Smith gets a bench.</p>"
    return evening(town, "A bench", "A bridge", decision=secret).acts


INTERNAL = ("votes", "signatories", "annex_hashes")


def test_an_act_as_everybody_reads_it(acts, web):
    publish(acts[0], "Mr Smith")
    for who in (None, "citizen", "general-reader", "stranger"):
        found = web.rest("GET", acts[0], "", who=who).json()
        assert "[…] gets a bench" in found["public_html"]
        assert not set(INTERNAL) & set(found), who
        assert "Smith" not in str(found) and "Noël" not in str(found)
    found = web.rest("GET", acts[0], "", who="mayor").json()
    assert found["votes"]["counts"]["in_favour"] == 4
    assert set(INTERNAL) < set(found)
    # Documents are made on demand: an act has no field for what nobody writes.
    assert not {"html", "pdf"} & set(found)
    assert web.rest("GET", acts[1], "", who=None).status_code == 401


def test_decisions(acts, town, web):
    publish(acts[0])
    found = web.rest("GET", web.url, "@decisions", who=None).json()
    assert found["items_total"] == 1
    (row,) = found["items"]
    assert row["title"] == "A bench" and row["published"] == "2026-03-20"
    assert found["facets"]["year"] == {"2026": 1}
    empty = web.rest("GET", town.college, "@decisions?year=2026", who=None).json()
    assert empty["items"] == []


def test_pages_of_decisions(acts, web):
    for act in acts:
        publish(act)
    found = web.rest("GET", web.url, "@decisions?b_size=1", who=None).json()
    assert len(found["items"]) == 1
    after = found["batching"]["next"]
    again = web.rest("GET", after, "", who=None).json()
    assert {found["items"][0]["title"], again["items"][0]["title"]} == {
        "A bench",
        "A bridge",
    }
    many = web.rest("GET", web.url, "@decisions?b_size=9999", who=None).json()
    assert many["@id"].endswith("b_size=200")


class TestSteps:
    def post(self, web, act, service, body, who="clerk"):
        return web.rest("POST", act, service, body, who)

    def test_publish(self, acts, web):
        body = {"day": "2026-03-20", "masks": ["Mr Smith"]}
        wrong = self.post(web, acts[0], "@publish", body)
        assert wrong.status_code == 400 and wrong.json()["field"] == "reviewed"
        assert api.content.get_state(acts[0]) == "internal"
        answer = self.post(web, acts[0], "@publish", {**body, "reviewed": True})
        assert answer.json()["review_state"] == "published"
        assert api.content.get_state(acts[0]) == "published"

    def test_annul_correct_log(self, acts, web):
        publish(acts[0])
        body = {"reason": "A slip", "title": "Two benches"}
        assert self.post(web, acts[0], "@correct", body).status_code == 200
        body = {"kind": "transmitted", "day": "2026-03-20"}
        assert self.post(web, acts[0], "@supervision-log", body).status_code == 200
        body = {"day": "2026-03-21", "authority": "Governor", "reason": "Void"}
        answer = self.post(web, acts[0], "@annul", body)
        assert answer.json()["review_state"] == "annulled"
        again = self.post(web, acts[0], "@correct", {"reason": "x", "title": "y"})
        assert again.status_code == 401

    @pytest.mark.parametrize(
        "body",
        [[], "x", {"day": 5}, {"masks": {}}, {"masks": [1], "day": "2026-03-20"}],
    )
    def test_strange_bodies(self, acts, web, body):
        assert self.post(web, acts[0], "@publish", body).status_code == 400

    @pytest.mark.parametrize("who", [None, "citizen", "mayor", "author", "reader"])
    def test_for_the_secretariat_only(self, acts, web, who):
        for service in ("@publish", "@annul", "@correct", "@supervision-log"):
            assert self.post(web, acts[0], service, {}, who).status_code == 401


def test_verify(acts, town, web):
    found = web.rest("GET", town.council, "@verify-register").json()
    assert found["intact"] and found["length"] == 2
    answer = web.rest("GET", town.council, "@verify-register", who="mayor")
    assert answer.status_code == 401

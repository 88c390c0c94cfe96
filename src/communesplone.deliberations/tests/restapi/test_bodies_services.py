"""What the services of bodies, items and people refuse, and PATCH of plone.restapi."""

from base64 import b64encode
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api import item_templates
from communesplone.deliberations.api import sessions
from communesplone.deliberations.rules.scdl.read import Part
from datetime import date
from datetime import datetime
from datetime import UTC
from past import file
from past import row
from plone import api
from plone.uuid.interfaces import IUUID

import pytest


START = datetime(2027, 1, 18, 18, tzinfo=UTC)

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def rest(web):
    """Give a function that asks a service, and gives status and answer."""

    def rest(who, method, content, service, body):
        answer = web.rest(method, content, service, body, who)
        return answer.status_code, answer.json() if answer.content else None

    return rest


class TestSessions:
    def test_the_towns_time(self, place, rest):
        api.portal.set_registry_record("plone.portal_timezone", "Europe/Brussels")
        body = {"title": "January", "start": "2027-01-18T19:00"}
        status, told = rest("clerk", "POST", place.council, "@sessions", body)
        assert (status, told["start"]) == (201, "2027-01-18T18:00:00+00:00")

    @pytest.mark.parametrize(
        "change",
        [
            {"start": None},
            {"start": "0001-01-01T00:00+14:00"},
            {"start": "soon"},
            {"title": ""},
            {"call_rank": 2},
            {"president": "0" * 32},
            {"convened_at": "2027-01-18T19:00"},
            {"end": "2027-01-17T19:00"},
        ],
        ids=str,
    )
    def test_refused(self, place, rest, change):
        body = {"title": "January", "start": "2027-01-18T19:00", **change}
        status, told = rest("clerk", "POST", place.council, "@sessions", body)
        assert status == 400, told

    def test_a_body_that_decides_no_more(self, place, rest):
        api.content.transition(place.council, to_state="closed")
        body = {"title": "January", "start": "2027-01-18T19:00"}
        status, told = rest("clerk", "POST", place.council, "@sessions", body)
        assert (status, told["message"]) == (400, "This body decides no more.")

    @pytest.mark.parametrize("value", ["maybe", 5, {}, [True]])
    def test_extraordinary_is_true_or_false(self, place, rest, value):
        body = {"title": "January", "start": "2027-01-18T19:00"}
        body["extraordinary"] = value
        status, told = rest("clerk", "POST", place.college, "@sessions", body)
        assert status == 400, told
        body["extraordinary"] = True
        for who in ("author", "mayor"):
            refused = rest(who, "POST", place.college, "@sessions", body)
            assert refused[0] in {401, 403}
        status, told = rest("clerk", "POST", place.college, "@sessions", body)
        assert status == 201
        (session,) = api.content.find(UID=told["UID"])
        assert session.getObject().extraordinary is True

    def test_patch_of_the_start(self, place, rest):
        session = sessions.create(place.council, title="January", start=START)
        body = {"start": "2027-01-25T19:00:00+01:00"}
        assert rest("clerk", "PATCH", session, "", body) == (204, None)
        assert session.start == datetime(2027, 1, 25, 18, tzinfo=UTC)
        assert session.start.tzinfo is UTC

    @pytest.mark.parametrize("start", ["soon", 5, {}, "9999-12-31T23:59-14:00", ""])
    def test_patch_of_the_start_refused(self, place, rest, start):
        session = sessions.create(place.council, title="January", start=START)
        assert rest("clerk", "PATCH", session, "", {"start": start})[0] == 400
        assert session.start == START


class TestItems:
    def test_an_author_of_another_service(self, place, rest):
        body = {"service": place.finance_uid, "title": "A bench"}
        status, told = rest("author", "POST", place.council, "@items", body)
        reason = "You are no author of this service."
        assert (status, told["message"]) == (400, reason)

    def test_who_writes_for_no_service(self, place, rest):
        body = {"service": place.works_uid, "title": "A bench"}
        assert rest("clerk", "POST", place.council, "@items", body)[0] in {401, 403}

    def test_a_template_of_another_body(self, place, rest):
        template = item_templates.create(place.college, "Minutes")
        body = {"service": place.works_uid, "template": IUUID(template)}
        status, told = rest("author", "POST", place.council, "@items", body)
        assert (status, told["message"]) == (400, "This is no more there.")

    @pytest.mark.parametrize(
        ("name", "value"), [("amount", "-1"), ("decision", "x" * 500_001)]
    )
    def test_a_field_that_is_wrong_is_named(self, place, rest, name, value):
        body = {"service": place.works_uid, "title": "A bench", name: value}
        status, told = rest("author", "POST", place.council, "@items", body)
        assert (status, told["field"]) == (400, name)

    def test_the_service_stays(self, place, rest):
        item = place.item()
        body = {"service": place.finance_uid, "title": "Two benches"}
        assert rest("author", "PATCH", item, "", body)[0] == 400
        assert (item.service, item.title) == (place.works_uid, "A bench")

    def test_the_rest_is_patched(self, place, rest):
        item = place.item()
        body = {"service": place.works_uid, "title": "Two benches", "sitting": "closed"}
        assert rest("author", "PATCH", item, "", body)[0] == 204
        assert (item.title, item.sitting) == ("Two benches", "closed")


class TestAnnexes:
    @pytest.mark.parametrize(
        "change",
        [
            {"data": "%"},
            {"data": ""},
            {"data": 5},
            {"data": b64encode(b"MZ program").decode()},
            {"encoding": "hex"},
            {"filename": None},
            {"filename": "x" * 1_001},
            {"size": 5},
        ],
        ids=str,
    )
    def test_files_refused(self, place, rest, change):
        item, data = place.item(), b64encode(PDF).decode()
        file = {"data": data, "encoding": "base64", "filename": "plan.pdf", **change}
        status, told = rest("author", "POST", item, "@annexes", {"file": file})
        assert (status, annexes.of(item)) == (400, []), told

    def test_an_item_that_went_on(self, place, rest):
        item = place.item()
        annex = annexes.add(item, PDF, "plan.pdf")
        api.content.transition(item, "propose")
        for method, body in (("PATCH", {"title": "X"}), ("DELETE", {})):
            status, _told = rest("author", method, annex, "@annexes", body)
            assert status in {400, 401, 403}
        assert annexes.of(item) == [annex]
        assert annex.title == "plan.pdf"

    def test_a_large_one(self, place, rest):
        item, data = place.item(), PDF + b"x" * 6_000_000
        text = b64encode(data).decode()
        file = {"data": text, "encoding": "base64", "filename": "plan.pdf"}
        status, told = rest("author", "POST", item, "@annexes", {"file": file})
        assert (status, told["size"]) == (201, len(data))


class TestPeople:
    def test_no_person_in_a_body(self, place, rest):
        body = {"first_name": "Gilles", "last_name": "Quenot"}
        assert rest("clerk", "POST", place.council, "@persons", body)[0] == 404

    def test_a_mandate_of_nobody(self, place, rest):
        body = {"post": "councillor", "start": "2026-01-05"}
        for person in ("0" * 32, IUUID(place.council), ""):
            given = {**body, "person": person}
            assert rest("clerk", "POST", place.council, "@mandates", given)[0] == 400

    def test_a_person_stays_in_a_mandate(self, place, rest):
        mandate = place.council.objectValues()[0]
        body = {"person": place.uid("mayor")}
        assert rest("clerk", "PATCH", mandate, "@mandates", body)[0] == 400


class TestPhrases:
    @pytest.mark.parametrize(
        "body",
        [
            {"language": "xx", "phrases": {}},
            {"language": "en", "phrases": {"nothing": "We"}},
            {"language": "en", "phrases": {"opening_council_public": 5}},
            {"language": "en", "phrases": {"opening_council_public": "${nobody}"}},
        ],
        ids=str,
    )
    def test_refused(self, place, rest, body):
        assert rest("clerk", "PATCH", place.council, "@phrases", body)[0] == 400
        assert dict(place.council.phrases) == {}

    def test_others_stay(self, place, rest):
        place.council.phrases["en"] = {"minutes_closing": "Closed."}
        body = {"language": "en", "phrases": {"opening_council_public": "We,"}}
        assert rest("clerk", "PATCH", place.council, "@phrases", body)[0] == 200
        assert set(place.council.phrases["en"]) == {
            "minutes_closing",
            "opening_council_public",
        }


def past(count, day=None):
    """Write a file of past deliberations as plone.restapi does."""
    data = file(*(row(n, day) for n in range(count))).getvalue()
    return {
        "file": {
            "data": b64encode(data).decode(),
            "encoding": "base64",
            "filename": "past.csv",
            "content-type": "text/csv",
        }
    }


def test_a_file_that_is_refused_on_the_way(place, rest, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    monkeypatch.setattr(import_reading, "MOST_OF_A_DAY", 4)
    council, service = place.council, "@scdl-import"
    sent = past(8, date(2019, 1, 1))
    _status, told = rest("clerk", "POST", council, service, sent)
    for _ in range(2):
        status, told = rest("clerk", "PATCH", council, service, {"job": told["job"]})
        assert (status, told["waits"], told["new"]) == (200, False, 0)
        assert "More than 4 rows" in told["failed"]
    assert council.imports.job.failed is not None
    status, told = rest("clerk", "POST", council, service, past(1))
    assert (status, told["failed"], told["new"]) == (201, None, 1)


def test_a_step_of_an_import_that_is_elsewhere_by_now(place, rest, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    council, service = place.council, "@scdl-import"
    _status, told = rest("clerk", "POST", council, service, past(5))
    assert told["reading"] is True
    body = {"job": told["job"], "reading": True}
    for _ in range(2):
        status, told = rest("clerk", "PATCH", council, service, body)
        assert (status, told["reading"], told["done"]) == (200, False, 0)
    assert len(council.imports.acts) == 0
    body["reading"] = False
    _status, told = rest("clerk", "PATCH", council, service, body)
    assert told["done"] == len(council.imports.acts) == 5
    assert rest("clerk", "PATCH", council, service, {**body, "reading": 1})[0] == 400

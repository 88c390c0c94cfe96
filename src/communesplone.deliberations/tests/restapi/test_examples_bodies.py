"""The examples of the documentation: what a body is given, and what it keeps."""

from base64 import b64encode
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.api import people
from communesplone.deliberations.documents import odt
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from past import file
from past import row
from plone import api
from plone.uuid.interfaces import IUUID
from published import close

import pytest


pytestmark = pytest.mark.usefixtures("at")

PDF = b"%PDF-1.4\n%%EOF\n"

ODT = "application/vnd.oasis.opendocument.text"


def sent(data, filename, kind):
    """Write a file as plone.restapi does."""
    text = b64encode(data).decode()
    return {
        "data": text,
        "encoding": "base64",
        "filename": filename,
        "content-type": kind,
    }


class TestItems:
    def test_create(self, place, example):
        body = {
            "service": place.works_uid,
            "title": "A bench for the park",
            "category": "Roads",
            "decision": "<p>A bench is bought.</p>",
            "amount": "1250.00",
        }
        told = example(
            "item-create", "author", "POST", place.council, "@items", body, 201
        )
        item = api.content.get(UID=told["UID"])
        assert (item.title, str(item.amount)) == ("A bench for the park", "1250.00")
        assert (items.state(item), item.service) == ("draft", place.works_uid)

    def test_template(self, place, example):
        body = {"title": "Approval of the minutes", "decision": "<p>Approved.</p>"}
        service = "@item-templates"
        told = example(
            "item-template", "clerk", "POST", place.council, service, body, 201
        )
        template = api.content.get(UID=told["UID"])
        body = {"service": place.works_uid, "template": IUUID(template)}
        name = "item-from-template"
        told = example(name, "author", "POST", place.council, "@items", body, 201)
        item = api.content.get(UID=told["UID"])
        assert item.title == "Approval of the minutes"
        assert item.decision.raw == "<p>Approved.</p>"

    def test_follow_up(self, place, example):
        item = place.decided()
        body = {
            "owner_after": "Treasurer",
            "due_after": "2026-06-30",
            "service_after": place.finance_uid,
        }
        example("follow-up", "clerk", "POST", item, "@follow-up", body)
        assert item.due_after == date(2026, 6, 30)

    def test_followed_up(self, place, example):
        item = place.decided()
        follow_ups.note(item, "Treasurer", date(2026, 6, 30), place.finance_uid)
        body = {"done_note": "The bench stands."}
        example("done", "stranger", "POST", item, "@done", body)
        assert (item.done_by, item.done_note) == ("stranger", "The bench stands.")
        example("done-refused", "author", "POST", item, "@done", body, 400)
        example("done-taken-back", "author", "DELETE", item, "@done", {})
        assert item.done_on is None


class TestAnnexes:
    def test_add(self, place, example):
        item = place.item()
        plan = sent(PDF, "plan.pdf", "application/pdf")
        body = {"file": plan, "title": "The plan", "confidential": True}
        example("annex-add", "author", "POST", item, "@annexes", body, 201)
        (annex,) = annexes.of(item)
        assert (annex.file.data, annex.confidential) == (PDF, True)

    def test_get(self, place, example):
        item = place.item()
        annexes.add(item, PDF, "plan.pdf")
        told = example("annexes-get", "author", "GET", item, "@annexes")
        assert [each["title"] for each in told["items"]] == ["plan.pdf"]

    def test_change(self, place, example):
        annex = annexes.add(place.item(), PDF, "plan.pdf")
        body = {"title": "The plan", "category": "Plans"}
        example("annex-change", "author", "PATCH", annex, "@annexes", body)
        assert (annex.title, annex.category) == ("The plan", "Plans")

    def test_remove(self, place, example):
        item = place.item()
        annex = annexes.add(item, PDF, "plan.pdf")
        example("annex-remove", "author", "DELETE", annex, "@annexes", {}, 204)
        assert annexes.of(item) == []


class TestPeople:
    def test_person(self, place, example):
        body = {
            "first_name": "Gilles",
            "last_name": "Quenot",
            "title_of_courtesy": "mr",
            "birth_date": "1980-04-02",
        }
        told = example(
            "person-add", "clerk", "POST", place.folder, "@persons", body, 201
        )
        assert people.find(told["UID"]).birth_date == date(1980, 4, 2)

    def test_change_a_person(self, place, example):
        person, body = place.persons["councillor"], {"last_name": "Noël-Dupont"}
        example("person-change", "clerk", "PATCH", person, "@persons", body)
        assert person.title == "Denis Noël-Dupont"

    def test_mandate(self, place, example):
        person = people.create(place.folder, "Gilles", "Quenot")
        body = {"person": IUUID(person), "post": "councillor", "start": "2026-01-05"}
        example("mandate-add", "clerk", "POST", place.council, "@mandates", body, 201)
        found = people.members_of(place.council, date(2026, 1, 5))
        assert IUUID(person) in {each.person for each in found}

    def test_end_a_mandate(self, place, example):
        mandate = mandate_of(place, "councillor")
        body = {"end": "2026-02-28"}
        example("mandate-end", "clerk", "PATCH", mandate, "@mandates", body)
        assert mandate.end == date(2026, 2, 28)


def mandate_of(place, account):
    """Give somebody's mandate in the council."""
    person = place.uid(account)
    every = place.council.objectValues()
    return next(each for each in every if getattr(each, "person", None) == person)


class TestBodies:
    def test_plan(self, place, example):
        body = {
            "title": "Council of April",
            "start": "2026-04-27T19:30:00+02:00",
            "place": "Town hall",
            "president": place.uid("mayor"),
            "secretary": place.uid("director"),
        }
        name = "session-plan"
        told = example(name, "clerk", "POST", place.council, "@sessions", body, 201)
        session = api.content.get(UID=told["UID"])
        assert session.start.isoformat() == "2026-04-27T17:30:00+00:00"
        assert api.content.get_state(session) == "planned"

    def test_phrases(self, place, example):
        body = {
            "language": "en",
            "phrases": {"opening_council_public": "We, in public,"},
        }
        told = example("phrases", "clerk", "PATCH", place.council, "@phrases", body)
        assert place.council.phrases["en"] == body["phrases"]
        texts = {each["key"]: each["text"] for each in told["items"]}
        assert texts["opening_council_public"] == "We, in public,"

    def test_get_phrases(self, place, example):
        service = "@phrases?language=en"
        told = example("phrases-get", "clerk", "GET", place.college, service)
        assert {"opening_college"} < {each["key"] for each in told["items"]}

    def test_templates(self, place, example):
        service = "@document-templates"
        name = "document-templates-get"
        told = example(name, "clerk", "GET", place.council, service)
        assert not any(each["own"] for each in told["items"])

    def test_reset_a_template(self, place, example):
        body = {"kind": "minutes", "file": None}
        name, service = "document-template-reset", "@document-templates"
        example(name, "clerk", "PATCH", place.council, service, body)
        assert "minutes" not in place.council.odt_templates

    def test_a_template_of_ones_own(self, place, web):
        body = {"kind": "minutes", "file": sent(odt.default(), "ours.odt", ODT)}
        answer = web.rest("PATCH", place.council, "@document-templates", body)
        assert answer.status_code == 200, answer.text
        assert place.council.odt_templates["minutes"].data == odt.default()


@pytest.fixture
def act(place, at):
    night = Evening(place, "A bench").open()
    night.vote(night.items[0], against=("councillor",))
    at(START + timedelta(days=6))
    return close(night).acts[0]


class TestRegister:
    def test_register(self, place, act, example):
        service = "@register?year=2026"
        told = example("register", "clerk", "GET", place.council, service)
        assert [each["reference"] for each in told["items"]] == [act.reference]

    def test_documents(self, place, act, example):
        told = example("documents-body", "clerk", "GET", place.council, "@documents")
        assert [each["name"] for each in told["items"]] == ["register-2026"]


class TestImport:
    def test_import(self, place, example):
        council, service = place.council, "@scdl-import"
        data = file(row(1)).getvalue() + unsound()
        body = {"file": sent(data, "2019.csv", "text/csv")}
        told = example("scdl-plan", "clerk", "POST", council, service, body, 201)
        assert (told["new"], told["rejected"], told["waits"]) == (1, 1, True)
        body = {"job": told["job"]}
        told = example("scdl-step", "clerk", "PATCH", council, service, body)
        assert (told["done"], told["waits"]) == (1, False)
        told = example("scdl-state", "clerk", "GET", council, service)
        assert told["rejects"][0]["line"] == 3
        example("scdl-stop", "clerk", "DELETE", council, service, body)
        assert council.imports.job is None


def unsound():
    """Write a row that has no title."""
    line = file(row(2)).getvalue().splitlines(keepends=True)[-1]
    return line.replace(b"Banc n\xc2\xb0 2", b"")

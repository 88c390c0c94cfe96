"""Public annexes as OParl files; answers that a program need not load twice."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import register
from communesplone.deliberations.api import verifying
from plone import api
from plone.uuid.interfaces import IUUID
from published import evening
from published import evening_of
from published import PDF
from published import publish

import pytest


@pytest.fixture
def act(town):
    item = town.item("A bench", decision="<p>For Zxmasked.</p>")
    annexes.add(item, PDF + b"plan", "plan.pdf", title="Plan of Zxmasked")
    annexes.add(item, PDF + b"no", "no.pdf", title="Zxsecret", confidential=True)
    # The same bytes as the public one: a digest alone makes nothing public.
    annexes.add(item, PDF + b"plan", "too.pdf", title="Zxsecret", confidential=True)
    items.propose(item)
    items.validate(item)
    opinions.ask(item, town.finance_uid)
    with town.user("adviser"):
        found = opinions.of(item)[0]
        opinions.give(found, "favourable", "<p>Zxopinion</p>")
    return evening_of(town, item).acts[0]


def test_a_public_annex_is_a_file_of_its_paper(act, web):
    town = web.get(web.url, "@@oparl/body").json()["data"][0]
    assert web.get(town["paper"]).json()["data"] == []
    publish(act, "Zxmasked")
    (paper,) = web.get(town["paper"]).json()["data"]
    (file,) = paper["auxiliaryFile"]
    assert (file["name"], file["fileName"]) == ("Plan of […]", "plan.pdf")
    assert (file["mimeType"], file["size"]) == ("application/pdf", len(PDF) + 4)
    assert web.get(file["downloadUrl"]).content == PDF + b"plan"
    assert "Zxsecret" not in str(paper)
    alone = web.get(file["id"]).json()
    assert alone["paper"] == [paper["id"]]
    assert alone["downloadUrl"] == file["downloadUrl"]


def test_a_confidential_annex_has_no_file(act, web):
    publish(act)
    town = web.get(web.url, "@@oparl/body").json()["data"][0]
    (paper,) = web.get(town["paper"]).json()["data"]
    public = paper["auxiliaryFile"][0]["id"]
    item = next(
        brain._unrestrictedGetObject()
        for brain in api.content.find(UID=act.item, unrestricted=True)
    )
    secret = next(each for each in annexes.of(item) if each.confidential)
    address = f"{public.rpartition('/')[0]}/{IUUID(secret)}"
    assert web.get(public).status_code == 200
    assert web.get(address).status_code == 404


def test_of_an_act_whose_title_alone_is_public(town, web):
    item = town.item("A gift", publication="title")
    annexes.add(item, PDF + b"plan", "plan.pdf")
    items.propose(item)
    items.validate(item)
    publish(evening_of(town, item).acts[0])
    town = web.get(web.url, "@@oparl/body").json()["data"][0]
    (paper,) = web.get(town["paper"]).json()["data"]
    assert "auxiliaryFile" not in paper


def test_opinions_are_among_the_facts_that_a_verification_covers(act, town, web):
    (frozen,) = register.facts_of(act)["opinions"]
    assert frozen["adviser_service"] == town.finance_uid
    assert frozen["verdict"] == "favourable" and frozen["on"] is not None
    assert verifying.verify(town.council).intact
    frozen["verdict"] = "unfavourable"
    assert not verifying.verify(town.council).intact


@pytest.mark.parametrize(
    "path",
    ["@@sessions.ics", "@@register-head", "@@decisions.rss", "@@decisions.atom"],
)
def test_who_has_it_gets_304_until_something_changes(town, web, path):
    publish(evening(town, "A bench").acts[0])
    first = web.get(town.council, path)
    assert first.status_code == 200 and first.content
    asked = {"headers": {"If-None-Match": first.headers["ETag"]}}
    again = web.get(town.council, path, **asked)
    assert (again.status_code, again.content) == (304, b"")
    publish(evening(town, "A bridge").acts[0])
    assert web.get(town.council, path, **asked).status_code == 200

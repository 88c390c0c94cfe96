"""OParl over HTTP: anonymous, read only, from any page, asked again cheaply."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from plone.registry import field
from plone.registry.interfaces import IRegistry
from plone.registry.record import Record
from rules.oparl_schema import problems
from zope.component import getUtility

import pytest
import transaction


@pytest.fixture
def visitor(guest, place):
    evening = Evening(place, "A bench").open()
    evening.vote(evening.items[0])
    closing.close(evening.session, START + timedelta(hours=2))
    (brain,) = register.acts_of(place.council)
    publication.publish(brain.getObject(), date(2026, 3, 20))
    transaction.commit()
    return guest()


def test_a_client_starts_at_the_system(visitor):
    seen, waiting, kinds = set(), ["@@oparl"], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        answer = visitor.get(url)
        assert answer.status_code == 200
        found = answer.json()
        for each in found.get("data", [found]):
            kind = each["type"].rsplit("/", 1)[1]
            kinds.add(kind)
            assert not problems(each, kind)
        waiting += [link for link in links(found) if "@@oparl" in link]
    assert len(kinds) == 12


def links(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        for each in inner:
            yield from links(each)


def test_headers(visitor):
    answer = visitor.get("@@oparl")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "Set-Cookie" not in answer.headers


def test_who_asks_again_is_told_that_nothing_changed(visitor, place):
    answer = visitor.get("@@oparl/paper")
    headers = {"If-None-Match": answer.headers["ETag"]}
    again = visitor.get("@@oparl/paper", headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    (brain,) = register.acts_of(place.council)
    publication.annul(brain.getObject(), "Void", date(2026, 3, 21), "Council of State")
    changed = visitor.get("@@oparl/paper", headers=headers)
    assert changed.status_code == 200
    assert changed.json()["data"][0]["paperType"] == "Annulled deliberation"


def test_the_answer_is_the_same_for_everybody(visitor, guest):
    answers = {who.get("@@oparl/paper").text for who in (visitor, guest("clerk"))}
    assert len(answers) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_read_only(visitor, method):
    answer = visitor.call(method, "@@oparl/paper")
    assert answer.status_code in {404, 405, 401, 403}


def test_head(visitor):
    answer = visitor.call("HEAD", "@@oparl/paper")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("@@oparl/nonsense", 404),
        ("@@oparl/paper/x", 404),
        ("@@oparl/paper/x/y/z/a/b", 404),
        ("@@oparl/paper?limit=0", 400),
        ("@@oparl/paper?after=x", 400),
        ("@@oparl/paper?limit=1&limit=2", 400),
        ("@@oparl/paper?limit:int=5", 400),
        ("@@oparl/paper?modified_since=yesterday", 400),
    ],
)
def test_errors_are_objects_of_oparl(visitor, path, status):
    answer = visitor.get(path)
    assert answer.status_code == status
    assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_switch(visitor):
    registry = getUtility(IRegistry)
    name = "communesplone.deliberations.oparl"
    if name not in registry:
        registry.records[name] = Record(field.Bool(title="On"), True)
    api.portal.set_registry_record(name, False)
    assert visitor.get("@@oparl").status_code == 404

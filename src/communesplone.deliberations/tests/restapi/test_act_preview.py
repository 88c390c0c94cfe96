"""POST @act-preview: the act of fields that nobody saved."""

from communesplone.core.api import journal
from communesplone.core.rules.journal import Query
from lxml import html
from plone.uuid.interfaces import IUUID
from visiting import path_of

import pytest


HOSTILE = '<p onclick="x()">Good<script>alert(1)</script></p>'

EDITS = {"draft": "author", "proposed": "validator", "validated": "clerk"}

SERVICE = "@act-preview"


@pytest.fixture
def item(place):
    return place.item("A bench")


def ask(visitor, item, body, language="en"):
    headers = {"Accept": "application/json", "Accept-Language": language}
    page = visitor.send("POST", path_of(item, SERVICE), json=body, headers=headers)
    return page.status, page.response.json() if page.text else {}


def test_html_alone(visit, item):
    body = {"title": "Two trees", "motivation": "<p>Whereas birds nest;</p>"}
    status, answer = ask(visit("author"), item, body)
    assert (status, list(answer)) == (200, ["html"])
    for part in ("Two trees", "birds nest", "Article 1. A bench is bought."):
        assert part in answer["html"]


def test_nothing_given_is_the_item(visit, item):
    status, answer = ask(visit("author"), item, {})
    assert (status, "A bench" in answer["html"]) == (200, True)


def test_nothing_is_written(place, visit, item):
    author, database = visit("author"), place.portal._p_jar.db()
    author.get(path_of(item))
    before = database.lastTransaction()
    assert ask(author, item, {"title": "Two trees"})[0] == 200
    assert ask(author, item, {"title": ""})[0] == 400
    assert database.lastTransaction() == before
    assert item.title == "A bench"
    query = Query(action="item.changed", text=IUUID(item))
    assert journal.page(query).entries == ()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": None}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"title": ["x"]}, "title"),
        ({"amount": "12.345"}, "amount"),
        ({"amount": 12.5}, "amount"),
        ({"decision": "x" * 500_001}, "decision"),
        ({"subject_kind": "person", "sitting": "public"}, "sitting"),
    ],
)
def test_refused_with_the_field(visit, item, body, field):
    status, answer = ask(visit("author"), item, body)
    assert (status, answer["field"]) == (400, field)
    assert answer["message"]


@pytest.mark.parametrize(
    "body",
    [
        "text",
        [],
        {"nonsense": 1},
        {"outcome": "adopted"},
        {"amended_text": "<p>x</p>"},
        {"budget_year": 2026},
        {"decision": "x" * 5_000_000},
    ],
)
def test_refused(visit, item, body):
    status, answer = ask(visit("author"), item, body)
    assert (status, "html" in answer) == (400, False)
    assert answer["message"]


def test_hostile_html_is_cleaned(visit, item):
    body = dict.fromkeys(("title", "motivation", "decision"), HOSTILE)
    _, answer = ask(visit("author"), item, body)
    assert "Good" in answer["html"]
    assert not html.fromstring(answer["html"]).cssselect("script, [onclick]")


@pytest.mark.parametrize("state", EDITS)
def test_whoever_edits(place, visit, state):
    item = place.item(state=state)
    for account in ("author", "validator", "clerk", "mayor", "stranger", "citizen"):
        status, answer = ask(visit(account), item, {"title": "Two trees"})
        assert (status == 200) is (account == EDITS[state]), account
        assert ("html" in answer) is (account == EDITS[state]), account
    assert ask(visit(None), item, {})[0] == 401


def test_nobody_edits_what_is_decided(place, visit):
    item = place.decided()
    for account in ("author", "validator", "clerk"):
        assert ask(visit(account), item, {})[0] in {401, 403}


def test_another_site_cannot_ask(visit, item):
    author = visit("author")
    headers = {"Accept": "application/json", "Content-Type": "text/plain"}
    page = author.send("POST", path_of(item, SERVICE), data="{}", headers=headers)
    assert page.status == 403

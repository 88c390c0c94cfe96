"""The page of a template of items: what it fills in, and what is done with it."""

from communesplone.deliberations.api import item_templates
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from visiting import path_of

import pytest


def text(html):
    return RichTextValue(html, "text/html", "text/x-html-safe")


@pytest.fixture
def template(place):
    """Its motivation is an empty paragraph, as an editor leaves it."""
    return item_templates.create(
        place.council,
        "Traffic",
        motivation=text("<p> </p>"),
        decision=text("<h2>Title I</h2><p>Article 1.</p><script>alert(1)</script>"),
        sitting="closed",
    )


def headings(page):
    return [each.text for each in page.tree.cssselect("#content-core h2")]


def facts(page):
    terms = page.tree.cssselect(".deliberations-facts dt")
    return {term.text: term.getnext().text for term in terms}


def buttons(page):
    return [each.get("href") for each in page.tree.cssselect("#content a.btn")]


def test_texts_only_where_there_are_some(place, visit, template):
    page = visit("author").get(path_of(template))
    assert headings(page) == ["Decision", "In short"]
    assert "Article 1." in page.content()
    assert "alert(1)" not in page.content()
    # The text's headings stand below the page's.
    assert [each.text for each in page.tree.cssselect("#content h3")] == ["Title I"]
    assert facts(page) == {
        "Sitting": "Closed",
        "Publication": "Full text",
        "Kind of matter": "Ordinary",
    }
    empty = item_templates.create(place.council, "Empty")
    page = visit("author").get(path_of(empty))
    assert headings(page) == ["In short"]
    assert "no texts yet" in page.content()


def test_on_every_agenda(place, visit):
    template = item_templates.create(
        place.council, "Minutes", recurring=True, service=place.works_uid
    )
    page = visit("clerk").get(path_of(template))
    assert "each session that is planned" in page.content()
    assert "offered" not in page.content()
    assert facts(page)["Service that proposes it"] == place.works.title


def test_buttons_are_those_of_the_rights(place, visit, template):
    url = template.absolute_url()
    begin = f"{place.council.absolute_url()}/@@new-item?template={IUUID(template)}"
    for account, expected in (
        ("author", [begin]),
        ("clerk", [f"{url}/edit"]),
        ("admin", [begin, f"{url}/edit"]),
        ("citizen", []),
        (None, []),
    ):
        page = visit(account).get(path_of(template))
        assert (page.status, buttons(page)) == (200, expected), account
    api.content.transition(place.council, "close")
    assert buttons(visit("author").get(path_of(template))) == []


def test_an_item_begins_with_it(place, visit, template):
    author = visit("author")
    (url,) = buttons(author.get(path_of(template)))
    (chosen,) = author.get(url).tree.cssselect("[name=template][checked]")
    assert chosen.get("value") == IUUID(template)

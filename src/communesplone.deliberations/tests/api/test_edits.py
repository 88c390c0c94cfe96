"""Editing an item while somebody else does."""

from communesplone.core.api import journal
from communesplone.core.rules.journal import Query
from communesplone.deliberations.api import edits
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from decimal import Decimal
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from visiting import path_of

import pytest


@pytest.fixture
def item(town):
    return town.item("A bench", amount=Decimal("12.50"))


def rich(text):
    return RichTextValue(text, "text/html", "text/x-html-safe")


def test_line_ends_and_outer_blanks_are_no_change(item):
    text = rich("<p>Article 1. A bench is bought.</p>\r\n")
    base = edits.digests(item, ["decision"])
    assert edits.digest(text) == base["decision"]


def test_empty_values_are_alike():
    assert len({edits.digest(value) for value in (None, "", (), rich(""))}) == 1
    assert edits.digest(False) != edits.digest(None)


def test_internal_fields_only_if_they_are_asked_for(item):
    assert set(edits.digests(item, ["title", "base", "asked"])) == {"title"}


def test_only_what_i_changed_is_written(item):
    sent = {"title": "A better bench", "amount": Decimal("12.50")}
    base = edits.digests(item, sent)
    items.update(item, amount=Decimal("99.00"))
    found = edits.compare(item, base, sent)
    assert (found.apply, found.theirs) == ({"title"}, {"amount"})


def test_both_changed_one_field(item):
    base = edits.digests(item, ["title"])
    items.update(item, title="Theirs")
    assert edits.compare(item, base, {"title": "Mine"}).clash == {"title"}


def test_who_it_was(town, item):
    assert edits.last_editor(item) == ""
    other = town.item("Other")
    with town.user("author"):
        edits.save(item, {"title": "By the author"})
    with town.user("clerk"):
        edits.save(other, {"title": "By the clerk"})
    assert edits.last_editor(item) == "author"


def test_nothing_to_save_is_not_noted(item):
    edits.save(item, {})
    assert edits.last_editor(item) == ""


class TestJournal:
    """An edit leaves one line, whichever way it came."""

    def noted(self, item):
        uid = IUUID(item)
        found = [each.action for each in journal.waiting() if each.uid == uid]
        return found.count("item.changed")

    def test_by_the_form(self, item):
        edits.save(item, {"title": "A better bench"})
        assert self.noted(item) == 1

    def test_by_rest(self, place, visit):
        item = place.item()
        author = visit("author")
        headers = {"Accept": "application/json"}
        for title in ("A better bench", "A better bench"):
            body = {"title": title}
            path = path_of(item)
            assert author.send("PATCH", path, json=body, headers=headers).status == 204
        query = Query(action="item.changed", text=IUUID(item))
        (entry,) = journal.page(query).entries
        assert (entry.user, item.title) == ("author", "A better bench")

    def test_what_the_api_writes_has_a_line_of_its_own(self, town):
        item = town.decided()
        follow_ups.note(item, "Works", None)
        assert self.noted(item) == 0

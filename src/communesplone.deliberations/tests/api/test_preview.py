"""An item as its act, with values that nobody saved yet."""

from communesplone.core.api import journal
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api.acts import preview
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from decimal import Decimal
from evening import Evening
from lxml import html
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue

import pytest
import transaction


HOSTILE = '<p onclick="x()">Good<script>alert(1)</script><style>p{}</style></p>'


@pytest.fixture
def item(town):
    return town.item(
        "A bench",
        report="<p>It was broken.</p>",
        motivation="<p>Whereas people sit;</p>",
        decision="<p>Article 1. A bench.</p>",
    )


def words(act):
    return " ".join(html.fromstring(act.html).text_content().split())


def test_of_what_is_saved(item):
    act = preview.preview(item)
    for part in ("A bench", "Whereas people sit;", "Article 1. A bench."):
        assert part in words(act)
    assert "broken" not in words(act)
    assert "broken" in act.report
    assert act.has_decision


def test_what_a_sitting_amended_stands_for_who_may_know(town):
    item = town.scheduled(decision="<p>Article 1. A bench.</p>")
    item.amended_text = RichTextValue("<p>Article 1. Two benches.</p>")
    with town.user("clerk"):
        for act in (
            preview.preview(item),
            preview.drafted(item, {"decision": "<p>No bench.</p>"}),
        ):
            assert act.amended
            assert "Two benches." in words(act)
            assert "bench." not in words(act)
    with town.user("citizen"):
        act = preview.preview(item)
    assert not act.amended
    assert "A bench." in words(act)
    assert "Two" not in words(act)


def test_given_values_stand_in(town, item):
    given = {
        "title": "Two trees",
        "report": "<p>They fell.</p>",
        "motivation": "<p>Whereas birds nest;</p>",
        "decision": "<p>Article 1. Two trees.</p>",
        "proposer": town.uid("alderman"),
    }
    act = preview.drafted(item, given)
    said = words(act)
    order = ("Two trees", "Lefort", "Whereas birds nest;", "Article 1. Two trees.")
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "bench" not in said
    assert act.report == "<p>They fell.</p>"


def test_what_is_not_given_is_as_saved(item):
    said = words(preview.drafted(item, {"title": "Two trees"}))
    assert "Two trees" in said
    assert "Article 1. A bench." in said


def test_emptied(item):
    act = preview.drafted(item, {"decision": None, "report": "<p> </p>"})
    assert not act.has_decision
    assert "Article 1" not in words(act)


def test_a_closed_sitting_begins_otherwise(item):
    opened = words(preview.drafted(item, {}))
    closed = words(preview.drafted(item, {"sitting": "closed"}))
    by_law = words(preview.drafted(item, {"subject_kind": "person"}))
    assert opened != closed == by_law


def test_the_session_of_the_agenda(town):
    bodies.write_phrases(town.council, "en", {"extract_heading": "Of ${date}"})
    night = Evening(town, "A bench")
    said = words(preview.drafted(night.items[0], {}))
    assert "2026" in said
    assert IUUID(night.session) == preview.session_of(night.items[0]).UID
    with town.user("author"):
        # It is being prepared: only the secretariat knows of it.
        assert preview.session_of(night.items[0]) is None
        assert "2026" not in words(preview.drafted(night.items[0], {}))


def test_hostile_html_is_cleaned(item):
    given = dict.fromkeys(("report", "motivation", "decision"), HOSTILE)
    act = preview.drafted(item, {"title": "<script>x</script>", **given})
    for text in (act.html, act.report):
        assert "Good" in text
        for bad in ("onclick", "<script", "<style", "alert"):
            assert bad not in text
    assert "&lt;script&gt;" in act.html


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"amount": Decimal("1.234")}, "amount"),
        ({"decision": "x" * 500_001}, "decision"),
        ({"sitting": "nowhere"}, "sitting"),
        ({"subject_kind": "discipline", "sitting": "public"}, "sitting"),
        ({"budget_year": 2026}, ""),
    ],
)
def test_refused_as_saving_refuses(item, given, field):
    with pytest.raises(InvalidValue) as drafted:
        preview.drafted(item, given)
    with pytest.raises(InvalidValue) as saved:
        items.update(item, **given)
    assert drafted.value.field == saved.value.field == field
    assert drafted.value.message == saved.value.message


def test_what_was_voted_upon_stays(town):
    night = Evening(town, "A bench").open()
    (item,) = night.items
    night.vote(item)
    with pytest.raises(Refused, match="is recorded"):
        preview.drafted(item, {"title": "Two trees"})
    assert preview.drafted(item, {"publication": "title"}).has_decision


def test_nothing_is_written(town, item):
    bodies.place(town.council, IUUID(item), "0" * 32)
    processQueue()
    transaction.savepoint()
    connection, before = item._p_jar, len(journal.waiting())
    assert not connection._registered_objects
    given = {"title": "Two trees", "decision": "<p>Article 1. Two trees.</p>"}
    preview.drafted(item, given)
    with pytest.raises(InvalidValue):
        preview.drafted(item, {"title": ""})
    assert not connection._registered_objects
    assert len(journal.waiting()) == before
    assert (item.title, item.decision.raw) == ("A bench", "<p>Article 1. A bench.</p>")

"""A title that is mended after the convocation is seen to be another one."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import items
from evening import Evening
from evening import own_item

import pytest
import transaction


@pytest.fixture
def evening(town):
    evening = Evening(town, "A bench", "A span", "A road").convene()
    transaction.commit()
    return evening


def shown(web, session, view="", who="clerk"):
    return " ".join(web.page(session, view, who).text_content().split())


def test_nothing_is_said_of_what_stands_as_it_was_sent(evening, web):
    items.update(evening.items[1], report="<p>More.</p>")
    assert "Changed since" not in shown(web, evening.session, "@@agenda")
    assert "sent to the members as" not in shown(web, evening.session)
    assert agenda.reworded(evening.session, agenda.rows(evening.session)) == {}


def test_agenda_session_and_service_say_how_it_was_sent(evening, web):
    session, item = evening.session, evening.items[1]
    before = session.agenda.frozen_hash
    items.update(item, title="A bridge")
    assert session.agenda.frozen_hash == before
    page = shown(web, session, "@@agenda")
    assert "Changed since it was sent to the members:" in page
    assert "Item 2 was sent as “A span”" in page
    for who in ("clerk", "councillor"):
        assert "A bridge (sent to the members as “A span”)" in shown(
            web, session, who=who
        )
    answer = web.rest("GET", session, "@agenda")
    lines = [(one["title"], one.get("sent_title")) for one in answer.json()["items"]]
    assert lines == [("A bench", None), ("A bridge", "A span"), ("A road", None)]


def test_what_was_sent_first_counts_after_an_item_more(evening):
    """The members got the complementary item alone."""
    session = evening.session
    items.update(evening.items[1], title="A bridge")
    own = own_item(evening.town, 9)
    agenda.complete(session, own)
    items.update(own, title="Mine")
    found = agenda.reworded(session, agenda.rows(session))
    assert set(found.values()) == {"A span", "Own"}

"""How a session was convened, and who was there, stands in its minutes."""

from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import minutes
from datetime import timedelta
from evening import Evening
from evening import START
from lxml import html


def written(session, body):
    made = making.document(minutes.minutes(session, "en"), body, "en")
    return " ".join(
        html.document_fromstring(made.html).find(".//main").text_content().split()
    )


def test_in_time(town):
    evening = Evening(town, "One").open()
    text = written(evening.session, evening.body)
    assert "The convocation reached the members on 2 March 2026." in text
    assert "clear days" not in text and "Urgency" not in text


def test_late(town):
    evening = Evening(town, "One")
    late = START - timedelta(days=3)
    sessions.convene(evening.session, late, reason="A <b>burst</b> main")
    text = written(evening.session, evening.body)
    said = "The law wants 7 clear days (CDLD L1122-13); there were 2."
    assert f"{said} Reason: A <b>burst</b> main" in text


def test_urgent(town):
    evening = Evening(town, "One", body=town.college)
    late = START - timedelta(days=3)
    sessions.convene(evening.session, late, urgent=True, reason="A burst main")
    text = written(evening.session, evening.body)
    assert "Urgency was invoked." in text and "Reason: A burst main" in text


def test_before_it_is_convened(town):
    evening = Evening(town, "One")
    assert "convocation reached" not in written(evening.session, evening.body)


def test_the_reason_is_in_no_public_document(town):
    evening = Evening(town, "One")
    late = START - timedelta(days=3)
    sessions.convene(evening.session, late, reason="A burst main")
    sheet = agenda.agenda(evening.session, "en", public=True)
    assert "burst" not in making.document(sheet, evening.body, "en").html


def test_the_quorum_is_that_of_the_moment_when_the_body_begins(town):
    """Nobody can be noted present before the sitting is open."""
    evening = Evening(town, "One", "Two").open("mayor", "alderman")
    assert "the quorum was" not in written(evening.session, evening.body)
    evening.act("begin", 5, item=evening.uids[0])
    evening.act("arrive", 6, members=evening.ids("councillor"))
    evening.act("begin", 7, item=evening.uids[1])
    said = (
        "At 18:35, as the body turned to its first item, 2 of its members were present;"
    )
    text = written(evening.session, evening.body)
    assert f"{said} the quorum was 3 (CDLD L1122-17)." in text
    assert evening.state() == "open"

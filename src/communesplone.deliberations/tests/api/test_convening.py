"""How a session was convened, and who was there, stands in its minutes."""

from communesplone.deliberations.api import agenda as agenda_of
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import opening
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import minutes
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from lxml import html
from plone import api
from told_evening import council
from told_evening import french_council
from zope.i18n import translate

import pytest


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


def test_in_france_the_day_is_that_of_the_sending(town):
    evening = Evening(town, "One", body=french_council(town)).open()
    text = written(evening.session, evening.body)
    assert "The convocation was sent on 2 March 2026." in text
    assert "reached" not in text


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("be", "The members received the convocation"),
        ("fr", "The convocation was sent"),
    ],
)
def test_a_day_that_cannot_be(town, country, said):
    evening = Evening(town, "One", body=council(town, country))
    now = START - timedelta(days=14)
    tomorrow = (now + timedelta(days=1)).date()
    words = rf"{said} between the day on which the session was planned \(2 March 2026"
    with pytest.raises(Refused, match=words) as refused:
        sessions.convene(evening.session, now, received=tomorrow)
    assert "${" not in translate(refused.value.args[0])


@pytest.mark.parametrize(
    ("country", "asked", "fact"),
    [
        ("be", "The members receive the convocation on", "Received on"),
        ("fr", "The convocation is sent on", "Sent on"),
    ],
)
def test_the_page_asks_for_the_day_that_counts(town, country, asked, fact):
    evening = Evening(town, "One", body=council(town, country))
    view = api.content.get_view("view", evening.session)
    assert f'<label for="received">{asked}</label>' in view.fields("convene")
    evening.convene()
    view = api.content.get_view("view", evening.session)
    assert fact in [translate(row["label"]) for row in view.facts]


def test_late(town):
    evening = Evening(town, "One")
    late = START - timedelta(days=3)
    sessions.convene(evening.session, late, reason="A <b>burst</b> main")
    text = written(evening.session, evening.body)
    said = "The law wants 7 clear days (CDLD L1122-13); there were 2."
    assert f"{said} Reason: A <b>burst</b> main" in text


def test_a_college_on_its_days(town):
    evening = Evening(town, "One", body=town.college)
    sessions.convene(evening.session, START)
    assert "clear days" not in written(evening.session, evening.body)


def test_an_extraordinary_college(town):
    evening = Evening(town, "One", body=town.college)
    evening.session.extraordinary = True
    late = START - timedelta(days=2)
    with pytest.raises(Refused) as refused:
        sessions.convene(evening.session, late)
    assert str(refused.value.article) == "CDLD L1123-20"
    sessions.convene(evening.session, late, reason="A burst main")
    text = written(evening.session, evening.body)
    assert "The law wants 2 clear days (CDLD L1123-20); there were 1." in text


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


def test_the_minutes_say_when_the_sitting_was_opened_indeed(town):
    evening = Evening(town, "One").convene()
    planned = tongue.time(evening.session.start, "en")
    sessions.open_sitting(evening.session, START + timedelta(minutes=12))
    said = tongue.time(START + timedelta(minutes=12), "en")
    text = written(evening.session, evening.body)
    assert f"opens the sitting at {said}." in text
    assert f"opens the sitting at {planned}" not in text
    # The convocation called for the hour that was planned.
    called = agenda.convocation(evening.session, "en")
    assert planned in making.document(called, evening.body, "en").html
    assert said not in making.document(called, evening.body, "en").html


class TestCalledAgain:
    """The quorum told is the one of the first item, not the one of the session."""

    @pytest.fixture
    def again(self, town):
        evening = Evening(town, "One", body=french_council(town)).open("mayor")
        evening.act("keep_minutes", member=town.uid("mayor"))
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=2))
        session = sessions.call_again(evening.session, START + timedelta(days=14))
        agenda_of.present(session, town.item("New", evening.body, "validated"))
        sessions.convene(session, START + timedelta(days=1))
        sessions.open_sitting(session, session.start)
        self.act(session, "arrive", members=evening.ids("mayor", "alderman"))
        return session

    def act(self, session, kind, **data):
        action = Action(f"{kind}-again", kind, session.start, data)
        return perform(session, action, session.start + timedelta(hours=1))

    def told(self, session, place):
        self.act(session, "begin", item=session.agenda.entries[place].item)
        (said,) = opening.told(session, "en")
        return said.partition("present; ")[2]

    def test_for_a_matter_that_is_called_again(self, again):
        assert self.told(again, 0) == "the quorum was 1 (CGCT L2121-17)."

    def test_for_a_new_one(self, again):
        assert self.told(again, 1) == "the quorum was 3 (CGCT L2121-17)."


def test_the_mayor_is_there_as_the_body_turns_to_the_account(town):
    """For its vote the mayor leaves, later."""
    body = french_council(town)
    evening = Evening(town, "The account", body=body, subject_kind="account").open()
    evening.act("begin", 5, item=evening.uids[0])
    (said,) = opening.told(evening.session, "en")
    assert "5 of its members were present; the quorum was 3" in said


@pytest.mark.parametrize(
    ("rulebook", "call", "said"),
    [
        ("be-wal-college", 2, "call number 2."),
        ("be-wal-college", 3, "call number 3."),
        ("be-wal-council", 2, "call number 2."),
        ("be-wal-council", 3, "call number 3: the Council may decide"),
        ("fr-municipal", 2, "call number 2: the Conseil municipal may decide"),
        ("fr-municipal", 3, "call number 3: the Conseil municipal may decide"),
    ],
)
def test_a_convocation_says_when_any_number_decides(town, rulebook, call, said):
    """Only from the call on from which the law of the body wants no quorum."""
    bodies = {"be-wal-college": town.college, "be-wal-council": town.council}
    evening = Evening(town, "One", body=bodies.get(rulebook) or french_council(town))
    assert evening.body.rulebook == rulebook
    sheet = agenda.convocation(evening.session, "en")
    assert "call number" not in making.document(sheet, evening.body, "en").html
    evening.session.call_rank = call
    sheet = agenda.convocation(evening.session, "en")
    text = making.document(sheet, evening.body, "en").html
    assert f"This is {said}" in text
    assert ("whatever the number" in text) == said.endswith("may decide")
    # CDLD L1122-17 wants its first two paragraphs recalled word for word.
    recalled = "deliberate on the items put on the agenda for the third time"
    assert (recalled in text) == ((rulebook, call) == ("be-wal-council", 3))

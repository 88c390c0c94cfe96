"""A councillor's own item after the convocation: a complementary one (L1122-24)."""

from communesplone.core.api import journal
from communesplone.core.api import notifications
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import presenting
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts.agenda import agenda as sheet_of
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import own_item
from evening import START
from lxml.html import fromstring
from plone.uuid.interfaces import IUUID

import pytest


@pytest.fixture
def evening(town):
    evening = Evening(town, "One", "Two")
    secret = town.item("Secret", state="validated", sitting="closed")
    agenda.present(evening.session, secret)
    return evening.convene()


def plain(text):
    return " ".join(fromstring(f"<div>{text}</div>").text_content().split())


def lines(session):
    return [(entry.number, str(entry.block)) for entry in session.agenda.entries]


SENT = [(1, "public"), (2, "public"), (3, "closed")]


@pytest.mark.parametrize("days", [7, 6])
def test_in_time(town, evening, days):
    before, item = evening.session.agenda.frozen_hash, own_item(town, days)
    presenting.present(evening.session, item)
    assert lines(evening.session) == [*SENT[:2], (4, "complementary"), SENT[2]]
    assert evening.session.agenda.entries[2].item == IUUID(item)
    assert items.state(item) == "scheduled"
    assert town.may("councillor2", "View", item)
    (entry,) = (e for e in journal.waiting() if e.action == "agenda.completed")
    after = evening.session.agenda.frozen_hash
    assert entry.before == journal.digest({"agenda": before})
    assert entry.after == journal.digest({"agenda": after})
    assert before != after


def test_too_late(town, evening):
    item = own_item(town, 5)
    with pytest.raises(Refused, match="5") as refused:
        presenting.present(evening.session, item)
    assert str(refused.value.article) == "CDLD L1122-24"
    assert lines(evening.session) == SENT
    assert items.state(item) == "validated"


@pytest.mark.parametrize("who", ["alderman", None])
def test_the_agenda_is_frozen_for_others(town, evening, who):
    item = town.item("Late", state="validated", proposer=who and town.uid(who))
    with pytest.raises(Refused, match="stays as it is"):
        presenting.present(evening.session, item)


def test_what_goes_on_from_an_earlier_sitting_is_no_proposal(town, evening):
    item = own_item(town, 9)
    item.origin = "0" * 32
    with pytest.raises(Refused, match="stays as it is"):
        presenting.present(evening.session, item)


def test_behind_closed_doors_it_stands_there(town, evening):
    presenting.present(evening.session, own_item(town, 9, sitting="closed"))
    assert lines(evening.session) == [*SENT, (4, "closed")]


def test_it_is_ready_like_any_other(town, evening):
    item = own_item(town, 9)
    items.send_back(item, "Say more.")
    with pytest.raises(Refused, match="not validated"):
        presenting.present(evening.session, item)
    item = own_item(town, 9)
    opinion = opinions.ask(item, town.finance_uid)
    opinion.due = clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="opinion"):
        presenting.present(evening.session, item)
    item = own_item(town, 9)
    item.subject_kind = "person"
    with pytest.raises(Refused) as refused:
        presenting.present(evening.session, item)
    assert str(refused.value.article) == "CDLD L1122-21"


def test_the_sitting_takes_no_more(town, evening):
    evening.open_after_convening()
    with pytest.raises(Refused, match="stays as it is"):
        presenting.present(evening.session, own_item(town, 9))


def test_before_the_convocation_it_is_an_item_like_any_other(town):
    session = Evening(town).session
    item = own_item(town, 9)
    presenting.present(session, item)
    assert lines(session) == [(None, "public")]
    assert items.state(item) == "validated"


@pytest.mark.parametrize("count,numbers", [(1, "4"), (3, "4, 5, 6")])
def test_the_members_are_told_once(town, evening, count, numbers):
    chosen = [own_item(town, 9) for _n in range(count)]
    presenting.present_all(evening.session, chosen)
    told = [letter for _key, letter in notifications.waiting()]
    told = [each for each in told if each.kind.endswith("session.completed")]
    names = sorted(each.identity.removeprefix("member:") for each in told)
    people = ["alderman", "alderwoman", "councillor", "councillor2", "director"]
    assert names == [*people, "mayor"]
    subject = "Council: complement to the agenda of 16 March 2026"
    assert {each.subject for each in told} == {subject}
    for text in (told[0].plain, told[0].html):
        assert f"Complementary: no. {numbers}. The agenda" in plain(text)
        assert "Own" not in text
    assert evening.session.absolute_url() in told[0].plain


def test_another_request_another_mail(town, evening):
    for _n in range(2):
        presenting.present(evening.session, own_item(town, 9))
    told = [letter for _key, letter in notifications.waiting()]
    told = [plain(each.plain) for each in told if "completed" in each.kind]
    assert sum("no. 4." in text for text in told) == len(told) / 2 == 6


def test_the_public_and_the_documents_know_it(town, evening):
    presenting.present(evening.session, own_item(town, 9))
    points = [(p.number, p.title) for p in public_agenda.agenda(evening.session).points]
    assert points == [(1, "One"), (2, "Two"), (4, "Own")]
    sheet = sheet_of(evening.session, "en")
    assert ("complementary", "Own") in [(row.block, row.title) for row in sheet.items]


def test_its_draft_stays_inside_until_somebody_looked(town, evening):
    day = clock.day_of(START) - timedelta(days=8)
    drafts.put_online(evening.session, day)
    item = own_item(town, 7)
    presenting.present(evening.session, item)
    assert IUUID(item) not in drafts.texts(evening.session)
    assert item in drafts.offered(evening.session)
    drafts.put_online(evening.session, day)
    assert IUUID(item) in drafts.texts(evening.session)


def test_it_goes_its_way(town, evening):
    item = own_item(town, 9)
    presenting.present(evening.session, item)
    sessions.cancel(evening.session, "Snow")
    assert items.state(item) == "validated"
    assert presenting.candidates(Evening(town).session)


def test_candidates(town, evening):
    item, _other = own_item(town, 9), town.item("Late", state="validated")
    found = [brain.UID for brain in presenting.candidates(evening.session)]
    assert found == [IUUID(item)]
    assert len(presenting.candidates(Evening(town).session)) == 2

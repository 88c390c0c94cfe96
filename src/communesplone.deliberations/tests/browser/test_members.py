"""What a councillor with an account finds of a session, and who is refused it."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import items
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import people
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.acts import dossiers
from communesplone.deliberations.interfaces import Refused
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from plone.app.textfield import RichTextValue
from published import close
from published import PDF
from scene import PASSWORD

import pytest


OTHERS = (None, "citizen", "general-reader", "stranger", "guest")


@pytest.fixture
def night(town):
    found = Evening(town)
    item = town.item("A bench", report="<p>A report</p>")
    annexes.add(item, PDF + b"Zxfile", "x.pdf", title="Zxannex", confidential=True)
    annexes.add(item, PDF + b"plan", "plan.pdf", title="The plan")
    items.propose(item)
    items.validate(item)
    found.items = [item]
    agenda.present(found.session, item)
    # Sits in the college alone: a member of another body.
    town.account("guest").setSecurityProfile(password=PASSWORD)
    person = people.create(town.folder, "Gaston", "Hubert", account="guest")
    people.add_mandate(
        town.college, person, post="alderman", start=date(2024, 12, 2), rank=9
    )
    return found


def documents(web, night, who):
    found = web.rest("GET", night.session, "@documents", who=who).json()["items"]
    return {row["name"]: row["formats"]["html"] for row in found}


def test_my_work_leads_to_the_session(night, web, monkeypatch):
    night.convene()
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 12))
    page = web.page(web.url, "@@my-work", who="councillor")
    assert page.xpath(f"//main//a[@href='{night.session.absolute_url()}']")


def test_a_member_opens_everything_from_the_session(night, web):
    night.convene()
    page = web.page(night.session, who="councillor")
    links = page.xpath("//section[@aria-labelledby='session-members']//a/@href")
    assert {link.rpartition("/")[2].partition("?")[0] for link in links} == {
        f"{name}.{form}"
        for name in ("convocation", "agenda", "agenda-full")
        for form in ("html", "pdf")
    } | {"@@member-dossier"}
    for link in links:
        answer = web.get(link, who="councillor")
        assert answer.status_code in {200, 202}, link
        if link.endswith("agenda-full.html"):
            assert "A report" in answer.text
    item = web.get(night.items[0], who="councillor")
    assert "A report" in item.text and "Zxannex" in item.text


def test_a_member_has_the_annexes_by_address_and_by_rest(night, web):
    night.convene()
    for annex in annexes.of(night.items[0]):
        path = f"@@download/file/{annex.file.filename}"
        got = web.get(annex, path, who="councillor")
        assert got.content.startswith(PDF)
        told = web.rest("GET", annex, "", who="councillor")
        assert told.json()["file"]["filename"] == annex.file.filename


def test_the_dossier_binds_confidential_annexes_for_members(town, night):
    night.convene()
    choice = dossiers.Choice(annexes=None, confidential=True)
    for who, count in (("councillor", 2), ("guest", 1)):
        with town.user(who):
            (item,) = dossiers.dossier(night.session, "en", choice).items
        assert len(item.annexes) == count


def test_by_rest_the_same_documents(night, web):
    answer = web.rest("GET", night.session, "@documents", who="councillor")
    assert answer.status_code == 401
    night.convene()
    found = documents(web, night, "councillor")
    assert set(found) == {"convocation", "agenda", "agenda-full", "agenda-public"}
    for url in found.values():
        assert web.get(url, who="councillor").status_code == 200


@pytest.mark.parametrize("who", OTHERS, ids=str)
def test_everybody_else_is_refused(night, web, who):
    night.convene()
    for path in (
        "@@member-document/agenda-full.html",
        "@@member-document/convocation.pdf",
        "@@member-dossier?annexes=all&confidential=1",
        "@@document/agenda-full.html",
    ):
        answer = web.get(night.session, path, who=who)
        assert answer.status_code in {302, 401}, path
        assert "A report" not in answer.text
    assert set(documents(web, night, who)) == {"agenda-public"}
    for content in (night.items[0], *annexes.of(night.items[0])):
        assert web.rest("GET", content, "", who=who).status_code == 401
    page = web.page(night.session, who=who)
    assert not page.xpath("//section[@aria-labelledby='session-members']")


def test_before_the_convocation_a_member_has_nothing(night, web):
    for path in ("@@member-document/agenda.html", "@@member-dossier"):
        answer = web.get(night.session, path, who="councillor")
        assert answer.status_code in {302, 401, 404}


class TestDraftMinutes:
    @pytest.fixture
    def closed(self, town, night):
        night.open()
        night.vote(night.items[0], 10)
        close(night)
        night.write()
        sessions.create(
            town.council, title="Council of April", start=START + timedelta(days=28)
        )
        return night

    def test_not_before_the_secretary_says_so(self, closed, web):
        path = "@@member-document/minutes.html"
        assert web.get(closed.session, path, who="councillor").status_code == 404
        minutes_online.make_available(closed.session, date(2026, 4, 5))
        answer = web.get(closed.session, path, who="councillor")
        assert answer.status_code == 200 and "A bench" in answer.text
        page = web.page(closed.session, who="councillor")
        assert page.xpath("//a[contains(@href, '@@member-document/minutes.html')]")
        for who in OTHERS:
            assert web.get(closed.session, path, who=who).status_code in {302, 401}

    def test_the_secretary_s_text_by_program_is_the_secretary_s(self, closed, web):
        closed.session.minutes = RichTextValue("<p>Words were had.</p>")
        told = web.rest("GET", closed.session, "", who="clerk").json()
        assert "Words were had" in told["minutes"]["data"]
        for who in ("councillor", *OTHERS):
            assert "minutes" not in web.rest("GET", closed.session, "", who=who).json()

    def test_seven_clear_days_before_the_next_session(self, closed):
        # The next session is on 13 April.
        with pytest.raises(Refused) as refused:
            minutes_online.make_available(closed.session, date(2026, 4, 6))
        assert str(refused.value.article) == "CDLD L1122-16"
        minutes_online.make_available(closed.session, date(2026, 4, 5))
        assert minutes_online.due(closed.session)[0].met is True

    def test_late_with_a_reason(self, closed):
        minutes_online.make_available(closed.session, date(2026, 4, 6), "Illness")
        assert minutes_online.due(closed.session)[0].met is False

    def test_the_secretary_sees_the_deadline(self, closed, web):
        text = web.page(closed.session, who="clerk").text_content()
        assert "5 April 2026" in text and "CDLD L1122-16" in text

"""Drafts before a sitting, minutes after it: what goes online, and what never does.

Secrets are planted in every place that must stay inside; no answer of the public pages
may hold one.
"""

from communesplone.core.api import documents
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import public_minutes
from communesplone.deliberations.interfaces import Refused
from counting import costs
from datetime import date
from evening import Evening
from paper import text_of_pdf
from plone.app.textfield import RichTextValue
from published import close
from published import PDF
from published import publish

import pytest


IN_TIME = date(2026, 3, 10)
LATE = date(2026, 3, 11)

SECRETS = (
    "Zxclosedtitle",
    "Zxclosedtext",
    "Zxmasked",
    "Zxreport",
    "Zxinternal",
    "Zxtitleonly",
    "Zxoverride",
    "Zxannex",
    "Zxnote",
)


def items_of(town):
    """An open matter full of secrets, one whose title alone is public, a closed one."""
    opened = town.item(
        "A bench",
        report="<p>Zxreport</p>",
        decision="<p>For Zxmasked, a bench of oak.</p>",
    )
    annexes.add(opened, PDF + b"Zxannex", "x.pdf", title="Zxannex", confidential=True)
    told = town.item("A gift", publication="title", decision="<p>Zxtitleonly</p>")
    shut = town.item("Zxclosedtitle", sitting="closed", decision="<p>Zxclosedtext</p>")
    kept = town.item("A bridge", decision="<p>Zxinternal, a bridge.</p>")
    for item in (opened, told, shut, kept):
        items.propose(item)
        items.validate(item)
    return [opened, told, kept, shut]


@pytest.fixture
def night(town):
    found = Evening(town)
    found.items = items_of(town)
    for item in found.items:
        agenda.present(found.session, item)
    return found.convene()


@pytest.fixture
def approved(town, night):
    """The sitting is over, its minutes approved; the bridge is not published yet."""
    night.open_after_convening()
    night.act("begin", 2, item=night.uids[0])
    for minutes, item in enumerate(night.items, 10):
        night.vote(item, minutes, against=("councillor",))
    night.outcome(night.items[0]).reason = "Zxoverride"
    note = "Somebody thanked Zxmasked for the oak."
    night.act("note", 30, item=night.uids[0], text=note, seen="")
    night.act("note", 31, item=night.uids[3], text="Zxnote", seen="")
    close(night)
    publish(night.acts[0], "Zxmasked")
    publish(night.acts[1])
    night.session.minutes = RichTextValue(
        "<p>The chair opened for Zxmasked.</p>", "text/html", "text/x-html-safe"
    )
    night.approve(28)
    return night


def leaks(text):
    return [secret for secret in SECRETS if secret in text]


class TestDrafts:
    def put(self, night, day=IN_TIME, **more):
        drafts.put_online(night.session, day, masks=("Zxmasked",), **more)

    def test_nothing_before(self, night, web):
        assert "Draft decision" not in web.get(night.session, "@@public-agenda").text

    def test_everybody_reads_a_marked_draft(self, night, web):
        self.put(night, left_out=[night.uids[2]])
        answer = web.get(night.session, "@@public-agenda")
        assert "a bench of oak" in answer.text and "For […]" in answer.text
        assert "This is a draft: the body has not decided it" in answer.text
        assert not leaks(answer.text)

    def test_what_was_not_left_out_is_there(self, night, web):
        self.put(night)
        assert "a bridge" in web.get(night.session, "@@public-agenda").text

    def test_too_late_cites_the_law_and_wants_a_reason(self, night):
        with pytest.raises(Refused) as refused:
            self.put(night, LATE)
        assert str(refused.value.article) == "CDLD L3221-4"
        assert night.session.drafts_on is None
        self.put(night, LATE, reason="The server was down.")
        assert night.session.drafts_on == LATE
        assert drafts.deadline(night.session).met is False

    def test_the_deadline_is_shown_before(self, night, web):
        due = drafts.deadline(night.session)
        assert (due.due, due.met) == (IN_TIME, None)
        page = web.page(night.session, who="clerk").text_content()
        assert "10 March 2026" in page and "CDLD L3221-4" in page

    def test_a_typing_error_hides_nothing_so_it_is_refused(self, night):
        with pytest.raises(Refused, match="does not stand"):
            drafts.put_online(night.session, IN_TIME, masks=("Zxmaskd",))

    def test_the_acts_take_their_place(self, night):
        self.put(night)
        night.open_after_convening()
        assert drafts.texts(night.session)
        for minutes, item in enumerate(night.items, 10):
            night.vote(item, minutes)
        close(night)
        assert drafts.texts(night.session) == {}
        told = public_agenda.agenda(night.session, with_drafts=True)
        assert told.points and not any(point.draft for point in told.points)

    def test_a_list_of_titles_wakes_no_item(self, night, web):
        self.put(night)
        with costs(night.session._p_jar) as counted:
            told = public_agenda.agenda(night.session)
        assert [point.title for point in told.points] == [
            "A bench",
            "A gift",
            "A bridge",
        ]
        assert not any(point.draft for point in told.points)
        # The session, its year, its body.
        assert counted.loads <= 3
        assert "Draft decision" not in web.get(night.body, "@@decisions").text

    def test_a_college_has_none(self, town):
        shut = Evening(town, "A permit", body=town.college).convene()
        with pytest.raises(Refused):
            drafts.put_online(shut.session, IN_TIME)
        assert drafts.texts(shut.session) == {}

    def test_the_form(self, night, web):
        values = {"step": "drafts", "masks": "Zxmasked", "left_out:list": night.uids[2]}
        answer = web.post(night.session, "@@session-step", values)
        # The evening is in the past: it is too late, and what was typed is there still.
        assert "CDLD L3221-4" in answer.text and ">Zxmasked</textarea>" in answer.text
        values["reason"] = "A holiday"
        answer = web.post(night.session, "@@session-step", values)
        assert answer.status_code == 303
        assert night.session.drafts_left_out == (night.uids[2],)

    def test_by_rest(self, night, web):
        values = {"left_out": [night.uids[2]], "reason": "A holiday"}
        answer = web.rest("POST", night.session, "@drafts-online", values)
        assert answer.status_code == 200, answer.text
        assert night.session.drafts_left_out == (night.uids[2],)
        answer = web.rest("POST", night.session, "@drafts-online", values, "mayor")
        assert answer.status_code == 401


class TestMinutes:
    def put(self, night, **more):
        minutes_online.publish(night.session, date(2026, 4, 14), **more)

    @pytest.mark.parametrize("form", ["html", "odt", "pdf"])
    def test_nothing_before_they_are_published(self, approved, web, form):
        path = f"@@public-document/minutes-public.{form}"
        assert web.get(approved.session, path).status_code == 404
        assert web.get(approved.session, "@@public-minutes").status_code == 404

    def test_not_before_they_are_approved(self, night):
        with pytest.raises(Refused):
            self.put(night)

    def test_everybody_reads_them_without_what_is_inside(self, approved, web):
        self.put(approved, notes=True)
        for path in ("@@public-minutes", "@@public-document/minutes-public.html"):
            answer = web.get(approved.session, path)
            assert answer.status_code == 200
            assert "a bench of oak" in answer.text
            assert "Somebody thanked […]" in answer.text
            assert "The chair opened for […]" in answer.text
            assert "A gift" in answer.text and "A bridge" in answer.text
            assert not leaks(answer.text)

    def test_they_tell_the_quorum_and_not_how_they_were_called(self, approved):
        assert public_minutes.minutes(approved.session, "en").began == (
            "At 18:32, as the body turned to its first item, 5 of its members were"
            " present; the quorum was 3 (CDLD L1122-17).",
        )

    def test_an_act_that_waits_has_its_place_already(self, approved):
        told = public_minutes.minutes(approved.session, "en").items
        places = {item.title: item.place for item in told}
        assert places == {"A bench": 1, "A gift": 2, "A bridge": 3}

    def test_the_secretary_s_text_only_if_it_was_chosen(self, approved, web):
        self.put(approved)
        assert "The chair" not in web.get(approved.session, "@@public-minutes").text

    def test_a_mask_that_comes_later_holds_at_once(self, approved, web):
        self.put(approved)
        publish(approved.acts[2], "Zxinternal")
        text = web.get(approved.session, "@@public-minutes").text
        assert "a bridge" in text and not leaks(text)

    def test_the_public_page_of_the_session_leads_there(self, approved, web):
        self.put(approved)
        page = web.page(approved.session, "@@public-agenda")
        assert page.xpath("//a[contains(@href, '@@public-minutes')]")
        page = web.page(approved.session, "@@public-minutes")
        assert page.xpath("//a[contains(@href, 'minutes-public.pdf')]")
        assert len(page.xpath("//h1")) == 1

    def test_the_pdf_is_of_the_same_text(self, approved, web):
        self.put(approved, notes=True)
        answer = web.get(approved.session, "@@public-document/minutes-public.pdf")
        assert answer.status_code in {200, 202}
        # The answer may be a page that says that it is being made: made here, then.
        sheet = public_minutes.minutes(approved.session, "en")
        made = making.document(sheet, approved.body, "en")
        text = text_of_pdf(documents.pdf(made))
        assert "a bench of oak" in text and "A gift" in text and "A bridge" in text
        assert "Somebody thanked […]" in text
        assert not leaks(text)

    def test_who_has_the_page_gets_304(self, approved, web):
        self.put(approved)
        tag = web.get(approved.session, "@@public-minutes").headers["ETag"]
        asked = {"headers": {"If-None-Match": tag, "Accept": "text/html"}}
        again = web.get(approved.session, "@@public-minutes", **asked)
        assert again.status_code == 304
        approved.session.minutes_masks = ("oak",)
        changed = web.get(approved.session, "@@public-minutes", **asked)
        assert changed.status_code == 200 and "oak" not in changed.text

    def test_a_passage_that_is_nowhere(self, approved):
        with pytest.raises(Refused, match="does not stand"):
            self.put(approved, masks=("Nowhere",))
        self.put(approved, masks=("bench of oak",))
        told = public_minutes.minutes(approved.session, "en")
        assert "bench of oak" not in repr(told)

    def test_the_form_wants_them_read(self, approved, web):
        values = {"step": "publish_minutes"}
        answer = web.post(approved.session, "@@session-step", values)
        assert "say that you have" in answer.text
        answer = web.post(
            approved.session, "@@session-step", values | {"reviewed": "1"}
        )
        assert answer.status_code == 303
        assert minutes_online.are_public(approved.session)

    def test_a_college_keeps_its_own(self, town):
        shut = Evening(town, "A permit", body=town.college)
        shut.open("mayor", "alderman", "alderwoman")
        shut.vote(shut.items[0], 10)
        close(shut)
        shut.approve(7)
        with pytest.raises(Refused) as refused:
            self.put(shut)
        assert str(refused.value.article) == "CDLD L1123-21"

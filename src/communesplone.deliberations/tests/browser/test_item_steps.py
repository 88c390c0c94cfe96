"""The buttons of an item: what they do, for whom, and what they refuse."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import sessions
from datetime import date
from datetime import datetime
from datetime import UTC
from plone.uuid.interfaces import IUUID
from visiting import path_of

import pytest


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def move(visitor, item, step, **more):
    return visitor.post(path_of(item, "@@item-move"), {"step": step, **more})


class TestMoves:
    def test_from_draft_to_validated(self, place, visit):
        item = place.item()
        page = move(visit("author"), item, "propose")
        assert (page.status, page.location) == (303, item.absolute_url())
        assert items.state(item) == "proposed"
        move(visit("validator"), item, "validate")
        assert items.state(item) == "validated"

    def test_pressed_twice(self, place, visit):
        item, author = place.item(), visit("author")
        move(author, item, "propose")
        assert "not the moment" in move(author, item, "propose").refusal()
        assert items.state(item) == "proposed"

    def test_sent_back_with_a_reason_only(self, place, visit):
        item, validator = place.item(state="proposed"), visit("validator")
        assert "reason" in move(validator, item, "return").refusal()
        assert items.state(item) == "proposed"
        page = move(validator, item, "return", reason="Too dear.")
        assert items.state(item) == "draft"
        # The draft is out of the validator's sight now.
        assert page.location.endswith("/@@my-work")
        assert "Too dear." in visit("author").get(path_of(item)).content()

    @pytest.mark.parametrize("account", ["stranger", "citizen", "mayor", None])
    def test_not_for_others(self, place, visit, account):
        item = place.item(state="proposed")
        visitor = visit(account)
        page = visitor.post(path_of(item, "@@item-move"), {"step": "validate"})
        assert page.status in {302, 401, 403, 404}
        assert items.state(item) == "proposed"

    def test_the_author_does_not_validate(self, place, visit):
        item, author = place.item(state="proposed"), visit("author")
        assert "right" in move(author, item, "validate").refusal()
        assert items.state(item) == "proposed"

    def test_needs_post_and_token(self, place, visit):
        item, author = place.item(), visit("author")
        assert author.get(path_of(item, "@@item-move?step=propose")).status == 403
        page = author.post(
            path_of(item, "@@item-move"), {"step": "propose"}, token=False
        )
        assert page.status == 403
        assert items.state(item) == "draft"

    @pytest.mark.parametrize("step", ["", "decide", "schedule", "postpone", "<b>"])
    def test_other_steps_are_no_steps(self, place, visit, step):
        item = place.scheduled()
        assert move(visit("clerk"), item, step).status == 400
        assert items.state(item) == "scheduled"

    def test_a_list_is_no_step(self, place, visit):
        item = place.item()
        fields = {"step:list": ["propose", "withdraw"]}
        assert visit("author").post(path_of(item, "@@item-move"), fields).status == 400


class TestClerk:
    @pytest.fixture
    def session(self, place):
        start = datetime(2027, 1, 18, 19, tzinfo=UTC)
        return sessions.create(place.council, title="January", start=start)

    def test_presents(self, place, visit, session):
        item, clerk = place.item(state="validated"), visit("clerk")
        fields = {"session": IUUID(session)}
        clerk.post(path_of(item, "@@item-present"), fields)
        assert bodies.placement(place.council, IUUID(item)) == IUUID(session)
        page = clerk.post(path_of(item, "@@item-present"), fields)
        assert "take it off" in page.refusal()

    def test_presents_nowhere_else(self, place, visit, session):
        item, clerk = place.item(state="validated"), visit("clerk")
        for uid in ("", "0" * 32, IUUID(place.council), IUUID(item)):
            page = clerk.post(path_of(item, "@@item-present"), {"session": uid})
            assert "no more there" in page.refusal()
        assert bodies.placement(place.council, IUUID(item)) is None

    def test_forwards(self, place, visit):
        item, clerk = place.decided(body=place.college), visit("clerk")
        fields = {"council": IUUID(place.council)}
        clerk.post(path_of(item, "@@item-forward"), fields)
        (uid,) = item.forwarded_to
        assert items.state(bodies.find(uid)) == "validated"
        page = clerk.post(path_of(item, "@@item-forward"), fields)
        assert "already" in page.refusal()
        assert item.forwarded_to == (uid,)

    def test_notes_the_follow_up(self, place, visit):
        item, clerk = place.decided(), visit("clerk")
        fields = {"owner": "Public works", "due": "2027-05-01"}
        clerk.post(path_of(item, "@@item-follow-up"), fields)
        assert (item.owner_after, item.due_after) == ("Public works", date(2027, 5, 1))
        fields = {"step": "follow", "owner": "Parks", "due": "soon"}
        page = clerk.post(path_of(item, "@@item-follow-up"), fields)
        assert "year-month-day" in page.refusal()
        assert page.tree.get_element_by_id("step-owner").get("value") == "Parks"
        assert page.tree.get_element_by_id("step-due").get("value") == "soon"
        assert item.owner_after == "Public works"
        fields["service"] = "0" * 32
        page = clerk.post(path_of(item, "@@item-follow-up"), {**fields, "due": ""})
        assert "no such service" in page.refusal()

    def test_another_service_follows_it_up(self, place, visit):
        item, clerk = place.decided(), visit("clerk")
        select = clerk.get(path_of(item)).tree.get_element_by_id("step-service")
        offered = {option.get("value") for option in select.iter("option")}
        assert offered == {"", place.finance_uid}
        fields = {"owner": "", "due": "", "service": place.finance_uid}
        clerk.post(path_of(item, "@@item-follow-up"), fields)
        assert item.service_after == place.finance_uid
        select = clerk.get(path_of(item)).tree.get_element_by_id("step-service")
        assert select.value == place.finance_uid

    @pytest.mark.parametrize(
        "view", ["item-present", "item-forward", "item-follow-up", "opinion-ask"]
    )
    def test_is_the_clerks_alone(self, place, visit, view):
        item = place.item(state="validated")
        for account in ("author", "validator"):
            page = visit(account).post(path_of(item, f"@@{view}"), {})
            assert page.status in {302, 401, 403}


class TestDone:
    @pytest.fixture
    def item(self, place):
        item = place.decided()
        follow_ups.note(item, "Oriane", date(2027, 5, 1), place.finance_uid)
        return item

    def send(self, visitor, item, step, **more):
        return visitor.post(path_of(item, "@@item-done"), {"step": step, **more})

    def test_done_and_taken_back(self, place, visit, item):
        stranger = visit("stranger")
        form = stranger.get(path_of(item)).form("@@item-done")
        assert form.fields["step"] == "done"
        page = self.send(stranger, item, "done", note="It <b>stands</b>.")
        assert (page.status, page.location) == (303, item.absolute_url())
        page = stranger.get(path_of(item))
        assert "It <b>stands</b>." in page.content()
        assert page.form("@@item-done").fields["step"] == "reopen"
        self.send(stranger, item, "reopen")
        assert item.done_on is None

    def test_pressed_twice_by_one_form(self, place, visit, item):
        author = visit("author")
        key = author.get(path_of(item)).form("@@item-done").fields["once"]
        for _press in range(2):
            page = self.send(author, item, "done", note="Done.", once=key)
            assert page.status == 303
        assert item.done_note == "Done."

    def test_a_refusal_keeps_what_was_typed(self, place, visit, item):
        page = self.send(visit("author"), item, "done", note="x" * 501)
        assert page.refusal()
        assert page.tree.get_element_by_id("step-note").get("value") == "x" * 501
        assert item.done_on is None

    def test_facts_are_for_the_inside_and_who_follows_it_up(self, place, visit, item):
        for account in ("author", "clerk", "mayor", "stranger"):
            assert "Oriane" in visit(account).get(path_of(item)).content()
        for account in ("reader", "general-reader"):
            text = visit(account).get(path_of(item)).content()
            assert "A bench" in text
            assert "Oriane" not in text and "2027" not in text

    @pytest.mark.parametrize(
        "account", ["validator", "reader", "adviser", "mayor", "citizen", None]
    )
    def test_not_for_others(self, place, visit, item, account):
        visitor = visit(account)
        if account in {"validator", "reader", "mayor"}:
            assert visitor.get(path_of(item)).form("@@item-done") is None
            assert "no author" in self.send(visitor, item, "done").refusal()
        else:
            page = self.send(visitor, item, "done")
            assert page.status in {302, 401, 403, 404}
        assert item.done_on is None

    def test_needs_post_token_and_a_step(self, place, visit, item):
        author = visit("author")
        assert author.get(path_of(item, "@@item-done?step=done")).status == 403
        fields = {"step": "done"}
        page = author.post(path_of(item, "@@item-done"), fields, token=False)
        assert page.status == 403
        assert self.send(author, item, "propose").status == 400
        assert item.done_on is None


class TestOpinions:
    def test_asked_given_once(self, place, visit):
        item, adviser = place.item(state="validated"), visit("adviser")
        fields = {"service": place.finance_uid, "days": "5"}
        visit("clerk").post(path_of(item, "@@opinion-ask"), fields)
        (opinion,) = opinions.of(item)
        give = path_of(opinion, "@@opinion-give")
        assert "Opinion of Finance" in adviser.get(give).content()
        fields = {"verdict": "reserved", "text": "Too dear.\n\n<script>x</script>"}
        page = adviser.post(give, fields)
        assert page.location.endswith("/@@my-work")
        assert opinion.verdict == "reserved"
        assert (
            opinion.text.raw == "<p>Too dear.</p><p>&lt;script&gt;x&lt;/script&gt;</p>"
        )
        again = adviser.post(give, {"verdict": "favourable", "text": "Mine"})
        assert again.status == 400
        assert "has been given" in again.content()
        assert opinion.verdict == "reserved"

    def test_a_refusal_keeps_what_was_typed(self, place, visit):
        opinion = opinions.ask(place.item(state="validated"), place.finance_uid)
        page = visit("adviser").post(
            path_of(opinion, "@@opinion-give"), {"verdict": "maybe", "text": "My words"}
        )
        assert page.status == 400
        assert page.tree.get_element_by_id("opinion-text").text == "My words"

    def test_of_another_service_is_not_given(self, place, visit):
        opinion = opinions.ask(place.item(state="validated"), place.finance_uid)
        page = visit("author").post(
            path_of(opinion, "@@opinion-give"), {"verdict": "favourable"}
        )
        assert page.status == 400
        assert opinion.verdict is None

    def test_days_and_service_are_checked(self, place, visit):
        item, clerk = place.item(state="validated"), visit("clerk")
        finance = place.finance_uid
        for days, service in (
            ("0", finance),
            ("ten", finance),
            ("-5", finance),
            ("", finance),
            ("5", "x" * 32),
            ("5", ""),
        ):
            fields = {"service": service, "days": days}
            page = clerk.post(path_of(item, "@@opinion-ask"), fields)
            assert page.refusal()
        assert opinions.of(item) == []

    def test_waived_with_a_reason_only(self, place, visit):
        item, clerk = place.item(state="validated"), visit("clerk")
        opinion = opinions.ask(item, place.finance_uid)
        words = "So long. " * 300
        page = clerk.post(path_of(opinion, "@@opinion-waive"), {"reason": words})
        assert "reason" in page.refusal()
        assert page.tree.get_element_by_id("waive-1").text.strip() == words.strip()
        assert opinion.waived is None
        clerk.post(path_of(opinion, "@@opinion-waive"), {"reason": "Urgent."})
        assert opinion.waived == "Urgent."
        page = visit("adviser").post(
            path_of(opinion, "@@opinion-waive"), {"reason": "x"}
        )
        assert page.status in {302, 401, 403}


class TestAnnexes:
    def upload(self, visitor, item, *files, **more):
        sent = [("files", (name, data)) for name, data in files]
        return visitor.post(path_of(item, "@@annex-upload"), more, files=sent)

    def test_several_at_once(self, place, visit):
        item = place.item()
        page = self.upload(
            visit("author"),
            item,
            ("a.pdf", PDF),
            ("b.pdf", PDF + b"b"),
            confidential="1",
        )
        assert page.status == 303
        assert [annex.title for annex in annexes.of(item)] == ["a.pdf", "b.pdf"]
        assert all(annex.confidential for annex in annexes.of(item))

    def test_the_good_are_kept_and_the_others_named(self, place, visit):
        item, author = place.item(), visit("author")
        files = (("a.pdf", PDF), ("b.exe", b"MZ\x90"), ("c.pdf", b""))
        assert self.upload(author, item, *files, category="Plan").status == 303
        said = author.said()
        assert "“b.exe” was not added. Only PDF" in said and "“c.pdf”" in said
        assert "Annexes added: 1." in said
        assert [(each.title, each.category) for each in annexes.of(item)] == [
            ("a.pdf", "Plan")
        ]

    def test_none_is_good(self, place, visit):
        item, author = place.item(), visit("author")
        files = (("a.exe", b"MZ\x90"), ("b.exe", b"MZ\x90"))
        page = self.upload(author, item, *files, category="Plan", confidential="1")
        assert "“a.exe”" in page.refusal() and "“b.exe”" in page.refusal()
        form = page.form("@@annex-upload")
        assert form.fields["category"] == "Plan"
        assert form.fields["confidential"] == "1"
        assert annexes.of(item) == []

    def test_none_at_all(self, place, visit):
        item, author = place.item(), visit("author")
        page = author.post(path_of(item, "@@annex-upload"), {"files": "text"})
        assert "Choose a file" in page.refusal()

    def test_changed_and_removed(self, place, visit):
        item, author = place.item(), visit("author")
        annex = annexes.add(item, PDF, "a.pdf")
        fields = {"title": "The plan", "category": "Plan", "confidential": "1"}
        author.post(path_of(annex, "@@annex-change"), fields)
        assert (annex.title, annex.category, annex.confidential) == (
            "The plan",
            "Plan",
            True,
        )
        author.post(path_of(annex, "@@annex-remove"), {})
        assert annexes.of(item) == []

    def test_of_a_decided_item_stay(self, place, visit):
        item = place.scheduled()
        annex = annexes.add(item, PDF, "a.pdf")
        items.decide(item, "adopted")
        clerk = visit("clerk")
        assert clerk.post(path_of(annex, "@@annex-remove"), {}).status in {
            302,
            401,
            403,
        }
        assert self.upload(clerk, item, ("b.pdf", PDF)).status in {302, 401, 403}
        assert len(annexes.of(item)) == 1

"""The act beside the form of an item: made of what is typed, and written nowhere."""

from communesplone.core.api import journal
from communesplone.core.rules.journal import Query
from evening import Evening
from lxml import html
from plone import api
from plone.dexterity.interfaces import IEditBegunEvent
from plone.locking.interfaces import ILockable
from plone.uuid.interfaces import IUUID
from visiting import path_of
from visiting import TOKEN
from zope.component import getGlobalSiteManager

import json
import pytest
import transaction


TITLE, DECISION = "form.widgets.title", "form.widgets.decision"

AMOUNT = "form.widgets.amount"

WRONG = "12.345"

HOSTILE = '<p onclick="x()">Good<script>alert(1)</script></p>'

EDITS = {
    # state -> who has the item and edits it
    "draft": {"author"},
    "proposed": {"validator"},
    "validated": {"clerk"},
    "scheduled": {"clerk"},
    "decided": set(),
}

PEOPLE = ("author", "validator", "clerk", "mayor", "reader", "stranger", "citizen")


@pytest.fixture
def item(place):
    return place.item("A bench", decision="<p>Article 1. A bench.</p>")


def fields(visitor, item):
    """Give what the form has, without its buttons."""
    page = visitor.get(path_of(item, "edit"))
    values = page.form("edit").form_values()
    return {name: value for name, value in values if ".buttons." not in name}


def ask(visitor, item, sent, view="@@act-preview"):
    page = visitor.send("POST", path_of(item, view), data=sent)
    return page, json.loads(page.text) if page.text.startswith("{") else {}


def press(visitor, item, sent):
    """Press the button, as without a script."""
    sent = {**sent, "form.buttons.preview": "Preview"}
    return visitor.send("POST", path_of(item, "edit"), data=sent)


def region(page):
    return page.tree.get_element_by_id("act-preview")


def paper(page):
    (found,) = region(page).cssselect(".deliberations-paper")
    return " ".join(found.text_content().split())


def saved(item):
    item._p_jar.sync()
    return item.title, item.decision.raw


class TestScript:
    def test_the_act_of_what_is_typed(self, visit, item):
        author = visit("author")
        sent = fields(author, item) | {TITLE: "Two trees", DECISION: "<p>Trees.</p>"}
        page, answer = ask(author, item, sent)
        assert (page.status, answer["kind"]) == (200, "ok")
        assert "Two trees" in answer["html"]
        assert "Trees." in answer["html"]
        assert "not saved" in answer["message"]
        assert saved(item) == ("A bench", "<p>Article 1. A bench.</p>")

    def test_untouched_it_says_that_it_is_saved(self, visit, item):
        author = visit("author")
        _, answer = ask(author, item, fields(author, item))
        assert answer["message"] == "This is the act as it is saved."

    def test_somebody_changed_the_same_meanwhile(self, visit, item):
        author = visit("author")
        sent = fields(author, item)
        item.title = "Theirs"
        item.reindexObject()
        transaction.commit()
        _, answer = ask(author, item, sent | {TITLE: "Mine"})
        assert "Mine" in answer["html"]
        assert "changed Subject as well" in answer["message"]

    def test_buttons_do_nothing_here(self, visit, item):
        author = visit("author")
        sent = fields(author, item) | {TITLE: "Two trees", "form.buttons.save": "Save"}
        page, answer = ask(author, item, sent)
        assert (page.status, "Two trees" in answer["html"]) == (200, True)
        assert saved(item)[0] == "A bench"

    @pytest.mark.parametrize("sent", [{}, {TITLE: "Two trees"}, {TITLE: ""}])
    def test_nothing_is_written(self, place, visit, item, sent):
        author = visit("author")
        sent = fields(author, item) | sent
        database = place.portal._p_jar.db()
        before = database.lastTransaction()
        ask(author, item, sent)
        press(author, item, sent)
        assert database.lastTransaction() == before
        query = Query(action="item.changed", text=IUUID(item))
        assert journal.page(query).entries == ()

    def test_nobody_begins_to_edit(self, visit, item):
        author, begun = visit("author"), []
        registry = getGlobalSiteManager()
        registry.registerHandler(begun.append, [IEditBegunEvent])
        sent = fields(author, item)
        assert len(begun) == 1
        ILockable(item).clear_locks()
        ask(author, item, sent)
        press(author, item, sent)
        registry.unregisterHandler(begun.append, [IEditBegunEvent])
        assert len(begun) == 1
        assert not ILockable(item).locked()

    def test_wrong_amount_at_its_field(self, visit, item):
        author = visit("author")
        page, answer = ask(author, item, fields(author, item) | {AMOUNT: WRONG})
        assert (page.status, answer["kind"]) == (400, "error")
        assert "Amount (EUR)" in answer["html"]
        assert "two decimals at most" in answer["html"]
        assert "deliberations-paper" not in answer["html"]

    def test_refusals_speak_the_language_of_the_user(self, place, visit, item):
        api.portal.set_registry_record("plone.available_languages", ["en", "fr"])
        api.portal.set_registry_record("plone.use_request_negotiation", True)
        author = visit("author")
        sent = fields(author, item) | {AMOUNT: WRONG}
        path = path_of(item, "@@act-preview")
        headers = {"Accept-Language": "fr"}
        page = author.send("POST", path, data=sent, headers=headers)
        assert "Montant" in json.loads(page.text)["html"]
        assert "two decimals" not in json.loads(page.text)["html"]

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ({TITLE: ""}, "Subject"),
            ({TITLE: "x" * 501}, "Subject"),
            ({"form.widgets.budget_year": "2026"}, "or neither"),
            ({DECISION: "x" * 500_001}, "Decision"),
        ],
    )
    def test_refused_as_saving_refuses(self, visit, item, sent, said):
        author = visit("author")
        sent = fields(author, item) | sent
        page, answer = ask(author, item, sent)
        assert (page.status, said in answer["html"]) == (400, True)
        page = author.send(
            "POST", path_of(item, "edit"), data=sent | {"form.buttons.save": "Save"}
        )
        assert page.status == 200
        assert saved(item)[0] == "A bench"

    def test_the_law_closes_the_sitting(self, visit, item):
        author = visit("author")
        sent = fields(author, item) | {"form.widgets.subject_kind:list": "person"}
        _, answer = ask(author, item, sent)
        assert "in closed session" in answer["html"]

    def test_against_the_law(self, place, visit):
        item, author = place.item(subject_kind="person"), visit("author")
        sent = fields(author, item) | {"form.widgets.sitting:list": "public"}
        page, answer = ask(author, item, sent)
        assert page.status == 400
        (row,) = html.fromstring(answer["html"]).cssselect("li")
        said = " ".join(row.text_content().split())
        assert said.startswith("Sitting The law has")

    def test_what_was_voted_upon(self, place, visit):
        night = Evening(place, "A bench").open()
        (item,) = night.items
        night.vote(item)
        clerk = visit("clerk")
        page, answer = ask(clerk, item, fields(clerk, item) | {TITLE: "Two trees"})
        assert page.status == 400
        assert "is recorded" in answer["html"]

    def test_hostile_html_is_cleaned(self, visit, item):
        author = visit("author")
        sent = dict.fromkeys((TITLE, DECISION, "form.widgets.report"), HOSTILE)
        _, answer = ask(author, item, fields(author, item) | sent)
        assert "Good" in answer["html"]
        assert not html.fromstring(answer["html"]).cssselect("script, [onclick]")

    def test_headers_are_those_of_every_page(self, visit, item):
        author = visit("author")
        sent = fields(author, item)
        edit = author.get(path_of(item, "@@view")).response.headers
        page, _ = ask(author, item, sent)
        assert page.response.headers["Content-Type"].startswith("application/json")
        for name in ("Content-Security-Policy", "X-Content-Type-Options"):
            assert page.response.headers.get(name) == edit.get(name)
        assert edit.get("X-Content-Type-Options") == "nosniff"


class TestWho:
    @pytest.mark.parametrize("state", EDITS)
    def test_whoever_edits(self, place, visit, state):
        # A form that could be saved: who is refused is so for who they are.
        whole = fields(visit("author"), place.item()) | {TITLE: "Two trees"}
        made = {"scheduled": place.scheduled, "decided": place.decided}.get(state)
        item = made() if made else place.item(state=state)
        for account in PEOPLE:
            visitor, may = visit(account), account in EDITS[state]
            assert (visitor.get(path_of(item, "edit")).status == 200) is may, account
            page, answer = ask(visitor, item, whole | {TOKEN: visitor.token()})
            assert (page.status == 200) is may, account
            assert ("Two trees" in answer.get("html", "")) is may, account
            if not may:
                assert page.status in {302, 401, 403}, account
        nobody = visit(None)
        page, _ = ask(nobody, item, whole | {TOKEN: nobody.token()})
        assert page.status in {302, 401}

    def test_token(self, visit, item):
        author = visit("author")
        sent = fields(author, item)
        for token in ({}, {TOKEN: "wrong"}):
            sent.pop(TOKEN, None)
            page, _ = ask(author, item, sent | token)
            assert page.status == 403
            assert press(author, item, sent | token).status == 403

    def test_post_only(self, visit, item):
        author = visit("author")
        sent = fields(author, item)
        page = author.get(path_of(item, "@@act-preview"), params=sent)
        assert page.status in {403, 405}


class TestWithoutScript:
    def test_the_form_has_the_act_beside_it(self, visit, item):
        page = visit("author").get(path_of(item, "edit"))
        assert "Article 1. A bench." in paper(page)
        assert "as it is saved" in region(page).text_content()
        (button,) = page.tree.cssselect("#form [name='form.buttons.preview']")
        assert button.get("type") == "submit"
        assert "preview.js" in page.text

    def test_button(self, visit, item):
        author = visit("author")
        typed = {
            TITLE: "Two trees",
            DECISION: "<p>Article 1. Two trees.</p>",
            AMOUNT: "12.50",
            "form.widgets.urgency_reason": "They fell.",
        }
        page = press(author, item, fields(author, item) | typed)
        assert page.status == 200
        assert "Two trees" in paper(page)
        assert "Article 1. Two trees." in paper(page)
        assert "not saved" in region(page).text_content()
        stands = dict(page.form("edit").form_values())
        assert {name: stands[name].strip() for name in typed} == typed
        assert saved(item)[0] == "A bench"

    def test_what_it_showed_can_be_saved(self, visit, item):
        author = visit("author")
        page = press(author, item, fields(author, item) | {TITLE: "Two trees"})
        stands = dict(page.form("edit").form_values())
        sent = {
            name: value for name, value in stands.items() if ".buttons." not in name
        }
        sent["form.buttons.save"] = "Save"
        assert author.send("POST", path_of(item, "edit"), data=sent).status == 302
        assert saved(item)[0] == "Two trees"

    def test_wrong_amount(self, visit, item):
        author = visit("author")
        typed = {AMOUNT: WRONG, TITLE: "Two trees"}
        page = press(author, item, fields(author, item) | typed)
        field = page.tree.get_element_by_id("formfield-form-widgets-amount")
        assert "two decimals at most" in field.text_content()
        assert "two decimals at most" in region(page).text_content()
        stands = dict(page.form("edit").form_values())
        assert (stands[AMOUNT], stands[TITLE]) == (WRONG, "Two trees")
        assert "A bench" in paper(page)

    def test_hostile_html_is_cleaned(self, visit, item):
        author = visit("author")
        sent = fields(author, item) | {TITLE: HOSTILE, DECISION: HOSTILE}
        part = region(press(author, item, sent))
        assert "Good" in part.text_content()
        assert not part.cssselect("script, [onclick]")

"""`@@my-work` and the control panel over HTTP."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import settings
from communesplone.deliberations.browser.work.work import FEW
from communesplone.deliberations.controlpanels import law_words
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from dataclasses import fields
from datetime import date
from plone import api

import pytest


class TestWork:
    def test_what_waits(self, place, visit):
        opinion = opinions.ask(
            place.item("A bench", state="validated"), place.finance_uid
        )
        page = visit("adviser").get("/@@my-work")
        assert f"{opinion.absolute_url()}/@@opinion-give" in page.links()
        assert "overdue" not in page.content()
        opinion.due = opinion.due.replace(year=2020)
        opinion.reindexObject()
        page = visit("adviser").get("/@@my-work")
        assert "Past its last day: 1" in page.content()
        assert len(page.tree.cssselect("li.is-overdue")) == 1

    @pytest.mark.parametrize(
        "account,words",
        [
            ("author", "come back here"),
            ("validator", "as soon as an author"),
            ("adviser", "Requests for an opinion"),
            ("clerk", "sessions to convene"),
            ("mayor", "Your next session"),
            ("citizen", "no function in a service"),
        ],
    )
    def test_empty_says_what_comes_next(self, place, visit, account, words):
        text = visit(account).get("/@@my-work").content()
        assert "Nothing waits for you" in text
        assert words in text

    def test_visitors_log_in(self, place, visit):
        assert visit(None).get("/@@my-work").status in {302, 401}

    def test_a_long_list_folds_to_a_handful(self, place, visit):
        for number in range(FEW + 3):
            place.item(f"Item {number}")
        page = visit("author").get("/@@my-work")
        (group,) = page.tree.cssselect("section[aria-labelledby='work-draft']")
        assert group.cssselect("h2 .deliberations-count")[0].text == f"{FEW + 3}"
        seen = group.cssselect("section > ul > li")
        folded = group.cssselect("details > ul > li")
        assert (len(seen), len(folded)) == (FEW, 3)
        (summary,) = group.cssselect("details > summary")
        assert " ".join(summary.text_content().split()) == "and 3 more"

    def test_decisions_to_follow_up(self, place, visit):
        item = place.decided("A bench")
        follow_ups.note(item, "Roads team", date(2020, 6, 30), place.finance_uid)
        for account in ("author", "stranger"):
            page = visit(account).get("/@@my-work")
            (group,) = page.tree.cssselect("section[aria-labelledby='work-follow']")
            assert group.cssselect("li.is-overdue a")[0].get("href") == (
                item.absolute_url()
            )
            text = " ".join(group.text_content().split())
            assert "Decisions to follow up 1 A bench Council Roads team" in text
        follow_ups.finish(item)
        assert "Nothing waits for you" in visit("stranger").get("/@@my-work").content()

    def test_a_fold_says_what_is_overdue_in_it(self, place, visit):
        for number in range(FEW + 2):
            item = place.item(f"Item {number}", state="validated")
            opinion = opinions.ask(item, place.finance_uid)
            opinion.due = opinion.due.replace(year=2020)
            opinion.reindexObject()
        page = visit("adviser").get("/@@my-work")
        (summary,) = page.tree.cssselect("details > summary")
        assert " ".join(summary.text_content().split()) == "and 2 more, overdue: 2"

    def test_titles_are_escaped(self, place, visit):
        place.item("<b>Ann</b> ${x}")
        page = visit("author").get("/@@my-work")
        assert "<b>Ann</b> ${x}" in page.content()

    def test_stands_in_the_menu_of_the_user(self, place, visit):
        actions = api.portal.get_tool("portal_actions").user.objectIds()
        assert "communesplone-my-work" in actions


class TestPanel:
    def test_shows_law_and_bodies(self, place, visit):
        page = visit("clerk").get("/@@deliberations-controlpanel")
        text = page.content()
        for words in ("CDLD L1122-26", "CGCT L2121-20", "The law as it is applied"):
            assert words in text
        assert place.council.absolute_url() in page.links()
        assert "not checked against the text yet" in text

    def test_says_where_inhabitants_are_missing(self, place, visit):
        words = "number of inhabitants is missing"
        path = "/@@deliberations-controlpanel"
        bodies.update(place.council, population=0)
        assert words not in visit("clerk").get(path).content()
        bodies.update(place.council, rulebook="fr-municipal")
        assert words in visit("clerk").get(path).content()
        bodies.update(place.council, population=3_499)
        assert words not in visit("clerk").get(path).content()

    def test_saves(self, place, visit):
        clerk = visit("clerk")
        path = "/@@deliberations-controlpanel"
        form = clerk.get(path).form("deliberations-controlpanel")
        sent = dict(form.form_values())
        sent.pop("form.widgets.oparl:list")
        sent["form.buttons.save"] = "Save"
        assert settings.oparl_offered() is True
        assert (
            clerk.send("POST", path, data={**sent, "_authenticator": ""}).status == 403
        )
        clerk.send("POST", path, data=sent)
        sent = dict(clerk.get(path).form("deliberations-controlpanel").form_values())
        assert "form.widgets.oparl:list" not in sent

    def test_open_data_can_be_turned_off(self, place):
        name = "communesplone.deliberations.oparl"
        api.portal.set_registry_record(name, False)
        assert settings.oparl_offered() is False

    def test_is_for_those_who_manage_bodies(self, place, visit):
        for account in ("author", "mayor", "citizen", None):
            page = visit(account).get("/@@deliberations-controlpanel")
            assert page.status in {302, 401, 403}

    def test_language_of_the_acts(self, place):
        assert settings.acts_language() == api.portal.get_default_language()[:2]
        name = "communesplone.deliberations.acts_language"
        api.portal.set_registry_record(name, "en")
        assert settings.acts_language() == "en"


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=list(RULEBOOKS))
def test_every_constant_has_a_name_words_and_an_article(integration, book):
    rows = law_words.rows(book)
    constants = [
        field
        for field in fields(book)
        if isinstance(getattr(book, field.name), (Rule, tuple))
    ]
    assert len(rows) >= len(constants) == len(law_words.LABELS)
    assert all(str(row.value) and row.article for row in rows)
    marked = [row for row in rows if row.second_hand]
    assert 0 < len(marked) < len(rows)

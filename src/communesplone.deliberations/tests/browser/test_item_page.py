"""The page of an item, as different people see it."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import publication
from communesplone.deliberations.browser import titles
from decimal import Decimal
from published import DAY
from published import evening
from published import publish
from visiting import path_of

import pytest


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
HOSTILE = "<script>alert(1)</script><b>Ann</b> ${x} \"';--"


def offered(page):
    """Name the steps that have a form on the page."""
    steps = page.tree.cssselect(".deliberations-steps form input[name=step]")
    return {step.get("value") for step in steps}


def reasons(page):
    """Give why not, by name of the step."""
    terms = page.tree.cssselect(".deliberations-reasons dt")
    return {
        term.text_content().strip(): term.getnext().text_content().strip()
        for term in terms
    }


def steps_links(page):
    return [a.get("href") for a in page.tree.cssselect(".deliberations-steps a")]


SEES = {
    "draft": {"author"},
    "proposed": {"author", "validator"},
    "validated": {"author", "validator", "clerk"},
    "scheduled": {"author", "validator", "clerk", "mayor"},
}


class TestNumbers:
    @pytest.mark.parametrize(
        ("language", "amount", "size"),
        [
            ("fr", "12 345,50 EUR", "1,5 MB"),
            ("nl", "12.345,50 EUR", "1,5 MB"),
            ("es", "12.345,50 EUR", "1,5 MB"),
            ("en", "12,345.50 EUR", "1.5 MB"),
        ],
    )
    def test_as_the_language_writes_them(
        self, place, visit, monkeypatch, language, amount, size
    ):
        item = place.item(amount=Decimal("12345.50"))
        annexes.add(item, PDF + b"x" * (1536 * 1024 - len(PDF)), "plan.pdf")
        monkeypatch.setattr(titles, "language", lambda: language)
        text = visit("author").get(path_of(item)).content()
        assert amount in text
        assert size in text


class TestWho:
    @pytest.mark.parametrize("state", SEES)
    def test_opens_the_page(self, place, visit, state):
        item = place.scheduled() if state == "scheduled" else place.item(state=state)
        for account in ("author", "validator", "clerk", "mayor", "stranger", "citizen"):
            page = visit(account).get(path_of(item))
            assert (page.status == 200) is (account in SEES[state]), account
        assert visit(None).get(path_of(item)).status != 200

    def test_steps_of_a_draft(self, place, visit):
        page = visit("author").get(path_of(place.item()))
        assert offered(page) == {"propose", "withdraw"}
        assert "Propose" not in reasons(page)
        assert "this is not the moment" in reasons(page)["Send back"]

    def test_steps_of_a_proposed_item(self, place, visit):
        item = place.item(state="proposed")
        assert offered(visit("validator").get(path_of(item))) == {"validate", "return"}
        page = visit("author").get(path_of(item))
        assert offered(page) == {"withdraw"}
        assert "validator" in reasons(page)["Validate"]

    def test_steps_of_a_validated_item(self, place, visit):
        page = visit("clerk").get(path_of(place.item(state="validated")))
        assert offered(page) == {"present", "ask", "return", "withdraw"}
        assert reasons(page)["Forward to the council"] == (
            "The item is “Validated”: this is not the moment for it."
        )

    def test_a_body_without_validation_has_no_such_step(self, place, visit):
        bodies.update(place.council, validation_levels=0)
        page = visit("author").get(path_of(place.item()))
        assert "Validate" not in reasons(page)
        assert "propose" in offered(page)

    def test_edit_annex_and_delete(self, place, visit):
        item = place.item()
        author = visit("author").get(path_of(item))
        for view in ("edit", "#annexes", "delete_confirmation"):
            assert f"{item.absolute_url()}/{view}" in author.links()
        assert not {"Edit the texts", "Add annexes", "Delete"} & set(reasons(author))
        decided = place.decided()
        page = visit("clerk").get(path_of(decided))
        assert f"{decided.absolute_url()}/edit" not in steps_links(page)
        for name in ("Edit the texts", "Add annexes"):
            assert "“Decided”: this is not the moment" in reasons(page)[name]
        assert "on an agenda, or decided" in reasons(page)["Delete"]

    def test_who_has_the_item_edits_it(self, place, visit):
        item = place.item(state="proposed")
        page = visit("author").get(path_of(item))
        assert f"{item.absolute_url()}/edit" not in steps_links(page)
        assert reasons(page)["Edit the texts"] == "Whoever has the item now does this."

    def test_reason_of_the_facts_before_that_of_the_person(self, place, visit):
        page = visit("author").get(path_of(place.item(decision=None)))
        assert reasons(page)["Propose"] == "Write the decision first."


class TestDecided:
    COUNTS = "by 4 votes for, 1 against and 0 abstentions"

    def paper(self, page):
        (found,) = page.tree.cssselect(".deliberations-paper")
        return " ".join(found.text_content().split())

    @pytest.fixture
    def held(self, place):
        """An evening on which Noël, who signs nothing, voted against a bench."""
        return evening(place, "A bench", decision="<p>Zyname gives a bench.</p>")

    def test_is_as_in_the_register(self, held, visit):
        (item,), (act,) = held.items, held.acts
        item.decision = None
        page = visit("clerk").get(path_of(item))
        text = self.paper(page)
        assert "Zyname gives a bench." in text
        assert self.COUNTS in text and "Denis Noël" in text
        assert all(one["name"] in text for one in act.signatories)
        assert "…" not in text
        (link,) = page.tree.cssselect(".deliberations-act-part a")
        assert link.get("href") == act.absolute_url()
        assert act.reference in link.text_content()

    def test_readers_read_what_is_published(self, held, visit):
        (item,), (act,) = held.items, held.acts
        text = self.paper(visit("reader").get(path_of(item)))
        assert "Zyname gives a bench." in text and "…" not in text
        assert self.COUNTS not in text and "Noël" not in text
        publish(act, "Zyname")
        text = self.paper(visit("reader").get(path_of(item)))
        assert self.COUNTS in text
        assert "gives a bench." in text and "Zyname" not in text
        assert "Zyname" in self.paper(visit("clerk").get(path_of(item)))

    def test_says_that_it_was_annulled(self, held, visit):
        (item,), (act,) = held.items, held.acts
        publish(act)
        publication.annul(act, "Without a tender.", DAY, "The Region")
        text = self.paper(visit("clerk").get(path_of(item)))
        assert "The Region" in text and "Without a tender." in text

    def test_without_an_act_nobody_is_asked_to_sign(self, place, visit):
        page = visit("clerk").get(path_of(place.decided(outcome="postponed")))
        assert not page.tree.cssselect(".deliberations-paper .signatures")
        assert not page.tree.cssselect(".deliberations-act-part a")


class TestWhat:
    def test_texts_are_cleaned_and_escaped(self, place, visit):
        item = place.item(HOSTILE, decision=f"<p>{HOSTILE}</p>", state="validated")
        opinions.ask(item, place.finance_uid)
        annexes.add(item, PDF, "plan.pdf", title=HOSTILE)
        page = visit("clerk").get(path_of(item))
        assert page.status == 200
        assert "alert(1)" not in "".join(
            script.text_content() for script in page.tree.iter("script")
        )
        assert page.tree.cssselect("h1")[0].text_content() == HOSTILE

    def test_the_act_as_it_will_read(self, place, visit):
        own = {"regard_law": "Having regard to our own book;"}
        bodies.write_phrases(place.council, "en", own)
        item = place.item("A bench", decision="<p>Article 1. A bench.</p>")
        (paper,) = (
            visit("author").get(path_of(item)).tree.cssselect(".deliberations-paper")
        )
        text = " ".join(paper.text_content().split())
        parts = ("EXTRACT", "A bench", "our own book", "Article 1. A bench.")
        places = [text.upper().index(part.upper()) for part in parts]
        assert places == sorted(places)
        assert paper.get("lang") == "en"
        assert paper.cssselect(".signatures")

    def test_interested_members_are_for_the_inside(self, place, visit):
        item = place.scheduled(interested=(place.uid("councillor"),))
        assert "Denis Noël" in visit("mayor").get(path_of(item)).content()
        decided = place.decided(interested=(place.uid("councillor"),))
        page = visit("reader").get(path_of(decided))
        assert page.status == 200
        assert "Denis Noël" not in page.content()

    def test_confidential_annex_is_not_named(self, place, visit):
        item = place.item(state="validated")
        opinions.ask(item, place.finance_uid)
        annexes.add(item, PDF, "plan.pdf", title="The plan")
        annexes.add(item, PDF, "pay.pdf", title="Payroll", confidential=True)
        text = visit("adviser").get(path_of(item)).content()
        assert "The plan" in text
        assert "Payroll" not in text
        assert "Payroll" in visit("clerk").get(path_of(item)).content()

    def test_overdue_opinion_is_marked(self, place, visit):
        item = place.item(state="validated")
        opinion = opinions.ask(item, place.finance_uid)
        assert "overdue" not in visit("author").get(path_of(item)).content()
        opinion.due = opinion.due.replace(year=2020)
        page = visit("clerk").get(path_of(item))
        assert "overdue" in page.content()
        assert "Finance" in reasons(page)["Present on an agenda"]

    def test_one_life_on_both_items(self, place, visit):
        first = place.decided(body=place.college)
        second = items.forward(first, place.council)
        for item in (first, second):
            text = visit("clerk").get(path_of(item)).content()
            assert "Forwarded to this body" in text
            assert "Decided" in text

    def test_what_is_out_of_sight_is_out_of_the_life(self, place, visit):
        first = place.decided(body=place.college)
        second = items.forward(first, place.council)
        page = visit("reader").get(path_of(first))
        assert page.status == 200
        assert not any(second.getId() in (link or "") for link in page.links())
        assert "Forwarded to this body" not in page.content()

    def test_sha256_is_there_to_compare(self, place, visit):
        item = place.item()
        annex = annexes.add(item, PDF, "plan.pdf")
        assert annex.sha256 in visit("author").get(path_of(item)).content()

"""A form that is refused: it comes again, with the reason and all that was typed."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from visiting import path_of


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

LONG = "Too dear for this year. " * 100
"""Longer than a reason may be."""


class TestItem:
    def test_reason_stays(self, place, visit):
        item = place.item(state="proposed")
        fields = {"step": "return", "reason": LONG}
        page = visit("validator").post(path_of(item, "@@item-move"), fields)
        assert page.refusal()
        field = page.tree.get_element_by_id("step-return-reason")
        assert field.text.strip() == LONG.strip()
        details = field.getparent()
        assert details.get("open")
        assert details.cssselect(".alert")[0].text in page.refusal()
        assert items.state(item) == "proposed"

    def test_other_forms_of_the_page_are_as_ever(self, place, visit):
        item = place.item(state="validated")
        fields = {"step": "return", "reason": LONG}
        page = visit("clerk").post(path_of(item, "@@item-move"), fields)
        assert page.refusal()
        assert not page.tree.get_element_by_id("step-withdraw-reason").text

    def test_service_and_days_stay(self, place, visit):
        item = place.item(state="validated")
        fields = {"step": "ask", "service": place.finance_uid, "days": "400"}
        page = visit("clerk").post(path_of(item, "@@opinion-ask"), fields)
        assert page.refusal()
        form = page.form("@@opinion-ask")
        assert form.fields["days"] == "400"
        assert form.fields["service"] == place.finance_uid
        assert opinions.of(item) == []

    def test_what_is_typed_is_text(self, place, visit):
        item = place.item(state="proposed")
        words = "</textarea><script>alert(1)</script>" + LONG
        fields = {"step": "return", "reason": words}
        page = visit("validator").post(path_of(item, "@@item-move"), fields)
        field = page.tree.get_element_by_id("step-return-reason")
        assert field.text.strip() == words.strip()


class TestAnnex:
    def test_title_and_kind_stay(self, place, visit):
        item = place.item()
        annex = annexes.add(item, PDF, "plan.pdf", category="Plan")
        fields = {"title": "Plan " + "x" * 900, "category": "Map", "confidential": "1"}
        page = visit("author").post(path_of(annex, "@@annex-change"), fields)
        assert page.refusal()
        form = page.form(f"{annex.getId()}/@@annex-change")
        assert form.fields["title"] == fields["title"]
        assert form.fields["category"] == "Map"
        assert form.fields["confidential"] == "1"
        assert annex.title == "plan.pdf"

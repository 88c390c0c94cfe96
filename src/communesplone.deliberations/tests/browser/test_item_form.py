"""Beginning an item, and two people who edit it at once."""

from communesplone.core.api import services
from communesplone.deliberations.api import items
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.locking.interfaces import ILockable
from visiting import path_of

import pytest


class TestNew:
    def test_from_scratch(self, place, visit):
        author = visit("author")
        form = author.get(path_of(place.council, "@@new-item")).form("@@new-item")
        assert form.inputs["service"].value_options == [place.works_uid]
        page = author.post(
            path_of(place.council, "@@new-item"),
            {"title": "A bench", "service": place.works_uid},
        )
        assert page.status == 303
        assert page.location.endswith("/edit")
        (brain,) = api.content.find(portal_type=items.TYPE)
        assert author.get(path_of(brain.getObject(), "edit")).status == 200

    def test_from_a_template(self, place, visit):
        template = api.content.create(
            place.council,
            "communesplone.deliberations.ItemTemplate",
            title="Minutes",
            decision=RichTextValue(
                "<p>Article 1.</p>", "text/html", "text/x-html-safe"
            ),
        )
        fields = {
            "title": "Minutes of May",
            "service": place.works_uid,
            "template": api.content.get_uuid(template),
        }
        visit("author").post(path_of(place.council, "@@new-item"), fields)
        (brain,) = api.content.find(portal_type=items.TYPE)
        assert brain.Title == "Minutes of May"
        assert brain.getObject().decision.raw == "<p>Article 1.</p>"
        fields["template"] = api.content.get_uuid(place.college)
        page = visit("author").post(path_of(place.council, "@@new-item"), fields)
        assert page.status == 400

    def test_the_field_that_is_wrong_says_so(self, place, visit):
        fields = {"title": " ", "service": place.works_uid}
        page = visit("author").post(path_of(place.council, "@@new-item"), fields)
        assert page.status == 400
        assert page.tree.get_element_by_id("new-title").get("aria-invalid") == "true"
        said = page.tree.get_element_by_id("new-title-error").text_content()
        assert said.strip() and page.content().count(said.strip()) == 1

    @pytest.mark.parametrize("account", ["author", "stranger"])
    def test_for_my_own_services_only(self, place, visit, account):
        other = {"author": place.finance_uid, "stranger": place.works_uid}[account]
        page = visit(account).post(
            path_of(place.council, "@@new-item"), {"title": "A bench", "service": other}
        )
        assert page.status == 400
        assert "no author" in page.content()
        assert page.tree.get_element_by_id("new-title").get("value") == "A bench"
        assert not api.content.find(portal_type=items.TYPE)

    @pytest.mark.parametrize("account", ["validator", "clerk", "citizen", None])
    def test_authors_only(self, place, visit, account):
        page = visit(account).get(path_of(place.council, "@@new-item"))
        assert page.status in {302, 401, 403}

    def test_title_is_checked(self, place, visit):
        for title in ("", "x" * 501):
            page = visit("author").post(
                path_of(place.council, "@@new-item"),
                {"title": title, "service": place.works_uid},
            )
            assert page.status == 400


class TestEdit:
    @pytest.fixture
    def item(self, place):
        services.staff(place.works, "author", "second")
        return place.item("A bench", decision="<p>Article 1. A bench.</p>")

    def fields(self, visitor, item):
        # Plone lets one in at a time, until a lock is too old or somebody breaks it.
        ILockable(item).clear_locks()
        form = visitor.get(path_of(item, "edit")).form("edit")
        return {
            name: value
            for name, value in form.form_values()
            if not name.startswith("form.buttons")
        }

    def save(self, visitor, item, fields, **changes):
        sent = {**fields, **changes, "form.buttons.save": "Save"}
        return visitor.send("POST", path_of(item, "edit"), data=sent)

    def test_saved(self, visit, item):
        author = visit("author")
        page = self.save(
            author,
            item,
            self.fields(author, item),
            **{"form.widgets.title": "Two benches"},
        )
        assert page.status == 302
        assert item.title == "Two benches"

    def test_the_service_stays(self, place, visit, item):
        author = visit("author")
        fields = self.fields(author, item)
        assert not any("service" in name for name in fields)
        sent = {"form.widgets.IServiceAware.service:list": place.finance_uid}
        self.save(author, item, fields, **sent)
        assert item.service == place.works_uid

    def test_different_fields_are_both_kept(self, visit, item):
        one, two = visit("author"), visit("second")
        first, second = self.fields(one, item), self.fields(two, item)
        self.save(two, item, second, **{"form.widgets.title": "Theirs"})
        page = self.save(
            one, item, first, **{"form.widgets.decision": "<p>Article 1. Mine.</p>"}
        )
        assert page.status == 302
        assert item.title == "Theirs"
        assert "Mine" in item.decision.raw
        said = one.said()
        assert "second changed: Subject" in said

    def test_one_field_the_later_is_told(self, visit, item):
        one, two = visit("author"), visit("second")
        first, second = self.fields(one, item), self.fields(two, item)
        theirs = {"form.widgets.title": "Theirs", "form.widgets.budget_name": "Roads"}
        theirs["form.widgets.budget_year"] = "2026"
        self.save(two, item, second, **theirs)
        page = self.save(one, item, first, **{"form.widgets.title": "Mine"})
        assert page.status == 200
        assert "meanwhile second changed Subject" in page.content()
        assert item.title == "Theirs"
        fields = dict(page.form("edit").form_values())
        assert fields["form.widgets.title"] == "Mine"
        assert fields["form.widgets.budget_name"] == "Roads"
        fields.pop("form.buttons.cancel", None)
        self.save(one, item, fields)
        assert (item.title, item.budget_name) == ("Mine", "Roads")

    def test_the_second_is_told_who_is_there(self, visit, item):
        visit("author").get(path_of(item, "edit"))
        two = visit("second")
        page = two.get(path_of(item, "edit"))
        assert (page.status, page.location[-6:]) == (302, "@@view")
        page = two.get(path_of(item, "@@view"))
        assert "author" in page.tree.cssselect("#plone-lock-status")[0].text_content()

    def test_needs_a_token(self, visit, item):
        author = visit("author")
        fields = self.fields(author, item)
        fields.pop("_authenticator")
        assert self.save(author, item, fields, title="x").status == 403

    def test_a_form_without_its_beginning_overwrites_nothing_unseen(self, visit, item):
        author = visit("author")
        fields = self.fields(author, item)
        fields["form.widgets.base"] = "nonsense"
        page = self.save(author, item, fields, **{"form.widgets.title": "Mine"})
        assert page.status == 200
        assert item.title == "A bench"

"""The page of a body, its people, its phrases, its sessions."""

from communesplone.core.api import services
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import people
from communesplone.deliberations.api import recurring
from communesplone.deliberations.api import sessions
from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from visiting import path_of

import pytest
import transaction


HOSTILE = "<script>alert(1)</script>"


def mandate_of(place, account):
    uid = place.uid(account)
    rows = people.rows(place.council)
    return next(people.find(row.mandate) for row in rows if row.person == uid)


class TestBody:
    def test_for_everybody(self, place, visit):
        start = datetime(2035, 1, 18, 19, tzinfo=UTC)
        sessions.create(place.council, title="Secret yet", start=start)
        page = visit(None).get(path_of(place.council))
        assert page.status == 200
        text = page.content()
        assert "Anne Delvaux" in text
        assert "List 1" in text
        assert "Secret yet" not in text
        council = place.council.absolute_url()
        views = {link for link in page.links() if link.startswith(f"{council}/@@")}
        assert views == {f"{council}/@@decisions"}

    def test_for_the_clerk(self, place, visit):
        start = datetime(2035, 1, 18, 19, tzinfo=UTC)
        session = sessions.create(place.council, title="January", start=start)
        page = visit("clerk").get(path_of(place.council))
        links = page.links()
        views = ["plan-session", "phrases", "add-mandate", "add-template", "sessions"]
        views += ["deliberation-register", "scdl-import"]
        for view in (f"@@{view}" for view in views):
            assert f"{place.council.absolute_url()}/{view}" in links
        assert f"{session.absolute_url()}/@@agenda" in links

    def test_author_begins(self, place, visit):
        links = visit("author").get(path_of(place.council)).links()
        assert f"{place.council.absolute_url()}/@@new-item" in links
        assert not any("@@phrases" in (link or "") for link in links)

    def test_members_of_a_day(self, place, visit):
        people.end_mandate(mandate_of(place, "councillor"), date(2025, 6, 30))
        path = path_of(place.council)
        assert "Denis Noël" not in visit(None).get(path).content()
        assert "Denis Noël" in visit(None).get(f"{path}?on=2025-06-30").content()
        assert "Denis Noël" not in visit(None).get(f"{path}?on=2025-07-01").content()

    def test_says_who_signs_the_acts(self, place, visit):
        tree = visit(None).get(path_of(place.council)).tree
        rows = [
            row for row in tree.iter("tr") if "Signs the acts" in row.text_content()
        ]
        names = [row.cssselect("th")[0].text for row in rows]
        assert names == ["Anne Delvaux", "Fanny Petit"]

    @pytest.mark.parametrize("day", ["", "soon", "2025-99-99", HOSTILE, "9" * 500])
    def test_no_day_is_today(self, place, visit, day):
        page = visit(None).get(path_of(place.council), params={"on": day})
        assert page.status == 200
        assert "Anne Delvaux" in page.content()

    def test_counts_are_of_what_one_sees(self, place, visit):
        place.item("Draft")
        place.item("Valid", state="validated")
        assert "Draft 1" in visit("author").get(path_of(place.council)).content()
        assert "Draft" not in visit("clerk").get(path_of(place.council)).content()


class TestSessions:
    def test_page_by_page(self, place, visit):
        for day in range(1, 23):
            start = datetime(2035, 1, day, 19, tzinfo=UTC)
            sessions.create(place.council, title=f"Session {day}", start=start)
        clerk, path = visit("clerk"), path_of(place.council, "@@sessions")
        page = clerk.get(path)
        assert "Session 22" in page.content()
        assert "Session 2 " not in page.content()
        older = next(link for link in page.links() if link and "b_start=20" in link)
        text = clerk.get(older.removeprefix(place.portal.absolute_url())).content()
        assert "Session 2 " in text
        assert "Session 22" not in text

    @pytest.mark.parametrize("account", ["councillor", "author", None])
    def test_planned_ones_are_the_secretariat_s(self, place, visit, account):
        start = datetime(2035, 1, 18, 19, tzinfo=UTC)
        session = sessions.create(place.council, title="Secret yet", start=start)
        visitor = visit(account)
        page = visitor.get(path_of(place.council, "@@sessions"))
        assert page.status == 200
        assert "Secret yet" not in page.text
        assert visitor.get(path_of(session)).status in {302, 401, 403}

    def test_a_year_leads_to_its_body(self, place, visit):
        page = visit(None).get(path_of(place.item().__parent__))
        assert page.location == place.council.absolute_url()


class TestPerson:
    def test_mandates_for_everybody(self, place, visit):
        people.end_mandate(mandate_of(place, "mayor"), date(2025, 6, 30))
        api.content.transition(place.folder, "publish")
        page = visit(None).get(path_of(place.persons["mayor"]))
        text = page.content()
        assert "Council – Mayor, from 2 December 2024 to 30 June 2025" in text
        assert "College – Mayor, since 2 December 2024" in text
        assert "Date of birth" not in text and "Not public" not in text
        inside = visit("clerk").get(path_of(place.persons["mayor"])).content()
        assert "Not public" in inside and "Date of birth 1 March 1961" in inside


class TestItems:
    def test_by_state(self, place, visit):
        place.item("One")
        place.item("Two", state="validated")
        author = visit("author")
        path = path_of(place.council, "@@items")
        assert "One" in (text := author.get(path).content()) and "Two" in text
        text = author.get(f"{path}?state=validated").content()
        assert "Two" in text
        assert "One" not in text
        assert "Two" in author.get(f"{path}?state=nonsense&b_start=-3").content()

    def test_not_for_visitors(self, place, visit):
        page = visit(None).get(path_of(place.council, "@@items"))
        assert page.status in {302, 401, 403}


class TestPlan:
    def fields(self, page):
        return {
            name: value
            for name, value in page.form("plan-session").form_values()
            if not name.startswith("form.buttons")
        }

    def test_proposes_who_presides_and_writes(self, place, visit):
        page = visit("clerk").get(path_of(place.council, "@@plan-session"))
        fields = self.fields(page)
        assert fields["form.widgets.president:list"] == place.uid("mayor")
        assert fields["form.widgets.secretary:list"] == place.uid("director")

    def test_asks_of_a_college_only_whether_it_is_extraordinary(self, place, visit):
        clerk = visit("clerk")
        council = clerk.get(path_of(place.council, "@@plan-session"))
        assert "widgets.extraordinary" not in council.text
        path = path_of(place.college, "@@plan-session")
        fields = self.fields(clerk.get(path))
        fields |= {"form.widgets.title": "Extra", "form.buttons.plan": "Plan"}
        fields["form.widgets.start"] = "2035-01-18T19:30"
        fields["form.widgets.extraordinary:list"] = "selected"
        clerk.send("POST", path, data=fields)
        (brain,) = api.content.find(portal_type=sessions.PORTAL_TYPE)
        session = brain.getObject()
        assert session.extraordinary is True
        page = clerk.get(path_of(session)).text
        assert "Extraordinary sitting" in page and "Last day to convene" in page
        assert "To convene by" in clerk.get(path_of(session, "@@agenda")).text
        session.extraordinary = False
        transaction.commit()
        assert "Last day to convene" not in clerk.get(path_of(session)).text
        assert "To convene by" not in clerk.get(path_of(session, "@@agenda")).text
        form = clerk.get(path_of(session, "edit"))
        assert "widgets.extraordinary" in form.text

    def test_planned(self, place, visit):
        clerk = visit("clerk")
        path = path_of(place.council, "@@plan-session")
        fields = self.fields(clerk.get(path))
        fields |= {"form.widgets.title": "January", "form.buttons.plan": "Plan"}
        fields["form.widgets.start"] = "2035-01-18T19:30"
        page = clerk.send("POST", path, data=fields)
        (brain,) = api.content.find(portal_type=sessions.PORTAL_TYPE)
        session = brain.getObject()
        assert page.location == f"{session.absolute_url()}/@@agenda"
        assert session.president == place.uid("mayor")
        assert session.start.utcoffset() is not None
        assert session.__parent__.getId() == "2035"

    def test_a_title_that_nobody_changed_names_the_day(self, place, visit):
        clerk = visit("clerk")
        path = path_of(place.council, "@@plan-session")
        fields = self.fields(clerk.get(path)) | {"form.buttons.plan": "Plan"}
        fields["form.widgets.start"] = "2035-01-18T19:30"
        clerk.send("POST", path, data=fields)
        (brain,) = api.content.find(portal_type=sessions.PORTAL_TYPE)
        assert brain.Title == f"{place.council.title} of 18 January 2035"

    @pytest.mark.parametrize("closed", [False, True])
    def test_what_stands_on_every_agenda(self, place, visit, closed):
        fields = {"recurring": True, "service": place.works_uid, "title": "Minutes"}
        template = createContent(recurring.TEMPLATE, **fields)
        addContentToContainer(place.council, template, False)
        if closed:
            services.close(place.works)
        clerk, path = visit("clerk"), path_of(place.council, "@@plan-session")
        fields = self.fields(clerk.get(path)) | {"form.buttons.plan": "Plan"}
        fields["form.widgets.start"] = "2035-01-18T19:30"
        page = clerk.send("POST", path, data=fields)
        found = api.content.find(portal_type=sessions.PORTAL_TYPE)
        if closed:
            assert "“Minutes” stands on every agenda" in page.content()
            assert not found
        else:
            (row,) = agenda.rows(found[0].getObject())
            assert row[1].Title == "Minutes"

    def test_without_a_day_nothing_is_planned(self, place, visit):
        clerk = visit("clerk")
        path = path_of(place.council, "@@plan-session")
        fields = self.fields(clerk.get(path)) | {"form.buttons.plan": "Plan"}
        fields["form.widgets.place"] = "Somewhere"
        page = clerk.send("POST", path, data=fields)
        assert page.status == 200
        assert self.fields(page)["form.widgets.place"] == "Somewhere"
        assert not api.content.find(portal_type=sessions.PORTAL_TYPE)

    @pytest.mark.parametrize("start", ["0001-01-01T00:00", "9999-12-31T23:59"])
    def test_no_day_of_any_town(self, place, visit, start):
        clerk = visit("clerk")
        path = path_of(place.council, "@@plan-session")
        fields = self.fields(clerk.get(path)) | {"form.buttons.plan": "Plan"}
        page = clerk.send("POST", path, data=fields | {"form.widgets.start": start})
        assert page.status == 200
        assert "years 1800 to 2199" in page.content()
        assert not api.content.find(portal_type=sessions.PORTAL_TYPE)

    def test_the_past_is_said(self, place, visit):
        clerk = visit("clerk")
        path = path_of(place.council, "@@plan-session")
        for start, is_past in (("2025-01-06T19:00", True), ("2035-01-01T19:00", False)):
            fields = self.fields(clerk.get(path)) | {"form.buttons.plan": "Plan"}
            clerk.send("POST", path, data=fields | {"form.widgets.start": start})
            assert ("begins in the past" in clerk.said()) is is_past

    def test_token_and_role(self, place, visit):
        path = path_of(place.council, "@@plan-session")
        fields = {"form.widgets.title": "x", "form.buttons.plan": "Plan"}
        assert visit("clerk").send("POST", path, data=fields).status == 403
        assert visit("author").get(path).status in {302, 401, 403}


class TestMandates:
    def test_added_by_the_clerk(self, place, visit):
        path = path_of(place.college, "@@add-mandate")
        clerk = visit("clerk")
        fields = dict(clerk.get(path).form("add-mandate").form_values())
        fields.pop("form.buttons.cancel", None)
        fields |= {
            "form.widgets.person:list": place.uid("councillor"),
            "form.widgets.post:list": "alderman",
            "form.widgets.start": "2026-01-05",
            "form.buttons.save": "Save",
        }
        clerk.send("POST", path, data=fields)
        rows = people.members_of(place.college, date(2026, 1, 5))
        assert "Denis Noël" in {row.name for row in rows}

    def test_ended(self, place, visit):
        mandate, clerk = mandate_of(place, "councillor"), visit("clerk")
        path = path_of(mandate, "@@end-mandate")
        assert "Denis Noël" in clerk.get(path).content()
        page = clerk.post(path, {"last_day": "2020-01-01"})
        assert "before the start" in page.refusal()
        assert page.tree.get_element_by_id("last-day").get("value") == "2020-01-01"
        assert mandate.end is None
        clerk.post(path, {"last_day": "2026-01-31"})
        assert mandate.end == date(2026, 1, 31)
        assert visit("mayor").get(path).status in {302, 401, 403}

    def test_all_persons(self, place, visit):
        page = visit("clerk").get("/@@persons?name=noël")
        assert "Denis Noël" in page.content()
        assert "Anne Delvaux" not in page.content()
        nobody = visit("clerk").get("/@@persons?name=zzz")
        assert f"{place.folder.absolute_url()}/@@add-person" in nobody.links()
        for account in ("author", "mayor", None):
            assert visit(account).get("/@@persons").status in {302, 401, 403}

    def test_clerk_edits_a_person_in_a_private_folder(self, place, visit):
        person = place.persons["councillor"]
        page = visit("clerk").get(path_of(person, "edit"))
        assert page.status == 200
        assert visit("mayor").get(path_of(person, "edit")).status in {302, 401, 403}


class TestPhrases:
    @pytest.fixture
    def path(self, place):
        return path_of(place.council, "@@phrases")

    def test_written_in_one_language(self, place, visit, path):
        clerk = visit("clerk")
        own = "Par ordre, ${body} :"
        fields = {"language": "en", "save": "1", "phrase.signature_by_order": own}
        assert clerk.post(path, fields).status == 303
        assert bodies.phrase(place.council, "en", "signature_by_order") == own
        assert own in clerk.get(f"{path}?language=en").text
        fields["phrase.signature_by_order"] = " "
        clerk.post(path, fields)
        assert bodies.phrase(place.council, "en", "signature_by_order") == ""

    @pytest.mark.parametrize("text", ["${nobody}", "${", "x" * 5_001])
    def test_refused_and_kept(self, place, visit, path, text):
        bodies.write_phrases(place.council, "en", {"minutes_closing": "End."})
        fields = {"language": "en", "save": "1", "phrase.signature_by_order": text}
        page = visit("clerk").post(path, fields)
        assert page.status == 400
        field = page.tree.get_element_by_id("phrase.signature_by_order")
        assert field.text == text
        assert field.get("aria-invalid") == "true"
        assert bodies.phrase(place.council, "en", "minutes_closing") == "End."
        # Said at the field, and a way to it at the top.
        told = field.getnext()
        assert told.get("id") in field.get("aria-describedby").split()
        (way,) = page.tree.cssselect("[role=alert] a")
        assert way.get("href") == f"#{field.get('id')}"
        assert way.text == told.text
        ids = {each.get("id") for each in page.tree.iter() if each.get("id")}
        described = page.tree.cssselect("textarea[aria-describedby]")
        assert ids >= {
            i for each in described for i in each.get("aria-describedby").split()
        }

    def test_unknown_keys_and_languages_are_nothing(self, place, visit, path):
        fields = {"language": HOSTILE, "save": "1", "phrase.nonsense": "x"}
        assert visit("clerk").post(path, fields).status == 303
        assert set(place.council.phrases) == {"en"}
        assert dict(place.council.phrases["en"]) == {}

    def test_token_and_role(self, place, visit, path):
        page = visit("clerk").post(path, {"save": "1"}, token=False)
        assert page.status == 403
        assert visit("author").get(path).status in {302, 401, 403}

"""The pages of services, asked for as a browser does."""

from communesplone.core.api import services
from communesplone.core.browser.services import grid
from communesplone.core.browser.services import staffing
from communesplone.core.browser.services.staffing import StaffingView
from communesplone.core.interfaces import Malformed
from lxml import html
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID
from zExceptions import BadRequest

import pytest
import requests
import transaction


OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
PASSWORD = "a-long-pass-phrase"
HOSTILE = "<b>Ann</b> ${x} \"';--"


@pytest.fixture
def town(functional_portal):
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    for name in ("ann", "bob", "carl"):
        user = api.user.create(
            username=name, email=f"{name}@x.example", password=PASSWORD
        )
        user.setMemberProperties({"fullname": f"{name.capitalize()} Smith"})
    service = services.create(
        functional_portal,
        "Public works",
        acronym="PW",
        description="Roads & bridges",
        head="ann",
        phone="081 23.45",
        email="pw@town.example",
        address="Street 1\nTown",
        opening_hours="Monday",
    )
    services.create(functional_portal, "Roads", parent_service=IUUID(service))
    services.staff(service, "member", "bob")
    transaction.commit()
    return functional_portal


@pytest.fixture
def works(town):
    return town["public-works"]


class Page:
    """A page, as somebody sees it."""

    def __init__(self, response):
        self.status = response.status_code
        self.text = response.text
        self.response = response
        self.tree = html.fromstring(response.text) if response.text else None

    def content(self):
        return " ".join(self.tree.get_element_by_id("content").text_content().split())

    def form(self):
        (form,) = self.tree.cssselect("form.staffing")
        return list(form.form_values())


@pytest.fixture
def visit(town):
    session = requests.Session()
    session.trust_env = False

    def do(path, auth=OWNER, data=None, headers=None):
        transaction.commit()
        response = session.request(
            "GET" if data is None else "POST",
            town.absolute_url() + path,
            auth=auth,
            data=data,
            headers=headers,
            allow_redirects=False,
            timeout=30,
        )
        transaction.begin()
        session.cookies.clear()
        return Page(response)

    yield do
    session.close()


def cells(page):
    return {value for name, value in page.form() if name == "cell:list"}


def sent(page, tick=(), untick=(), button="save", **more):
    """The form's fields, after some clicks."""
    fields = [pair for pair in page.form() if pair[1] not in untick]
    fields = [pair for pair in fields if pair[0] not in more]
    fields += [("cell:list", value) for value in tick]
    return [*fields, *more.items(), (button, "1")]


class TestServicePage:
    def test_visitor(self, visit):
        text = visit("/public-works", auth=None).content()
        for part in ("PW", "Roads & bridges", "Ann Smith", "081 23.45", "Roads"):
            assert part in text
        assert "Bob" not in text

    def test_member_sees_staff(self, visit):
        text = visit("/public-works", auth=("bob", PASSWORD)).content()
        assert "Bob Smith" in text

    def test_closed_parent_and_former_head(self, visit, town, works):
        services.close(works)
        town.acl_users.source_users.removeUser("ann")
        page = visit("/public-works", auth=None)
        assert "closed" in page.content()
        assert "Roads" in page.content()
        assert "Head of the service" not in page.content()
        assert "ann" not in page.tree.cssselect(".service")[0].text_content().split()
        assert "former account" not in page.content()
        assert "Public works" in visit("/roads", auth=None).content()

    def test_hostile_texts_are_escaped(self, visit, town, works):
        services.update(works, title=HOSTILE, acronym="<i>", address=HOSTILE)
        api.user.get("bob").setMemberProperties({"fullname": HOSTILE})
        for path in (
            "/public-works",
            "/public-works/@@staffing",
            "/public-works/@@staffing-history",
            "/public-works/delete_confirmation",
            "/public-works/edit",
            "/roads/edit",
            "/@@services",
            "/@@service-list",
        ):
            page = visit(path)
            assert page.status == 200
            assert "<b>Ann" not in page.text
            assert "<i>" not in page.text

    def test_no_inline_script_or_style_of_ours(self, visit):
        for path in ("/public-works", "/public-works/@@staffing", "/@@services"):
            content = visit(path).tree.get_element_by_id("content-core", None)
            for found in () if content is None else content.iter():
                assert found.tag not in ("script", "style")
                assert not [key for key in found.attrib if key.startswith("on")]
                assert "style" not in found.attrib


class TestRights:
    @pytest.mark.parametrize(
        "path",
        [
            "/public-works/@@staffing",
            "/public-works/@@staffing-history",
            "/public-works/delete_confirmation",
            "/public-works/edit",
            "/@@services",
            "/++add++communesplone.core.Service",
        ],
    )
    def test_refused(self, visit, path):
        for auth in (None, ("ann", PASSWORD), ("bob", PASSWORD)):
            page = visit(path, auth=auth)
            assert page.status in (302, 401)
            assert "require_login" in page.response.headers.get(
                "Location", "require_login"
            )

    def test_lists(self, visit, town):
        text = visit("/@@service-list", auth=None).content()
        assert "Public works" in text
        assert "Roads" in text
        text = visit("/@@services").text
        assert "public-works/@@staffing" in text


class TestGrid:
    URL = "/public-works/@@staffing"

    def test_shows_who_sits_where(self, visit):
        page = visit(self.URL)
        assert cells(page) == {"member:bob"}
        for box in page.tree.cssselect(".staffing-grid input[type=checkbox]"):
            for label in box.get("aria-labelledby").split():
                assert page.tree.get_element_by_id(label) is not None

    def test_search_then_tick_then_save(self, visit, works):
        page = visit(self.URL)
        fields = sent(page, tick=["lead:bob"], button="search", query="carl")
        page = visit(self.URL, data=fields)
        assert cells(page) == {"member:bob", "lead:bob"}
        assert "Carl Smith" in page.content()
        assert services.people_in(works, "lead") == ()
        answer = visit(self.URL, data=sent(page, tick=["member:carl"]))
        assert answer.status == 303
        assert services.people_in(works, "lead") == ("bob",)
        assert services.people_in(works, "member") == ("bob", "carl")

    def test_search_finds_nobody(self, visit):
        page = visit(self.URL)
        page = visit(self.URL, data=sent(page, button="search", query="zzz"))
        assert "Nobody was found" in page.content()
        page = visit(self.URL, data=sent(page, button="search", query=""))
        assert page.status == 200

    @pytest.mark.parametrize("query", ["e-mail", "carl@x.example", "CARL", "Smith"])
    def test_search_by_other_words(self, visit, query):
        page = visit(self.URL)
        page = visit(self.URL, data=sent(page, button="search", query=query))
        assert ("Carl Smith" in page.content()) == (query != "e-mail")

    def test_two_editors(self, visit, works):
        page = visit(self.URL)
        services.staff(works, "lead", "carl")
        services.unstaff(works, "member", "bob")
        fields = sent(page, tick=["member:ann"], untick=["member:bob"])
        answer = visit(self.URL, data=fields)
        assert answer.status == 200
        text = answer.content()
        assert "added Carl Smith as Lead; this was kept" in text
        assert "already removed Bob Smith as Member" in text
        assert services.people_in(works, "member") == ("ann",)
        assert services.people_in(works, "lead") == ("carl",)
        assert cells(answer) == {"member:ann", "lead:carl"}

    def test_changes_of_others_in_the_other_direction(self, visit, works):
        page = visit(self.URL)
        services.staff(works, "lead", "carl")
        services.unstaff(works, "member", "bob")
        text = visit(self.URL, data=sent(page, tick=["lead:carl"])).content()
        assert "already added Carl Smith as Lead" in text
        assert "removed Bob Smith as Member; this was kept" in text

    def test_former_account_can_be_taken_out(self, visit, town, works):
        town.acl_users.source_users.removeUser("bob")
        page = visit(self.URL)
        assert "former account (bob)" in page.content()
        visit(self.URL, data=sent(page, untick=["member:bob"]))
        assert services.people_in(works, "member") == ()
        assert "bob" in visit(f"{self.URL}-history").content()

    def test_missing_token(self, visit, works):
        fields = sent(visit(self.URL), tick=["lead:ann"])
        fields = [pair for pair in fields if pair[0] != "_authenticator"]
        assert visit(self.URL, data=fields).status == 403
        assert services.people_in(works, "lead") == ()

    def test_no_write_on_get(self, visit, works):
        page = visit(self.URL)
        query = requests.compat.urlencode(sent(page, tick=["lead:ann"]))
        assert visit(f"{self.URL}?{query}").status == 403
        assert services.people_in(works, "lead") == ()

    def test_member_cannot_post(self, visit, works):
        fields = sent(visit(self.URL), tick=["lead:bob"])
        assert visit(self.URL, auth=("bob", PASSWORD), data=fields).status in (302, 401)
        assert services.people_in(works, "lead") == ()

    @pytest.mark.parametrize(
        "form,id,text",
        [
            ({}, "error_form_cut_short", "did not arrive entirely"),
            ({"end": "1", "shown": "{"}, "error_form_foreign", "not one of this page"),
            (
                {"end": "1", "cell": [f"{n}:a" for n in range(5)]},
                "error_form_too_many_ticks",
                "Too many ticks",
            ),
        ],
    )
    def test_broken_form_says_why(self, http_request, monkeypatch, form, id, text):
        monkeypatch.setattr(grid, "MAX_CELLS", 4)
        monkeypatch.setattr(grid, "texts", lambda values: list(values))
        with pytest.raises(Malformed) as caught:
            grid.read(form)
        assert caught.value.message == id
        view = StaffingView(None, http_request)
        view.request.form.update({**form, "save": "1"})
        monkeypatch.setattr(staffing, "PostOnly", lambda request: None)
        monkeypatch.setattr(staffing, "CheckAuthenticator", lambda request: None)
        with pytest.raises(BadRequest, match=text):
            view()

    @pytest.mark.parametrize(
        "field,value",
        [
            ("end", "0"),
            ("shown", "{"),
            ("shown", "{}"),
            ("shown", "[1]"),
            ("shown", '[["a"]]'),
            ("shown", '[["a",1]]'),
            ("shown", "[" * 100_000),
            ("shown", '[["a","' + "x" * 300 + '"]]'),
            ("cell:list", "member"),
            ("cell:list", ":"),
            ("cell:list", "x" * 1000),
            ("row:list", ""),
        ],
    )
    def test_broken_form(self, visit, works, field, value):
        fields = sent(visit(self.URL), **{field: value})
        assert visit(self.URL, data=fields).status == 400
        assert services.people_in(works, "member") == ("bob",)

    @pytest.mark.parametrize("cell", ["member:nobody", "mayor:ann", "member:a:b"])
    def test_unknown_people_and_functions(self, visit, works, cell):
        page = visit(self.URL, data=sent(visit(self.URL), tick=[cell, "lead:ann"]))
        assert "There is no" in page.content()
        assert services.people_in(works, "lead") == ("ann",)


class TestDelete:
    def test_reason_and_close_instead(self, visit, town, works):
        page = visit("/public-works/delete_confirmation")
        assert "cannot be deleted" in page.content()
        (form,) = [f for f in page.tree.forms if "content_status" in (f.action or "")]
        path = form.action.removeprefix(town.absolute_url())
        visit(path, data=form.form_values())
        assert services.is_closed(works)
        assert (
            "Close the service"
            not in visit("/public-works/delete_confirmation").content()
        )

    def test_unused_service_goes(self, visit, town):
        page = visit("/roads/delete_confirmation")
        (form,) = [f for f in page.tree.forms if "delete_conf" in (f.action or "")]
        fields = [*form.form_values(), ("form.buttons.Delete", "Delete")]
        visit("/roads/delete_confirmation", data=fields)
        assert "roads" not in town


class TestForms:
    def fields(self, page):
        (form,) = [f for f in page.tree.forms if f.get("id") == "form"]
        return dict(form.form_values())

    def test_add(self, visit, town):
        path = "/++add++communesplone.core.Service"
        fields = self.fields(visit(path))
        fields |= {
            "form.widgets.title": "Archives",
            "form.widgets.phone": "call me",
            "form.buttons.save": "Save",
        }
        page = visit(path, data=fields)
        assert "This is not a phone number" in page.content()
        assert "archives" not in town
        fields |= {"form.widgets.phone": "081 1", "form.widgets.head": "nobody"}
        assert "archives" not in town
        assert visit(path, data=fields).status == 200
        fields["form.widgets.head"] = "ann"
        assert visit(path, data=fields).status == 302
        assert town.archives.head == "ann"

    def test_loop_at_the_field(self, visit, town, works):
        fields = self.fields(visit("/public-works/edit"))
        fields["form.widgets.parent_service:list"] = IUUID(town.roads)
        fields["form.buttons.save"] = "Save"
        page = visit("/public-works/edit", data=fields)
        (field,) = page.tree.cssselect("#formfield-form-widgets-parent_service")
        assert "Public works → Roads → Public works" in field.text_content()

    def test_edit_with_a_former_head(self, visit, town, works):
        town.acl_users.source_users.removeUser("ann")
        page = visit("/public-works/edit")
        fields = self.fields(page)
        fields["form.widgets.title"] = "Engineering"
        fields["form.buttons.save"] = "Save"
        assert visit("/public-works/edit", data=fields).status == 302
        assert works.title == "Engineering"
        assert works.head == "ann"

    def test_lead_does_not_see_the_tree(self, visit, works):
        services.staff(works, "lead", "bob")
        page = visit("/public-works/edit", auth=("bob", PASSWORD))
        assert "form.widgets.phone" in page.text
        assert "form.widgets.parent_service" not in page.text
        assert "form.widgets.head" not in page.text

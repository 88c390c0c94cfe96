from communesplone.core.api import settings
from images import image
from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest


OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
PATH = "/@@town-settings"


@pytest.fixture
def form(functional_portal, record):
    return Form(record)


class Form:
    def __init__(self, record):
        self.record = record
        self.page = None

    def open(self, auth=OWNER):
        answer = self.record.send("GET", PATH, auth=auth)
        self.page = html.fromstring(answer.text)
        return answer

    def save(self, files=None, without=(), auth=OWNER, **changes):
        self.open()
        form = self.page.get_element_by_id("form")
        data = {k: v for k, v in form.form_values() if "buttons" not in k}
        data.update({f"form.widgets.{name}": text for name, text in changes.items()})
        data["form.buttons.save"] = "Save"
        for name in without:
            del data[name]
        answer = self.record.send(
            "POST", PATH, auth=auth, data=data, files=files or {"x": b""}
        )
        self.page = html.fromstring(answer.text or "<html/>")
        return answer

    def error(self, name):
        field = self.page.get_element_by_id(f"formfield-form-widgets-{name}")
        found = field.cssselect(".invalid-feedback, .error, .fieldErrorBox")
        return " ".join(" ".join(part.text_content().split()) for part in found)


def test_saved(form):
    answer = form.save(
        **{"names.en": "Mist", "names.fr": "Brume", "primary_colour": "#003366"},
        street="Rue 1",
        holidays="09-27\n2026-06-08",
    )
    assert answer.status_code == 302
    town = settings.town()
    assert dict(town.names) == {"en": "Mist", "fr": "Brume"}
    assert (town.address.street, town.primary_colour) == ("Rue 1", "#003366")
    assert len(town.holidays) == 2


def test_a_change_made_meanwhile_is_not_lost(form):
    form.save(**{"names.en": "Mist"}, street="Rue 1")
    form.open()
    page = form.page
    form.save(street="Rue 2")
    late = {k: v for k, v in page.get_element_by_id("form").form_values()}
    late = {k: v for k, v in late.items() if "buttons" not in k}
    late |= {"form.buttons.save": "Save", "form.widgets.locality": "Ville"}
    answer = form.record.send("POST", PATH, data=late)
    assert "somebody else changed the settings" in answer.text
    again = html.fromstring(form.record.send("GET", PATH).text)
    kept = dict(again.get_element_by_id("form").form_values())
    assert kept["form.widgets.street"] == "Rue 2"
    assert not kept["form.widgets.locality"]

    # What was typed stands on the page still, and can be saved knowingly.
    typed = html.fromstring(answer.text).get_element_by_id("form").form_values()
    typed = {k: v for k, v in typed if "buttons" not in k}
    assert typed["form.widgets.locality"] == "Ville"
    typed["form.buttons.save"] = "Save"
    assert form.record.send("POST", PATH, data=typed).status_code == 302


def test_every_message_at_its_field_and_nothing_saved(form):
    answer = form.save(
        **{"names.en": "Mist"},
        street="Rue 1",
        municipality_code="1",
        postal_code="75001",
        primary_colour="#ffcc00",
        holidays="nonsense <img src=x onerror=alert(1)>",
    )
    assert answer.status_code == 200
    assert "too short or too long" in form.error("municipality_code")
    assert "too short or too long" in form.error("postal_code")
    assert "1.51:1" in form.error("primary_colour")
    assert form.error("holidays")
    assert form.error("street") == ""
    assert b"<img src=x" not in answer.content
    assert settings.town().name() == ""
    assert settings.town().address.street == ""
    # What was typed is still there.
    assert 'value="Rue 1"' in answer.text


def test_no_name(form):
    form.save(**{"names.fr": "Brume"})
    assert "default language (en)" in form.error("names")


def test_in_the_user_s_language(form, functional_portal):
    answer = form.open()
    assert "Country and region" in answer.text


class TestCoatOfArms:
    def upload(self, form, data, name="arms.png"):
        return form.save(
            {"form.widgets.coat_of_arms": (name, data)}, **{"names.en": "Mist"}
        )

    def test_uploaded_kept_and_removed(self, form, record):
        def present():
            return record.send("GET", "/@town").json()["coat_of_arms"]

        assert self.upload(form, image()).status_code == 302
        arms = present()
        assert arms["content-type"] == "image/png"
        assert form.save(street="Rue 2").status_code == 302
        assert present() == arms
        assert form.save(**{"coat_of_arms.remove": "1"}).status_code == 302
        assert present() is None

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"<svg xmlns='x'><script/></svg>", "neither a PNG nor a JPEG"),
            (b"", "neither a PNG nor a JPEG"),
            (image() + b"\0" * 600_000, "at most 500 KB"),
        ],
    )
    def test_refused(self, form, functional_portal, data, why):
        answer = self.upload(form, data)
        assert answer.status_code == 200
        assert why in form.error("coat_of_arms")
        assert settings.town().name() == ""
        assert settings.town().coat_of_arms is None


class TestAttack:
    @pytest.mark.parametrize("roles", [["Member"], ["Editor"], ["Reviewer"]])
    def test_wrong_role(self, form, functional_portal, roles):
        acl_users = functional_portal.acl_users
        acl_users.userFolderAddUser("ann", "Secret-123456", roles, [])
        ann = ("ann", "Secret-123456")
        assert form.open(auth=ann).status_code in (302, 401)
        answer = form.save(auth=ann, **{"names.en": "Mist"})
        assert answer.status_code in (302, 401)
        assert settings.town().name() == ""

    def test_anonymous(self, form):
        assert form.open(auth=None).status_code in (302, 401)
        form.save(auth=None, **{"names.en": "Mist"})
        assert settings.town().name() == ""

    def test_without_the_token(self, form):
        form.save(without=["_authenticator"], **{"names.en": "Mist"})
        assert settings.town().name() == ""

    def test_by_get(self, form, record):
        record.send(
            "GET",
            PATH,
            auth=OWNER,
            params={"form.widgets.names.en": "Mist", "form.buttons.save": "Save"},
        )
        assert settings.town().name() == ""

    def test_by_get_with_the_token(self, form, record):
        form.open()
        asked = dict(form.page.get_element_by_id("form").form_values())
        asked |= {"form.widgets.names.en": "Mist", "form.buttons.save": "Save"}
        assert asked["_authenticator"]
        record.send("GET", PATH, auth=OWNER, params=asked)
        assert settings.town().name() == ""

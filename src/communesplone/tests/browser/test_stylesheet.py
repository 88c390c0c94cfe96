from communesplone.core.api import settings
from communesplone.core.browser.stylesheet import stylesheet
from communesplone.core.rules.town import Town
from images import image
from plone import api

import re


def linked(page, name):
    return re.search(rf'/(@@{name}\?[0-9a-f]{{16}})"', page.text)[1]


def test_only_custom_properties():
    css = stylesheet(Town())
    assert re.fullmatch(
        r":root:root \{\n(  --[a-z-]+: (#[0-9a-f]{6}|\d+, \d+, \d+);\n)+\}\n", css
    )


class TestSheet:
    def test_kept_for_a_year_at_its_address(self, functional_portal, visit):
        path = "/" + linked(visit(""), "town.css")
        answer = visit(path)
        assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
        assert "immutable" in answer.headers["Cache-Control"]
        assert "--town-primary: #1f4e79;" in answer.text

    def test_another_colour_another_address(self, functional_portal, visit):
        before = linked(visit(""), "town.css")
        settings.save(primary_colour="#003366")
        assert linked(visit(""), "town.css") != before
        old = visit("/" + before)
        assert "must-revalidate" in old.headers["Cache-Control"]

    def test_not_modified(self, functional_portal, visit):
        tag = visit("/@@town.css").headers["ETag"]
        answer = visit("/@@town.css", headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")

    def test_hostile_records_do_not_get_in(self, functional_portal, visit):
        api.portal.set_registry_record("communesplone.core.primary_colour", "}</a>")
        assert "</" not in visit("/@@town.css").text


class TestArms:
    def test_none(self, functional_portal, visit):
        assert visit("/@@town-arms").status_code == 404

    def test_served_as_what_it_is(self, functional_portal, visit):
        settings.save(coat_of_arms=image("JPEG"))
        answer = visit("/" + linked(visit(""), "town-arms"))
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.content == settings.town().coat_of_arms.data

    def test_not_modified(self, functional_portal, visit):
        settings.save(coat_of_arms=image())
        tag = visit("/@@town-arms").headers["ETag"]
        answer = visit("/@@town-arms", headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")

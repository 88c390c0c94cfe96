"""Buttons pressed twice: the second press does nothing more than the first."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import items
from communesplone.deliberations.api import once
from communesplone.deliberations.api import sessions
from datetime import timedelta
from plone import api
from visiting import path_of
from zope.annotation.interfaces import IAnnotations

import pytest


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def values(page, action):
    return dict(page.form(action).form_values())


def count(portal_type):
    found = api.content.find(portal_type=f"communesplone.deliberations.{portal_type}")
    return len(found)


class TestForms:
    def test_one_item(self, place, visit):
        author, path = visit("author"), path_of(place.council, "@@new-item")
        before = count("Item")
        fields = values(author.get(path), "@@new-item") | {"title": "A bench"}
        first, second = author.post(path, fields), author.post(path, fields)
        assert (first.status, second.status) == (303, 303)
        assert first.location == second.location
        assert count("Item") == before + 1

    def test_one_of_each_form(self, place, visit):
        author, path = visit("author"), path_of(place.council, "@@new-item")
        before = count("Item")
        for _time in range(2):
            fields = values(author.get(path), "@@new-item") | {"title": "A bench"}
            assert author.post(path, fields).status == 303
        assert count("Item") == before + 2

    def test_a_key_is_of_one_account(self, place, visit):
        path = path_of(place.council, "@@new-item")
        before = count("Item")
        fields = values(visit("author").get(path), "@@new-item") | {"title": "A bench"}
        visit("author").post(path, fields)
        api.user.grant_roles(username="clerk", roles=["Manager"])
        assert visit("clerk").post(path, fields).status == 303
        assert count("Item") == before + 2

    def test_one_annex(self, place, visit):
        item, author = place.item(), visit("author")
        fields = values(author.get(path_of(item)), "@@annex-upload")
        fields.pop("files", None)
        for _time in range(2):
            page = author.post(
                path_of(item, "@@annex-upload"),
                fields,
                files=[("files", ("a.pdf", PDF))],
            )
            assert page.status == 303
        assert len(annexes.of(item)) == 1

    def test_a_step_is_not_refused(self, place, visit):
        item, author = place.item(), visit("author")
        fields = values(author.get(path_of(item)), "@@item-move")
        for _time in range(2):
            assert author.post(path_of(item, "@@item-move"), fields).status == 303
        assert items.state(item) == "proposed"

    def test_one_session(self, place, visit):
        clerk, path = visit("clerk"), path_of(place.council, "@@plan-session")
        fields = values(clerk.get(path), "plan-session")
        fields = {k: v for k, v in fields.items() if not k.startswith("form.buttons")}
        fields |= {
            "form.widgets.start": "2035-01-18T19:30",
            "form.buttons.plan": "Plan",
        }
        first = clerk.send("POST", path, data=fields)
        second = clerk.send("POST", path, data=fields)
        assert first.location == second.location
        assert first.location.endswith("/@@agenda")
        assert len(api.content.find(portal_type=sessions.PORTAL_TYPE)) == 1


class TestKeys:
    @pytest.mark.parametrize("key", ["", "x", "A" * 32, "0" * 33])
    def test_no_key_of_ours_is_not_kept(self, town, key):
        once.note(town.council, key, once.Done("u", "m"))
        assert once.done(town.council, key) is None

    def test_are_forgotten_after_two_days(self, town, monkeypatch):
        body, today = town.council, clock.today()
        keys = [once.new_key() for _day in range(4)]
        for day, key in enumerate(keys):
            monkeypatch.setattr(clock, "today", lambda d=day: today + timedelta(days=d))
            once.note(body, key, once.Done("u", str(day)))
        found = [once.done(body, key) for key in keys]
        assert [each and each.message for each in found] == [None, None, "2", "3"]
        assert len(IAnnotations(body)[once.KEY]) == 2

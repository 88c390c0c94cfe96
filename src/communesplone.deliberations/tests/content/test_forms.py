"""Plone's own view and edit forms open on each type that has them."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from datetime import date
from plone import api

import pytest


def of_type(town, name):
    if name == "Session":
        portal_type = "communesplone.deliberations.Session"
        fields = {"title": "A session", "start": clock.now()}
        return bodies.add(town.council, portal_type, 2026, **fields)
    if name == "Mandate":
        row = people.holder(town.council, "mayor", date(2026, 5, 4))
        return people.find(row.mandate)
    made = {"Body": town.council, "Person": town.persons["mayor"]}
    return made[name] if name in made else town.item(category="Roads")


@pytest.mark.parametrize("view", ["view", "edit"])
@pytest.mark.parametrize("name", ["Body", "Person", "Mandate", "Session", "Item"])
def test_opens(town, http_request, name, view):
    content = of_type(town, name)
    page = content.restrictedTraverse(f"@@{view}" if view == "edit" else view)
    if view == "view" and name in {"Body", "Session", "Item"}:
        # Pages of ours, not the forms of Dexterity.
        assert content.title in page()
        return
    page.update()
    if view == "edit":
        form = page.form_instance
        shown = {name for each in (form, *form.groups) for name in each.widgets}
        hidden = {"convened_by", "outcome", "origin", "forwarded_to", "amended_text"}
        assert shown and not shown & hidden
    assert content.title in page.render()


def test_birth_dates_are_not_on_the_page_of_a_person(town, http_request):
    person = town.persons["mayor"]
    for name, shown in (("clerk", True), ("citizen", False)):
        person.manage_permission("View", ["Authenticated"])
        with town.user(name):
            # As the publisher does; without it, forms check no fields.
            http_request.set("AUTHENTICATED_USER", api.user.get_current())
            page = person.restrictedTraverse("view")
            page.update()
            assert ("birth_date" in page.widgets) is shown

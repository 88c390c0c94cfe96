"""The grid of people × functions: the screen to staff a service."""

from communesplone.core import _
from communesplone.core.api import people
from communesplone.core.api import services
from communesplone.core.api import staffing
from communesplone.core.browser.services import grid
from communesplone.core.interfaces import Malformed
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import BadRequest
from zope.i18n import translate


MAX_QUERY = people.MAX_QUERY

MOST_FOUND = 20
"""People that one search brings into the grid."""


class StaffingView(BrowserView):
    """Shows, searches and saves. A search keeps the ticks that are not yet saved."""

    index = ViewPageTemplateFile("templates/staffing.pt")
    table = ViewPageTemplateFile("templates/grid.pt")

    query = ""
    found = ()
    outcome = None

    def __call__(self):
        form = self.request.form
        if "search" not in form and "save" not in form:
            return self.index()
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        try:
            self.state = grid.read(form)
        except Malformed as error:
            raise BadRequest(translate(error.message, context=self.request)) from error
        return self.search() if "search" in form else self.save()

    def search(self):
        self.query = str(self.request.form.get("query", "")).strip()[:MAX_QUERY]
        self.found = people.search(self.query, MOST_FOUND) if self.query else ()
        return self.index()

    def save(self):
        outcome = staffing.update(self.context, self.state.shown, self.state.wanted)
        api.portal.show_message(saved_message(outcome), self.request)
        if not (outcome.merge.both or outcome.merge.theirs or outcome.refused):
            return self.request.response.redirect(f"{self.url}/@@staffing", status=303)
        self.outcome = outcome
        taken = staffing.seats_taken(self.context)
        self.state = grid.Grid(taken, taken, self.state.people)
        return self.index()

    @cached_property
    def state(self):
        taken = staffing.seats_taken(self.context)
        return grid.Grid(taken, taken)

    @cached_property
    def url(self):
        return self.context.absolute_url()

    @cached_property
    def functions(self):
        return services.functions()

    @cached_property
    def columns(self):
        return [
            {
                "name": name,
                "id": f"function-{name}",
                "title": translate(function.title, context=self.request),
                "description": function.description,
            }
            for name, function in self.functions.items()
        ]

    @property
    def shown(self):
        return grid.dump(self.state.shown)

    @cached_property
    def rows(self):
        """The people found by the search, then those of the grid, by name."""
        state = self.state
        new = {person.id for person in self.found}
        ids = {*state.people, *(cell.person for cell in state.shown | state.wanted)}
        known = sorted(map(people.get, ids - new))
        return [self.row(*place) for place in enumerate([*self.found, *known])]

    def row(self, number, person):
        ticked = {c.function for c in self.state.wanted if c.person == person.id}
        return {
            "id": f"person-{number}",
            "person": person,
            "is_new": number < len(self.found),
            "cells": [
                {
                    "value": grid.value(column["name"], person.id),
                    "ticked": column["name"] in ticked,
                    "title": column["title"],
                    "labels": f"{column['id']} person-{number}",
                }
                for column in self.columns
            ],
        }

    @cached_property
    def reports(self):
        """What others did meanwhile, and what could not be done."""
        outcome = self.outcome
        if outcome is None:
            return []
        merge = outcome.merge
        return [
            *(self.report(cell, alike=True) for cell in sorted(merge.both)),
            *(self.report(cell, alike=False) for cell in sorted(merge.theirs)),
            *outcome.refused.values(),
        ]

    def report(self, cell, alike):
        seat = staffing.last_seat(self.context, cell)
        titles = {column["name"]: column["title"] for column in self.columns}
        mapping = {
            "person": people.get(cell.person).name,
            "function": titles.get(cell.function, cell.function),
            "actor": people.get(seat.actor).name if seat else "?",
        }
        left = cell not in self.state.wanted
        return (alike_message if alike else theirs_message)(left, mapping)


def saved_message(outcome):
    count = len(outcome.merge.add) + len(outcome.merge.remove) - len(outcome.refused)
    return _(
        "status_staffing_saved",
        default="Saved; changes made: ${count}.",
        mapping={"count": count},
    )


def alike_message(left, mapping):
    if left:
        return _(
            "status_staffing_both_left",
            default="${actor} had already removed ${person} as ${function}.",
            mapping=mapping,
        )
    return _(
        "status_staffing_both_joined",
        default="${actor} had already added ${person} as ${function}.",
        mapping=mapping,
    )


def theirs_message(left, mapping):
    if left:
        return _(
            "status_staffing_theirs_left",
            default="Meanwhile ${actor} removed ${person} as ${function};"
            " this was kept.",
            mapping=mapping,
        )
    return _(
        "status_staffing_theirs_joined",
        default="Meanwhile ${actor} added ${person} as ${function}; this was kept.",
        mapping=mapping,
    )

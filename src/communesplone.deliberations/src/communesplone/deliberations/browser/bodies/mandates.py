"""Ending a mandate; all persons with theirs."""

from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.posting import Change
from communesplone.deliberations.browser.posting import day
from communesplone.deliberations.browser.posting import FormPage
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.countries import by_body
from communesplone.deliberations.countries import country_of
from communesplone.deliberations.interfaces import Refused
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PREFIX = "communesplone.deliberations"


class EndMandate(Change, FormPage):
    """`@@end-mandate`: its form, and what it sends."""

    index = ViewPageTemplateFile("templates/end_mandate.pt")

    def __call__(self):
        if self.refusal is not None or "last_day" not in self.request.form:
            return self.index()
        return super().__call__()

    def change(self, form):
        last_day = day(form, "last_day")
        if last_day is None:
            raise Refused(_("error_last_day", default="Give the last day."))
        people.end_mandate(self.context, last_day)
        return _(
            "status_mandate_ended",
            default="The mandate of ${name} ends on ${day}; it stays in the history.",
            mapping={
                "name": self.context.title,
                "day": titles.shown_day(last_day),
            },
        )

    def next_url(self):
        return f"{self.body.absolute_url()}#members"

    def page(self):
        return self

    @property
    def body(self):
        return body_of(self.context)

    @property
    def post(self):
        return titles.post(
            self.context.post, country_of(self.context), self.context.courtesy
        )

    @property
    def today(self):
        return clock.today().isoformat()


class Persons(BrowserView):
    """`@@persons`: who has or had which mandate, in two queries."""

    @cached_property
    def query(self):
        return text(self.request.form, "name").casefold()[:100]

    @cached_property
    def everybody(self):
        return every("Person", sort_on="sortable_title")

    @cached_property
    def rows(self):
        mandates = self._mandates()
        return [
            {
                "name": brain.Title,
                "url": brain.getURL(),
                "mandates": mandates.get(brain.UID, ()),
            }
            for brain in self.everybody
            if self.query in brain.Title.casefold()
        ]

    def _mandates(self):
        bodies = list(every("Body"))
        names = {brain.UID: brain.Title for brain in bodies}
        countries = by_body(bodies)
        found = {}
        for brain in every("Mandate"):
            facts = getattr(brain, FACTS, None) or {}
            if facts:
                body = facts.get("body")
                row = self._mandate(brain, facts, countries.get(body, ""))
                row["body"] = names.get(body, "")
                found.setdefault(facts["person"], []).append(row)
        for rows in found.values():
            rows.sort(key=lambda row: row["since"], reverse=True)
        return found

    def _mandate(self, brain, facts, country):
        return {
            "url": brain.getURL(),
            "post": titles.post(facts["post"], country, facts.get("courtesy", "")),
            "since": facts["start"],
            "start": titles.shown_day(facts["start"]),
            "end": titles.shown_day(facts["end"]),
            "runs": facts["end"] is None or facts["end"] >= clock.today(),
        }

    @property
    def folders(self):
        """Where persons stand, found or not: the place to add another one."""
        return sorted({each.getURL().rpartition("/")[0] for each in self.everybody})


def every(name, **query):
    """Find all persons, bodies or mandates, in folders that are not public too.

    Only for pages that ask for the permission to manage bodies: who has it manages all
    of these, wherever they stand.
    """
    if name not in {"Person", "Body", "Mandate"}:
        raise ValueError(name)
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(portal_type=f"{PREFIX}.{name}", **query)

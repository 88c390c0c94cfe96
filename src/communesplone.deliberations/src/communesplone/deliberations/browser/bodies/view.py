"""The page of a body: for everybody, and for those who work with it."""

from communesplone.core.rules.chain import GENESIS
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.posting import day
from communesplone.deliberations.countries import country_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.vocabularies import choices
from datetime import datetime
from datetime import time
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PREFIX = "communesplone.deliberations"

STATES = tuple(titles.STATES)

SESSIONS = 10
"""Sessions on the page, those ahead first."""

FIRST, OTHER = "btn-primary", "btn-outline-primary"

TOOLS = (
    ("new-item", _("button_begin_item", default="Begin the item"), FIRST),
    ("plan-session", _("button_plan_session", default="Plan a session"), FIRST),
    ("phrases", _("heading_phrases", default="Standing phrases"), OTHER),
    ("documents", _("heading_documents", default="Documents"), OTHER),
    ("deliberation-register", _("heading_register", default="Register"), OTHER),
    ("scdl-import", _("link_import", default="Import past decisions"), OTHER),
)
"""Views of a body that its page leads to, with the looks of their buttons."""


class BodyView(BrowserView):
    """Sessions, members of a day, register, items and templates."""

    index = ViewPageTemplateFile("templates/body.pt")
    members_part = ViewPageTemplateFile("templates/members.pt")
    sessions_part = ViewPageTemplateFile("templates/sessions_part.pt")
    toolbar_part = ViewPageTemplateFile("templates/toolbar.pt")
    inside_part = ViewPageTemplateFile("templates/inside.pt")

    def __call__(self):
        titles.whole_width(self.request)
        return self.index()

    def _may(self, permission):
        return api.user.has_permission(f"{PREFIX}: {permission}", obj=self.context)

    @cached_property
    def may_begin(self):
        return self._may("Add item")

    @cached_property
    def may_plan(self):
        return self._may("Manage session")

    @cached_property
    def may_manage(self):
        return self._may("Manage bodies")

    @property
    def tools(self):
        """What whoever looks can do with the body, in the order of the buttons."""
        may = {
            "new-item": self.may_begin,
            "plan-session": self.may_plan and self.is_active,
            "phrases": self.may_manage,
            "documents": self.may_plan,
            "deliberation-register": self.may_manage,
            "scdl-import": self._may("Import and export"),
        }
        return [
            {"view": name, "title": title, "look": look}
            for name, title, look in TOOLS
            if may[name]
        ]

    @property
    def is_active(self):
        return bodies.is_active(self.context)

    @cached_property
    def facts(self):
        body = self.context
        return {
            "kind": titles.choice(choices.kinds, body.kind),
            "rulebook": titles.choice(choices.rulebooks, body.rulebook),
            "last": bodies.last_number(body, clock.today().year),
            "head": "" if body.register.head == GENESIS else body.register.head,
        }

    @cached_property
    def sessions(self):
        """The sessions ahead that the user may view, and the last ones held."""
        morning = datetime.combine(clock.today(), time(), clock.zone())
        ahead = self._sessions({"query": morning, "range": "min"}, "ascending")
        left = SESSIONS - len(ahead)
        past = self._sessions({"query": morning, "range": "max"}, "descending")[:left]
        return [self._session(brain) for brain in [*ahead, *past]]

    def _sessions(self, start, order):
        return self._find(
            "Session",
            start=start,
            sort_on="start",
            sort_order=order,
            sort_limit=SESSIONS,
        )[:SESSIONS]

    def _session(self, brain):
        state = brain.review_state
        return {
            "title": brain.Title,
            "url": brain.getURL(),
            "when": titles.moment_beside(brain.Title, brain.start),
            "state": titles.state(state),
            "state_class": titles.badge(state),
            "may_prepare": state == "planned" and self.may_plan,
        }

    def _find(self, name, **query):
        return api.content.find(
            context=self.context, portal_type=f"{PREFIX}.{name}", **query
        )

    @cached_property
    def day(self):
        """The day that is asked for; today if it is none."""
        try:
            return day(self.request.form, "on") or clock.today()
        except Refused:
            return clock.today()

    @property
    def day_value(self):
        return self.day.isoformat()

    @property
    def shown_day(self):
        return titles.shown_day(self.day)

    @cached_property
    def members(self):
        found = self._find("Mandate") if self.may_manage else ()
        urls = {brain.UID: brain.getURL() for brain in found}
        country = country_of(self.context)
        return [
            {
                "name": row.name,
                "post": titles.post(row.post, country, row.courtesy),
                "group": row.group,
                "votes": row.votes,
                "signs": row.signs,
                "start": titles.shown_day(row.start),
                "end": titles.shown_day(row.end),
                "runs": row.end is None,
                "url": urls.get(row.mandate),
            }
            for row in people.members_of(self.context, self.day)
        ]

    @cached_property
    def counts(self):
        """How many items the user may view, by state; only the numbers are read."""
        found = {state: len(self._find("Item", review_state=state)) for state in STATES}
        return [
            {"state": state, "title": titles.state(state), "count": count}
            for state, count in found.items()
            if count
        ]

    @cached_property
    def templates(self):
        if not (self.may_manage or self.may_begin):
            return []
        return self._find("ItemTemplate", sort_on="sortable_title")

    @property
    def is_inside(self):
        return self.may_begin or self.may_plan or self.may_manage

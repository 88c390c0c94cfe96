"""`@@decisions`: coming sessions and published deliberations, of the town or a body."""

from communesplone.deliberations.api import portal
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api import scdl
from communesplone.deliberations.api import settings
from communesplone.deliberations.browser.columns import whole_width
from communesplone.deliberations.browser.portal import words
from functools import cached_property
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


class DecisionsView(BrowserView):
    """A list to narrow down, by a form and by links; nothing needs a script."""

    index = ViewPageTemplateFile("templates/decisions.pt")
    filter_part = ViewPageTemplateFile("templates/filter.pt")
    sessions_part = ViewPageTemplateFile("templates/sessions.pt")
    list_part = ViewPageTemplateFile("templates/list.pt")

    def __call__(self):
        whole_width(self.request)
        # Before the page is begun: a refusal has a page of its own.
        self.found  # noqa: B018
        return self.index()

    @cached_property
    def url(self):
        return f"{self.context.absolute_url()}/@@decisions"

    @property
    def offers_table(self):
        return scdl.is_offered()

    @cached_property
    def acts_language(self):
        return settings.acts_language()

    @cached_property
    def is_body(self):
        return portal.is_body(self.context)

    @cached_property
    def asked(self):
        return portal.asked(self.request.form)

    @cached_property
    def found(self):
        return portal.decisions(self.context, self.asked)

    @cached_property
    def bodies(self):
        return portal.bodies()

    @property
    def is_first(self):
        """Coming sessions stand above the list as long as nothing was asked for."""
        return not (self.asked.chosen or self.asked.text or self.asked.start)

    @cached_property
    def rows(self):
        return [words.decision(brain, self.bodies) for brain in self.found.brains]

    @cached_property
    def facets(self):
        hidden = ("body",) if self.is_body else ()
        return words.facets(self.found, self.asked.chosen, self.bodies, hidden)

    @property
    def offered(self):
        """The facets in which there is something to choose."""
        return [f for f in self.facets if f["choices"] or f["chosen"]]

    @cached_property
    def chips(self):
        """What was chosen, each with the address of the list without it."""
        chips = [
            {
                "title": facet["title"],
                "value": self.chosen_title(facet),
                "url": self.page(without=facet["name"]),
            }
            for facet in self.facets
            if facet["chosen"]
        ]
        if self.asked.text:
            chips.append(
                {
                    "title": words.TEXT,
                    "value": self.asked.text,
                    "url": self.page(without="text"),
                }
            )
        return chips

    def chosen_title(self, facet):
        """In words, also where nothing is left to choose from."""
        chosen = facet["chosen"]
        titles = {"body": {uid: brain.Title for uid, brain in self.bodies.items()}}
        if facet["name"] == "session":
            titles["session"] = words.session_titles([chosen])
        return words.title(facet["name"], chosen, titles)

    def query(self, without="", **more):
        values = {**self.asked.chosen, "text": self.asked.text}
        values = {k: v for k, v in values.items() if v and k != without}
        return urlencode({**values, **more})

    def page(self, without="", **more):
        return f"{self.url}?{self.query(without, **more)}".rstrip("?")

    @property
    def first(self):
        """Number of the first row shown, from 1."""
        start = self.asked.start
        return (start if start < self.found.total else 0) + 1

    @property
    def previous(self):
        start = self.first - 1 - self.asked.size
        return self.page(b_start=max(start, 0)) if self.first > 1 else None

    @property
    def next(self):
        after = self.first - 1 + len(self.rows)
        return self.page(b_start=after) if after < self.found.total else None

    @cached_property
    def sessions(self):
        """The coming sessions with the public part of their agendas."""
        return [
            {
                **words.session(brain),
                # Woken, five at most: the agenda stands on the session alone.
                "agenda": public_agenda.agenda(brain.getObject()),
            }
            for brain in portal.coming(self.context)
        ]

    @property
    def feeds(self):
        root, query = self.context.absolute_url(), self.query()
        return {
            name: f"{root}/@@{name}" + (f"?{query}" if query else "")
            for name in ("decisions.rss", "decisions.atom")
        } | {"sessions.ics": f"{root}/@@sessions.ics"}

"""`@@public-agenda` of a session: what everybody may know of it."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api import public_rows
from communesplone.deliberations.api import settings
from communesplone.deliberations.browser import conditional
from communesplone.deliberations.browser.columns import whole_width
from communesplone.deliberations.browser.portal import words
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.rules import jsonld
from communesplone.deliberations.vocabularies import choices
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


class PublicAgendaView(BrowserView):
    """The agenda that was sent; after the sitting, what was decided."""

    points = ViewPageTemplateFile("templates/points.pt")

    def __call__(self):
        if self.state not in public_rows.TOLD:
            # Nothing that everybody may know of, whoever looks.
            raise NotFound("public-agenda")
        rows = [(row.number, row.title, bool(row.brain)) for row in self.examined]
        # A deliberation that is published or corrected changes no session.
        times = [row.modified for row in self.examined]
        at = max(self.context.modified(), self.body.modified(), *times)
        parts = (at.millis(), self.state, self.body.title, self.agenda, rows)
        if conditional.unchanged(self.request, parts, at.asdatetime()):
            return ""
        whole_width(self.request)
        return self.index()

    @cached_property
    def state(self):
        return api.content.get_state(self.context)

    @cached_property
    def url(self):
        return f"{self.context.absolute_url()}/@@public-agenda"

    @cached_property
    def body(self):
        return body_of(self.context)

    @cached_property
    def acts_language(self):
        return settings.acts_language()

    @cached_property
    def agenda(self):
        return public_agenda.agenda(self.context, with_drafts=True)

    @cached_property
    def examined(self):
        return public_agenda.examined(self.context)

    @property
    def has_minutes(self):
        return minutes_online.are_public(self.context)

    @property
    def lists_all(self):
        return public_agenda.lists_all(self.context)

    @property
    def when(self):
        return words.moment(self.context.start)

    @property
    def iso(self):
        return clock.local(self.context.start).isoformat()

    @property
    def mode(self):
        return choices.session_modes.titles.get(self.context.mode, "")

    @property
    def was_held(self):
        return self.state in {"closed", "approved"}

    def outcome(self, value):
        return words.outcome(value)

    def json_ld(self):
        start, end = self.context.start, self.context.end
        opened = self.context.opened_at
        points = [
            jsonld.AgendaPoint(
                url=f"{self.url}#point-{place}", title=point.title, position=place
            )
            for place, point in enumerate(self.agenda.points, 1)
        ]
        data = jsonld.SessionData(
            url=self.url,
            name=self.context.title,
            body_url=self.body.absolute_url(),
            body_name=self.body.title,
            start=clock.local(start),
            end=clock.local(end) if end else None,
            started=clock.local(opened) if opened else None,
            ended=clock.local(end) if end and self.was_held else None,
            place=self.context.place or "",
            online=self.context.mode == "remote",
            cancelled=self.state == "cancelled",
            agenda=tuple(points),
        )
        return jsonld.script(jsonld.session(data))

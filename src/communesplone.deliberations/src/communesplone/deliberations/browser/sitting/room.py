"""The display in the room: read only, big, and silent about what is internal."""

from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import settings
from communesplone.deliberations.api.sitting import room
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.browser.sitting import answer
from communesplone.deliberations.browser.sitting import resources
from communesplone.deliberations.browser.sitting import texts
from communesplone.deliberations.content.membership import body_of
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from zope.i18n import translate


BEFORE = _("status_room_not_open", default="The sitting is not open.")
AFTER = _("status_room_over", default="The sitting is over.")
ENDED = frozenset({"closed", "approved"})
"""States of a session whose sitting took place."""


class RoomView(BrowserView):
    """`@@room`: drawn by the server; a script fetches it again after a change."""

    @cached_property
    def state(self):
        return room.public(self.context)

    @cached_property
    def tag(self):
        return tag_of(self.context)

    @cached_property
    def portal_url(self):
        return api.portal.get().absolute_url()

    @cached_property
    def static_url(self):
        return resources.base_url(self.portal_url)

    @property
    def language(self):
        return api.portal.get_current_language()

    @property
    def acts_language(self):
        return settings.acts_language()

    @cached_property
    def body_title(self):
        return body_of(self.context).title

    @cached_property
    def heading(self):
        """The session's title; its day, if the title says no more than the body."""
        title = self.context.title
        if title.strip() != self.body_title:
            return title
        return clock.in_words(clock.day_of(self.context.start))

    @property
    def quiet(self):
        """What the room reads before the sitting and after it."""
        return AFTER if self.state["state"] in ENDED else BEFORE

    @property
    def outcome(self):
        """The outcome in words, "" as long as there is none."""
        name = self.state["item"]["outcome"] if self.state["item"] else ""
        return translate(texts.OUTCOMES[name], context=self.request) if name else ""

    @property
    def missing(self):
        """How many of the members are not there."""
        return sum(not member["present"] for member in self.state["members"])


class RoomState(BrowserView):
    """`@@room-state`: the same as JSON, 304 as long as nothing changes."""

    def __call__(self):
        tag = tag_of(self.context)
        if answer.unchanged(self.request, tag):
            return ""
        return answer.written(self.request, room.public(self.context))


def tag_of(session) -> str:
    language = api.portal.get_current_language()
    now = (state.version(session), state.edition(session))
    return answer.tag_of("room", *now, language)

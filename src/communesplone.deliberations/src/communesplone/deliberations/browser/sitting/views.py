"""The screen of a sitting, its state and its actions."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.api.sitting import wire
from communesplone.deliberations.browser.sitting import answer
from communesplone.deliberations.browser.sitting import resources
from communesplone.deliberations.browser.sitting import texts
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.protect.authenticator import createToken
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView

import json
import transaction


MOST_ID = 100
"""Longest UID in an address, in characters."""


class SittingScreen(BrowserView):
    """What the screen and its answers share."""

    @property
    def shown(self) -> str:
        """The item that the screen looks at."""
        return str(self.request.form.get("item", ""))[:MOST_ID]

    @property
    def tag(self) -> str:
        language = api.portal.get_current_language()
        now = (state.version(self.context), state.edition(self.context))
        return answer.tag_of(*now, self.shown, language)

    def told(self):
        return state.whole(self.context, self.shown)


class SittingView(SittingScreen):
    """`@@sitting`: the page; scripts draw what stands in its data."""

    @cached_property
    def url(self):
        return self.context.absolute_url()

    @cached_property
    def static_url(self):
        return resources.base_url(api.portal.get().absolute_url())

    @cached_property
    def body_title(self):
        return body_of(self.context).title

    def texts(self):
        return json.dumps(texts.spoken(self.request))

    def state(self):
        return json.dumps({"tag": self.tag, **self.told()})

    def settings(self):
        """What the scripts must know: addresses, token, whose screen it is."""
        user = api.user.get_current().getId() or ""
        return json.dumps(
            {
                "url": self.url,
                "token": createToken(),
                "store": f"sitting-{IUUID(self.context)}-{user}",
                "item": self.shown,
                "zone": clock.zone().key,
            }
        )

    @property
    def is_open(self):
        return api.content.get_state(self.context) == "open"


class SittingState(SittingScreen):
    """`@@sitting-state`: what has changed, asked for every few seconds."""

    def __call__(self):
        if answer.unchanged(self.request, self.tag):
            return ""
        return answer.written(self.request, {"tag": self.tag, **self.told()})


class SittingCandidates(BrowserView):
    """`@@sitting-candidates`: the validated items that could be urgent."""

    def __call__(self):
        found = agenda.candidates(body_of(self.context))
        rows = [{"uid": brain.UID, "title": brain.Title} for brain in found]
        return answer.written(self.request, rows)


class SittingAction(SittingScreen):
    """`@@sitting-action`: does one thing and answers with the state after it."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        try:
            plain = wire.parse(self.request.get("BODY", b""))
            wire.perform_all(self.context, plain, clock.now())
        except Refused as error:
            # Nothing of it stays: a part of what was asked may be written.
            transaction.doom()
            return answer.written(
                self.request, answer.refusal(self.request, error), status=400
            )
        return answer.written(self.request, {"tag": self.tag, **self.told()})

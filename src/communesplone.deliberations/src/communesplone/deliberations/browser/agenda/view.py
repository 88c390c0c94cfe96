"""`@@agenda`: what waits beside what stands on the agenda."""

from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import agenda_orders
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from communesplone.deliberations.api import presenting
from communesplone.deliberations.api import sessions
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.agenda import changes
from communesplone.deliberations.browser.posting import refusal
from communesplone.deliberations.browser.posting import REFUSALS
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.interfaces import Refused
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate

import json
import transaction


BLOCKS = {
    "public": _("heading_block_public", default="Public sitting"),
    "inside": _("heading_block_inside", default="Items"),
    "complementary": _("heading_block_complementary", default="Complementary items"),
    "late": _("heading_block_late", default="Urgent items"),
    "closed": _("heading_block_closed", default="Closed sitting"),
}


class AgendaView(BrowserView):
    """Shows, and takes every change as a POST; a script asks for the parts only."""

    index = ViewPageTemplateFile("templates/agenda.pt")
    parts = ViewPageTemplateFile("templates/parts.pt")
    waiting_part = ViewPageTemplateFile("templates/waiting.pt")
    row_part = ViewPageTemplateFile("templates/row.pt")

    def __call__(self):
        form = self.request.form
        pressed = next((name for name in changes.CHANGES if name in form), None)
        if pressed is None:
            add_bundle_on_request(self.request, "communesplone-agenda")
            titles.whole_width(self.request)
            return self.index()
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        try:
            message = changes.CHANGES[pressed](self.context, form)
            kind = "info"
        except REFUSALS as error:
            # What was changed before the refusal is undone; what is shown is true.
            transaction.abort()
            message, kind = refusal(error), "error"
        if "parts" in form:
            return self._answer(message, kind)
        api.portal.show_message(message, self.request, kind)
        url = f"{self.context.absolute_url()}/@@agenda"
        return self.request.response.redirect(url, status=303)

    def _answer(self, message, kind):
        self.request.response.setHeader("Content-Type", "application/json")
        said = translate(message, context=self.request)
        return json.dumps({"html": self.parts(), "message": said, "kind": kind})

    @cached_property
    def body(self):
        return body_of(self.context)

    @cached_property
    def frozen(self):
        """Why nothing can be moved; None while it can."""
        try:
            agenda.check_planned(self.context)
        except Refused as error:
            return refusal(error)
        return None

    @cached_property
    def reworded(self):
        """What was sent with another title: its number, and that title."""
        sent = agenda.reworded(self.context, self.lines)
        return [
            {"number": entry.number, "title": sent[entry.item]}
            for entry, _brain in self.lines
            if entry.item in sent
        ]

    @cached_property
    def takes_items(self):
        """Whether items still come on: once it was sent, the councillors' own."""
        return not self.frozen or presenting.is_convened(self.context)

    @cached_property
    def notice(self):
        return sessions.notice(self.context, clock.today())

    @property
    def latest(self):
        return titles.shown_day(self.notice.latest)

    @property
    def start(self):
        return titles.shown_moment(self.context.start)

    @cached_property
    def _services(self):
        return titles.service_titles()

    @cached_property
    def _names(self):
        return people.names(self.body)

    @cached_property
    def lines(self):
        return agenda.rows(self.context)

    @cached_property
    def rows(self):
        return [
            self._row(number, entry, brain)
            for number, (entry, brain) in enumerate(self.lines, 1)
        ]

    def _row(self, number, entry, brain):
        found = self._item(brain) if brain is not None else {"title": None, "url": None}
        return {
            "uid": entry.item,
            "number": number,
            "part": agenda.part_of(self.context, entry),
            "field": f"{changes.PLACE}{entry.item}",
            **found,
        }

    def _item(self, brain):
        facts = getattr(brain, FACTS, None) or {}
        parts = (self._services.get(facts.get("service")), facts.get("category"))
        return {
            "title": brain.Title,
            "url": brain.getURL(),
            "facts": " · ".join(part for part in parts if part),
        }

    @cached_property
    def blocks(self):
        """The blocks that hold something, in the order of the sitting."""
        return [
            {"name": name, "heading": heading, "rows": rows}
            for name, heading in BLOCKS.items()
            if (rows := [row for row in self.rows if row["part"] == name])
        ]

    @property
    def seen(self):
        return " ".join(row["uid"] for row in self.rows)

    @cached_property
    def candidates(self):
        waiting = presenting.candidates(self.context) if self.takes_items else []
        ordered = agenda_orders.in_order(
            self.body, waiting, lambda: self._services, lambda: self._names
        )
        return [
            {
                "uid": brain.UID,
                "closed": (getattr(brain, FACTS, None) or {}).get("sitting")
                == "closed",
                **self._item(brain),
            }
            for brain in ordered
        ]

    def show_row(self, row):
        self.row = row
        return self.row_part()

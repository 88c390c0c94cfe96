"""Feeds of published deliberations, and the calendar of sessions."""

from communesplone.core.api import settings
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import portal
from communesplone.deliberations.browser import conditional
from communesplone.deliberations.browser.portal import words
from communesplone.deliberations.exchange import feed
from communesplone.deliberations.exchange import ical
from datetime import datetime
from datetime import time
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from urllib.parse import urlsplit
from zope.i18n import translate


MOST = 100
"""Entries of a feed, sessions of a calendar."""

TITLE = _("title_feed", default="Decisions: ${name}")
CALENDAR = _("title_calendar", default="Sessions: ${name}")


class FeedView(BrowserView):
    """The latest deliberations that answer what was asked."""

    name = ""
    media_type = ""

    def __call__(self):
        parts = (self.name, self.entries)
        if conditional.unchanged(self.request, parts, self.updated):
            return ""
        self.request.response.setHeader("Content-Type", self.media_type)
        return "".join(self.write(self.feed, self.entries)).encode("utf-8")

    def write(self, whole, entries):
        raise NotImplementedError

    @cached_property
    def asked(self):
        return portal.asked(self.request.form, size=MOST, most=MOST)

    @cached_property
    def entries(self):
        found = portal.decisions(self.context, self.asked)
        bodies = portal.bodies()
        return [entry(brain, bodies, self.request) for brain in found.brains]

    @cached_property
    def updated(self):
        start = datetime(2000, 1, 1, tzinfo=clock.zone())
        return max((entry.updated for entry in self.entries), default=start)

    @property
    def feed(self):
        root, query = self.context.absolute_url(), self.query
        return feed.Feed(
            title=translate(named(TITLE, self.context), context=self.request),
            url=f"{root}/@@{self.name}{query}",
            page=f"{root}/@@decisions{query}",
            updated=self.updated,
            author=town_name(),
            language=words.language(),
        )

    @property
    def query(self):
        values = {**self.asked.chosen, "text": self.asked.text}
        query = urlencode({k: v for k, v in values.items() if v})
        return f"?{query}" if query else ""


class RssView(FeedView):
    """`@@decisions.rss`"""

    name = "decisions.rss"
    media_type = feed.RSS_TYPE

    def write(self, whole, entries):
        return feed.rss(whole, entries)


class AtomView(FeedView):
    """`@@decisions.atom`"""

    name = "decisions.atom"
    media_type = feed.ATOM_TYPE

    def write(self, whole, entries):
        return feed.atom(whole, entries)


class SessionsCalendar(BrowserView):
    """`@@sessions.ics`: the sessions that everybody may know of."""

    def __call__(self):
        brains = portal.sessions(self.context, MOST)
        start = datetime(2000, 1, 1, tzinfo=clock.zone())
        changed = [words.aware(brain.modified) for brain in brains]
        rows = [session(brain) for brain in brains]
        if conditional.unchanged(self.request, (rows,), max(changed, default=start)):
            return ""
        name = translate(named(CALENDAR, self.context), context=self.request)
        host = urlsplit(self.context.absolute_url()).hostname or "localhost"
        response = self.request.response
        response.setHeader("Content-Type", "text/calendar; charset=utf-8")
        response.setHeader("Content-Disposition", 'inline; filename="sessions.ics"')
        return ical.calendar(rows, host, name)


def entry(brain, bodies, request):
    """Make a feed's entry of a deliberation."""
    row = words.decision(brain, bodies)
    published = row["published"] or row["date"]
    kinds = (row["body"], row["category"])
    facts = (row["reference"], row["day"])
    facts += (translate(row["outcome_title"], context=request), row["body"])
    if row["annulled"]:
        facts += (translate(words.ANNULLED, context=request),)
    return feed.Entry(
        uid=brain.UID,
        title=row["title"],
        url=row["url"],
        published=datetime.combine(published, time(), clock.zone()),
        updated=words.aware(brain.modified),
        summary=" · ".join(filter(None, facts)),
        categories=tuple(filter(None, kinds)),
    )


def session(brain):
    """Make a calendar's entry of a session."""
    row = words.session(brain)
    end = getattr(brain, "end", None)
    status = ical.Status.CANCELLED if row["cancelled"] else ical.Status.CONFIRMED
    modified = words.aware(brain.modified)
    return ical.Session(
        uid=brain.UID,
        title=row["title"],
        start=row["start"],
        end=words.aware(end) if end else None,
        modified=modified,
        place=row["place"],
        url=row["url"],
        sequence=int(modified.timestamp()),
        status=status,
    )


def town_name():
    name = settings.town().name(words.language())
    return name or api.portal.get().Title()


def named(message, context):
    """Name a feed after the body, or after the town."""
    name = context.Title() if portal.is_body(context) else town_name()
    return _(str(message), default=message.default, mapping={"name": name})

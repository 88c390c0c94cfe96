"""A council evening in the scene: a session with items, convened, open, with people."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from datetime import datetime
from datetime import timedelta
from DateTime import DateTime
from itertools import count
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from unittest.mock import patch
from zoneinfo import ZoneInfo


START = datetime(2026, 3, 16, 19, 30, tzinfo=ZoneInfo("Europe/Brussels"))

VOTING = ("mayor", "alderman", "alderwoman", "councillor", "councillor2")

_keys = count(1)


def open_on_its_day(session, start):
    """Open a sitting as it begins, though a test's clock may stand before that."""
    with patch.object(clock, "today", lambda: clock.day_of(start)):
        sessions.open_sitting(session, start)


class Evening:
    """A session of the council and what happens in it; acts as whoever acts.

    :param titles: of the items, in the order of the agenda.
    """

    def __init__(self, town, *titles, body=None, **fields):
        self.town = town
        self.body = town.council if body is None else body
        french = self.body.rulebook == "fr-municipal"
        self.session = sessions.create(
            self.body,
            title="Council of March",
            start=START,
            place="Town hall",
            president=town.uid("mayor"),
            secretary=town.uid("councillor2" if french else "director"),
        )
        self.items = [
            town.item(title, self.body, "validated", **fields) for title in titles
        ]
        for item in self.items:
            agenda.present(self.session, item)

    @property
    def uids(self):
        return [IUUID(item) for item in self.items]

    def convene(self):
        sessions.convene(self.session, START - timedelta(days=14))
        return self

    def open(self, *present):
        """Convene, open, and let people in; all who vote if nobody is named."""
        self.convene()
        return self.open_after_convening(*present)

    def open_after_convening(self, *present):
        """Open, and let people in."""
        open_on_its_day(self.session, START)
        self.act("arrive", 0, members=self.ids(*(present or VOTING)))
        return self

    def later(self, days=30):
        """Open another session of the body, some days later."""
        start = START + timedelta(days=days)
        given = {
            "title": "The next",
            "start": start,
            "president": self.session.president,
        }
        session = sessions.create(self.body, **given)
        agenda.present(session, self.town.item("Minutes", self.body, "validated"))
        sessions.convene(session, start - timedelta(days=14))
        open_on_its_day(session, start)
        return session

    def approve(self, days=30):
        """Write the minutes, if nobody did, and have a later session approve them."""
        if self.session.minutes is None:
            self.write()
        later = self.later(days)
        sessions.approve(self.session, later)
        return later

    def ids(self, *names):
        return [self.town.uid(name) for name in names]

    def write(self):
        """Write the minutes."""
        self.session.minutes = RichTextValue("<p>The mayor greets the public.</p>")

    def act(self, kind, minutes=1, key=None, **data):
        """Do something some minutes after the beginning."""
        key = key or f"action-{next(_keys):04d}"
        at = START + timedelta(minutes=minutes)
        action = Action(key, kind, at, data)
        return perform(self.session, action, START + timedelta(hours=3))

    def vote(self, item, minutes=10, default="for", **data):
        """Record a vote by exception; `against=("mayor",)` names who votes so."""
        said = {}
        for choice in ("for", "against", "abstain", "blank"):
            said |= dict.fromkeys(self.ids(*data.pop(choice, ())), choice)
        before = self.session.ballots.get(IUUID(item))
        seen = before.stamp if before is not None else ""
        given = {"item": IUUID(item), "mode": "show_of_hands", "seen": seen}
        given |= {"default": default, "except": said}
        return self.act("ballot", minutes, **(given | data))

    def outcome(self, item):
        return self.session.outcomes[IUUID(item)]

    def state(self):
        return api.content.get_state(self.session)


def own_item(town, days, who="councillor", **fields):
    """Make a member's validated item that was proposed some days before `START`."""
    fields.setdefault("report", "<p>Why the road is dangerous.</p>")
    item = town.item("Own", state="validated", proposer=town.uid(who), **fields)
    at = DateTime((START - timedelta(days=days)).isoformat())
    history = item.workflow_history["item_workflow"]
    item.workflow_history["item_workflow"] = tuple(
        {**row, "time": at} for row in history
    )
    return item

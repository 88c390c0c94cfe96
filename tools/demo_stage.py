"""What a demo town's decisions are played with: the plot, and what was made of it."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core.api.documents import long_date
from communesplone.deliberations.api import clock
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any


@dataclass
class Stage:
    """The town as far as it has been played.

    :param plot: what `profiles/demo/deliberations/*.toml` says.
    :param today: the day on which the demo is played, in the town.
    """

    plot: Mapping[str, Any]
    today: date
    services: dict[str, str] = field(default_factory=dict)
    """UID of the service, by acronym."""
    bodies: dict[str, Any] = field(default_factory=dict)
    persons: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, tuple[str, Any]] = field(default_factory=dict)
    """(Name of the text, item) that go on in a later session, by the plot's key."""
    last: dict[str, Any] = field(default_factory=dict)
    """The last session played of each body."""
    approved: dict[str, Any] = field(default_factory=dict)
    """The last session of each body whose minutes are approved."""

    def rows(self, body: str) -> list[Mapping[str, Any]]:
        """Give the people of a body as the plot tells them, in precedence order."""
        return [row for row in self.plot["people"] if body in row["posts"]]

    def uid(self, person: str) -> str:
        return IUUID(self.persons[person])

    def chosen(self, body: str, names: list[str]) -> list[str]:
        """Give the ids of people; a group's name stands for all who sit in it."""
        found = []
        for name in names:
            group = [r["id"] for r in self.rows(body) if r.get("group") == name]
            found += group or [name]
        return found

    def staff(self, service: str, function: str) -> str:
        """Give the first account that has a function in a service."""
        rows = (row for row in self.plot["staff"] if row["service"] == service)
        return next(row[function][0] for row in rows if function in row)

    @contextmanager
    def acting(self, account: str) -> Iterator[None]:
        """Play as somebody: what they have no right to do fails the demo."""
        with api.env.adopt_user(account):
            yield

    def clerk(self):
        return self.acting(self.plot["clerk"])

    def evening(self, body: str, days: int) -> datetime:
        """Give the beginning of a sitting: the body's day of the week and hour.

        :param days: from today on; the sitting is on that day or in the week after.
        """
        row = next(row for row in self.plot["bodies"] if row["id"] == body)
        day = self.today + timedelta(days=days)
        day += timedelta(days=(row["weekday"] - day.weekday()) % 7)
        return datetime.combine(day, time.fromisoformat(row["hour"]), clock.zone())


def in_words(day: date) -> str:
    """Write a day as French acts do."""
    return long_date(day, "fr")

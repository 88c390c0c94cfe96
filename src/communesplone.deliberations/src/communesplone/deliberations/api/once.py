"""Forms that are sent once: pressed twice, the second finds what the first has done.

Each form carries a key of its own. What it did is kept with the body for two days, by
account and key; two presses at one moment write one key, so the later one is tried
again by the database and finds the first.
"""

from BTrees.OOBTree import OOBTree
from communesplone.deliberations.api import clock
from communesplone.deliberations.content.body import Body
from datetime import timedelta
from plone import api
from secrets import token_hex
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations

import re


KEY = "communesplone.deliberations.once"

SHAPE = re.compile(r"[0-9a-f]{32}\Z")


class Done(NamedTuple):
    """What a form did: where it led, and the message, in the language of its sender."""

    url: str
    message: str


def new_key() -> str:
    """Make the key of a form."""
    return token_hex(16)


def done(body: Body, key: str) -> Done | None:
    """Tell what the present user's form with this key did; None if it is not done."""
    store = IAnnotations(body).get(KEY, {})
    for keys in store.values():
        found = keys.get(_name(key))
        if found is not None:
            return Done(*found)
    return None


def note(body: Body, key: str, what: Done) -> None:
    """Keep what a form did; a form without a sound key may be sent again."""
    if SHAPE.match(key):
        _today(body)[_name(key)] = tuple(what)


def _name(key: str) -> str:
    return f"{key} {api.user.get_current().getId() or ''}"


def _today(body: Body) -> OOBTree:
    """Give the keys of today; those from before yesterday are forgotten."""
    notes = IAnnotations(body)
    if KEY not in notes:
        notes[KEY] = OOBTree()
    store, today = notes[KEY], clock.today()
    if today not in store:
        for day in list(store.keys(max=today - timedelta(days=2))):
            del store[day]
        store[today] = OOBTree()
    return store[today]

"""Where mails wait, and what remains of those that were sent."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from persistent import Persistent
from typing import Any
from ZODB.POSException import ConflictError


SHELVES = 128
"""How many shelves share the mails; the more, the less is written for each."""


class State(Enum):
    """What a mail waits for."""

    QUEUED = "queued"
    """For its turn, or for another attempt."""

    DIGEST = "digest"
    """For the recipient's daily digest."""

    FAILED = "failed"
    """For a person to look at it."""


class Letter(Persistent):
    """One mail to one recipient.

    :ivar event: what it is about; unique for ever.
    :ivar kind: name of the `INotificationKind`.
    :ivar identity: of the recipient, see `rules.notification`.
    :ivar address: e-mail address, or "" if none was found.
    :ivar name: of the recipient, or "".
    :ivar language: ISO 639-1.
    :ivar subject: one line.
    :ivar plain: the text.
    :ivar html: the same as a piece of HTML, safe.
    :ivar sender: name of the town.
    :ivar preferences_url: where the recipient chooses, or "".
    :ivar created: aware.
    :ivar due: not to be tried before; aware.
    :ivar attempts: how many have begun.
    :ivar reason: why the last one failed, or "".
    """

    state = State.QUEUED
    attempts = 0
    reason = ""

    def __init__(self, created: datetime, **parts: str) -> None:
        self.created = self.due = created
        self.__dict__.update(parts)


Sent = tuple[str, str, datetime]
"""Event, identity of the recipient, moment: what remains of a mail that was sent."""


class Shelf(Persistent):
    """Mails and remains, by key.

    Any number of writers add, move and remove at once: what two transactions did is
    merged, unless both dealt with the same key.
    """

    def __init__(self) -> None:
        self.waiting: dict[str, Letter] = {}
        self.sent: dict[str, Sent] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.waiting or key in self.sent

    def put(self, key: str, letter: Letter) -> None:
        """Lay a new mail down."""
        self.waiting[key] = letter
        self._p_changed = True

    def close(self, key: str, when: datetime | None) -> None:
        """Take a mail away; keep its remains if it was sent.

        :param when: the moment of sending; None if it is thrown away.
        """
        letter = self.waiting.pop(key)
        if when is not None:
            self.sent[key] = (letter.event, letter.identity, when)
        self._p_changed = True

    def forget(self, before: datetime) -> int:
        """Remove the remains of what was sent before a moment."""
        old = [key for key, sent in self.sent.items() if sent[2] < before]
        for key in old:
            del self.sent[key]
        if old:
            self._p_changed = True
        return len(old)

    def _p_resolveConflict(
        self, old: dict[str, Any], saved: dict[str, Any], new: dict[str, Any]
    ) -> dict[str, Any]:
        """Apply what this transaction did to what another has saved."""
        if _touched(old, saved) & _touched(old, new):
            raise ConflictError("the same mail in two transactions")
        return {**saved, **{p: _merged(p, old, saved, new) for p in _PARTS}}


_PARTS = ("waiting", "sent")


def _touched(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return set().union(*(set(before[part]) ^ set(after[part]) for part in _PARTS))


def _merged(part, old, saved, new):
    before, mine = old[part], new[part]
    merged = {k: v for k, v in saved[part].items() if k in mine or k not in before}
    merged.update((k, v) for k, v in mine.items() if k not in before)
    return merged


class Post(Persistent):
    """The mails of one site.

    :ivar preferences: user id → names of the kinds wanted as a daily digest.
    """

    def __init__(self) -> None:
        self.shelves = tuple(Shelf() for _ in range(SHELVES))
        self.preferences = OOBTree()

    def shelf(self, key: str) -> Shelf:
        """Find the shelf of a key; both are evenly spread."""
        return self.shelves[int(key[:8], 16) % SHELVES]

    def letter(self, key: str) -> Letter | None:
        """Find a mail that waits."""
        return self.shelf(key).waiting.get(key)

    def letters(self) -> Iterator[tuple[str, Letter]]:
        """Walk all that wait, in no order."""
        for shelf in self.shelves:
            yield from list(shelf.waiting.items())

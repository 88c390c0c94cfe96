"""Pages of a list, stable while others add to it."""

from collections.abc import Iterable
from collections.abc import Sequence
from communesplone.deliberations.rules.oparl.query import Cursor
from communesplone.deliberations.rules.oparl.query import Query
from communesplone.deliberations.rules.oparl.values import compact
from communesplone.deliberations.rules.oparl.values import Object
from dataclasses import dataclass
from datetime import datetime

import itertools


@dataclass(frozen=True)
class Entry:
    """What a catalogue knows of an object.

    :param created: exact and with offset; never changes.
    :param modified: with offset.
    :param deleted: whether it is gone or public no more.
    """

    uid: str
    created: datetime
    modified: datetime
    deleted: bool = False

    @property
    def place(self) -> tuple[datetime, str]:
        """Where it stands in every list."""
        return (self.created, self.uid)


@dataclass(frozen=True)
class Selection:
    """The objects of one page.

    :param entries: in order.
    :param more: whether further ones follow.
    """

    entries: tuple[Entry, ...]
    more: bool

    @property
    def last(self) -> Cursor | None:
        """The place after this page, None on the last one."""
        if not self.more:
            return None
        return Cursor(self.entries[-1].created, self.entries[-1].uid)


def take(entries: Iterable[Entry], query: Query) -> Selection:
    """Choose the objects of a page, and read no more of them.

    The order is that of creation, then of UID. Neither changes, so what is added
    meanwhile moves nothing from one page to another, and what is there at the first
    page stands on exactly one.

    :param entries: all that may be in the list, in the order of their places.
    """
    wanted = (entry for entry in entries if is_wanted(entry, query))
    found = list(itertools.islice(wanted, query.limit + 1))
    return Selection(tuple(found[: query.limit]), len(found) > query.limit)


def page(
    url: str,
    query: Query,
    selection: Selection,
    data: Sequence[Object],
) -> Object:
    """Build a page of a list.

    :param url: of the list, without question mark.
    :param data: the objects of ``selection.entries``, in that order.
    """
    last = selection.last
    return {
        "data": list(data),
        "pagination": {"elementsPerPage": query.limit},
        "links": compact(
            {
                "first": query.address(url),
                "self": query.address(url, query.after),
                "next": None if last is None else query.address(url, last),
            }
        ),
    }


def is_wanted(entry: Entry, query: Query) -> bool:
    """Tell whether an object stands on the page that is asked for, or a later one."""
    if entry.deleted and not query.wants_deleted:
        return False
    if query.after and entry.place <= (query.after.created, query.after.uid):
        return False
    return _within(entry.created, query.created_since, query.created_until) and _within(
        entry.modified, query.modified_since, query.modified_until
    )


def _within(value: datetime, since: datetime | None, until: datetime | None) -> bool:
    # As put out: without parts of a second.
    second = value.replace(microsecond=0)
    return (since is None or since <= second) and (until is None or second <= until)

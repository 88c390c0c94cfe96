"""What there is of each type, found in the catalogue, in the order of lists.

All searches here see everything; each function gives what is public and nothing else.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from communesplone.deliberations.api import register
from communesplone.deliberations.api.public_facts import ONLINE
from communesplone.deliberations.api.public_rows import TOLD
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.membership import MANDATE
from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.paging import Entry
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from DateTime import DateTime
from itertools import groupby
from itertools import islice
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any

import heapq


ITEM = "communesplone.deliberations.Item"

QUERIES: dict[Kind, dict[str, Any]] = {
    Kind.ORGANIZATION: {"portal_type": "communesplone.deliberations.Body"},
    Kind.PERSON: {"portal_type": "communesplone.deliberations.Person"},
    Kind.MEMBERSHIP: {"portal_type": MANDATE},
    Kind.MEETING: {
        "portal_type": "communesplone.deliberations.Session",
        "review_state": TOLD,
    },
    Kind.PAPER: {"portal_type": register.PORTAL_TYPE, "review_state": ONLINE},
}
"""What is public of each type; workflows let everybody view it, mandates aside."""

STANDS_IN = {
    Kind.FILE: (Kind.PAPER, Kind.MEETING),
    Kind.CONSULTATION: (Kind.PAPER,),
    Kind.LOCATION: (Kind.MEETING,),
    Kind.AGENDA_ITEM: (Kind.MEETING,),
}
"""Types without content of their own, and what each is read from."""

TELL_AGENDAS = {Kind.MEETING, Kind.AGENDA_ITEM, Kind.FILE}
"""What changes with the agenda, as far as it is read from a session."""

AGENDA, MINUTES = "agenda", "minutes"
"""Public documents of a session; each ends the UID of its File."""

AT_ONCE = 20
"""Sessions whose agendas are read together: a page of lines needs few."""


@dataclass(frozen=True, kw_only=True)
class Found(Entry):
    """An object of a list.

    :param brain: what it is read from; None for the town.
    :param line: of the agenda, for an AgendaItem.
    :param agenda: the public lines, for a Meeting.
    :param annex: plain values, for the File of an annex.
    :param document: `AGENDA` or `MINUTES`, for a File of a session.
    """

    brain: ICatalogBrain | None = None
    line: "Line | None" = None
    agenda: "tuple[Line, ...]" = ()
    annex: dict[str, Any] | None = None
    document: str = ""


@dataclass(frozen=True)
class Line:
    """A public line of an agenda.

    :param order: from 0, in the whole agenda.
    :param number: as printed.
    :param outcome: once the session is closed, else "".
    :param act: the deliberation, once it is published.
    """

    uid: str
    session: ICatalogBrain
    item: ICatalogBrain
    order: int
    number: int | None
    title: str
    outcome: str
    act: ICatalogBrain | None = None

    @property
    def read_from(self) -> list[ICatalogBrain]:
        """What it changes with, besides the session."""
        return [self.item] if self.act is None else [self.item, self.act]


Agenda = tuple[ICatalogBrain, list[Line]]
"""A session and its public lines; other content, and none."""


def facts(brain: ICatalogBrain) -> dict[str, Any]:
    """Give the plain values that the catalogue has of content."""
    return getattr(brain, FACTS, None) or {}


def moment(value: DateTime) -> datetime:
    """Give a time of the catalogue, in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime.fromtimestamp(float(value), UTC)


def search(**query: Any) -> Iterable[ICatalogBrain]:
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(**query)


def brains(
    kind: Kind, since: datetime | None = None, **more: Any
) -> Iterator[ICatalogBrain]:
    """Walk what is public of a type, in the order of creation to the minute.

    :param since: the creation of the first one, or somewhat later.
    """
    query = {**QUERIES[kind], "sort_on": "created", **more}
    if since is not None:
        query["created"] = {"query": DateTime(since), "range": "min"}
    yield from search(**query)


def entries(kind: Kind, since: datetime | None = None, **more: Any) -> Iterator[Found]:
    """Walk the objects of a type in the order of lists: creation, then UID.

    :param more: further conditions of the catalogue.
    """
    owners = STANDS_IN.get(kind, (kind,))
    walks = (_walk(kind, owner, since, **more) for owner in owners)
    yield from heapq.merge(*walks, key=lambda each: each.place)


def _walk(
    kind: Kind, owner: Kind, since: datetime | None, **more: Any
) -> Iterator[Found]:
    tells = owner is Kind.MEETING and kind in TELL_AGENDAS
    read, make = (with_agendas, of_session) if tells else (bare, made_of)
    # The index knows minutes: within each, the exact order is made here.
    for _minute, group in groupby(read(brains(owner, since, **more)), _minute_of):
        made = (each for pair in group for each in make(kind, *pair))
        yield from sorted(made, key=lambda each: each.place)


def with_agendas(sessions: Iterator[ICatalogBrain]) -> Iterator[Agenda]:
    """Read the agendas of sessions, of some at a time."""
    while some := list(islice(sessions, AT_ONCE)):
        agendas = lines(some)
        yield from ((brain, agendas[brain.UID]) for brain in some)


def bare(found: Iterator[ICatalogBrain]) -> Iterator[Agenda]:
    return ((brain, []) for brain in found)


def made_of(kind: Kind, brain: ICatalogBrain, _agenda: list[Line]) -> Iterator[Found]:
    """Give the objects of a type that are read from one brain, and no agenda."""
    known = facts(brain)
    if kind is Kind.CONSULTATION:
        if known.get("item"):
            yield found(known["item"], brain)
    elif kind is Kind.FILE:
        if known.get("text"):
            yield found(brain.UID, brain)
        yield from files(brain)
    elif kind is not Kind.LOCATION or known.get("place"):
        yield found(brain.UID, brain)


def of_session(kind: Kind, brain: ICatalogBrain, agenda: list[Line]) -> Iterator[Found]:
    """Give a session, its lines or its documents; all but lines change with each."""
    if kind is Kind.AGENDA_ITEM:
        for line in agenda:
            yield found(line.uid, brain, line.read_from, line)
        return
    changed = [each for line in agenda for each in line.read_from]
    whole = replace(found(brain.UID, brain, changed), agenda=tuple(agenda))
    yield from [whole] if kind is Kind.MEETING else documents(whole)


def documents(session: Found) -> Iterator[Found]:
    """Give the public documents of a session: they tell its lines, as it does."""
    known = facts(session.brain)
    if known.get("agenda_public_on"):
        yield replace(session, uid=f"{session.uid}-{AGENDA}", document=AGENDA)
    if known.get("minutes_public_on") and session.brain.review_state == "approved":
        yield replace(session, uid=f"{session.uid}-{MINUTES}", document=MINUTES)


def files(act: ICatalogBrain) -> Iterator[Found]:
    """Give the public annexes of a published deliberation; no object is woken."""
    for annex in facts(act).get("files") or ():
        yield replace(found(annex["uid"], act), annex=annex)


def narrowed(file: str) -> dict[str, str]:
    """Give the condition that finds the deliberation or session of a File.

    :param file: UID of the deliberation itself, of a public annex of its item, or of
        the session, followed by the document's name.
    """
    owner, _hyphen, document = file.rpartition("-")
    if document in (AGENDA, MINUTES):
        return {"UID": owner}
    annex = {"deliberations_facets": f"file:{file}"}
    return annex if search(**annex) else {"UID": file}


def found(
    uid: str,
    brain: ICatalogBrain,
    changed: Iterable[ICatalogBrain] = (),
    line: Line | None = None,
) -> Found:
    return Found(
        uid=uid,
        created=moment(brain.created),
        modified=max(moment(each.modified) for each in (*changed, brain)),
        brain=brain,
        line=line,
    )


def lines(sessions: Iterable[ICatalogBrain]) -> dict[str, list[Line]]:
    """Give the public lines of agendas by UID of the session, in three questions.

    An item is told if it is heard and told in public; its title is that of its
    published act, where names may be masked, as soon as there is one.
    """
    sessions = list(sessions)
    rows = {brain.UID: facts(brain).get("agenda") or () for brain in sessions}
    uids = [row[0] for agenda in rows.values() for row in agenda]
    items = {}
    if uids:
        items = {b.UID: b for b in search(portal_type=ITEM, UID=uids) if is_told(b)}
    acts = acts_of(list(rows)) if items else {}
    return {
        brain.UID: [
            _line(brain, order, row, items[row[0]], acts.get(row[0]))
            for order, row in enumerate(rows[brain.UID])
            if row[0] in items
        ]
        for brain in sessions
    }


def is_told(item: ICatalogBrain) -> bool:
    """Tell whether an item's title is for everybody."""
    known = facts(item)
    return known.get("sitting") == "public" and known.get("publication") in {
        "full",
        "title",
    }


def acts_of(sessions: list[str]) -> dict[str, ICatalogBrain]:
    """Give the published acts of sessions by UID of the item."""
    facets = [f"session:{uid}" for uid in sessions]
    acts = search(**QUERIES[Kind.PAPER], deliberations_facets=facets)
    return {facts(act)["item"]: act for act in acts}


def _line(session, order, row, item, act) -> Line:
    uid, number = row
    title = item.Title if act is None else facts(act)["public_title"]
    # Written as the session is closed.
    outcome = facts(item)["outcome"] or ""
    return Line(uid, session, item, order, number, title, outcome, act)


def _minute_of(pair: Agenda) -> datetime:
    return moment(pair[0].created).replace(second=0, microsecond=0)

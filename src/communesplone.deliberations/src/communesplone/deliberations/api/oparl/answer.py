"""An address of OParl, and what stands there."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api.oparl import acts
from communesplone.deliberations.api.oparl import catalogue
from communesplone.deliberations.api.oparl import gone
from communesplone.deliberations.api.oparl import people
from communesplone.deliberations.api.oparl import terms
from communesplone.deliberations.api.oparl.gone import Grave
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.oparl import meetings
from communesplone.deliberations.rules.oparl import paging
from communesplone.deliberations.rules.oparl import papers
from communesplone.deliberations.rules.oparl import query
from communesplone.deliberations.rules.oparl import town
from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.paging import Entry
from communesplone.deliberations.rules.oparl.query import BadParameter
from communesplone.deliberations.rules.oparl.query import Query
from communesplone.deliberations.rules.oparl.sources import LegislativeTerm
from communesplone.deliberations.rules.oparl.values import deleted
from communesplone.deliberations.rules.oparl.values import error
from communesplone.deliberations.rules.oparl.values import Object
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import islice
from plone import api
from typing import Any

import heapq


SEGMENTS = {kind.segment: kind for kind in Kind if kind is not Kind.SYSTEM}

OF_ORGANIZATION = (Kind.MEETING, Kind.CONSULTATION)
"""Lists that an organization has of its own."""

LISTED_BRAINS = {*catalogue.QUERIES, *catalogue.STANDS_IN}


@dataclass(frozen=True)
class Answer:
    """What is sent.

    :param status: of HTTP.
    """

    status: int
    content: Object


def answer(path: Sequence[str], parameters: Mapping[str, Any]) -> Answer:
    """Answer a request.

    :param path: what follows the address of the System, decoded.
    :param parameters: as the client sent them.
    """
    try:
        content = Interface(query.parse(parameters)).find(tuple(path))
    except BadParameter as wrong:
        return Answer(400, error(f"This parameter has no meaning: {wrong}"))
    if content is None:
        return Answer(404, error("There is no such object or list."))
    return Answer(200, content)


class Interface:
    """Answers one request; what it read once, it does not read again."""

    def __init__(self, asked: Query) -> None:
        self.asked = asked
        self.links = Links(f"{api.portal.get().absolute_url()}/@@oparl")

    def find(self, path: tuple[str, ...]) -> Object | None:
        """Give the object or list of an address; None where there is none."""
        if not path:
            return town.system(people.system(), self.links)
        kind = SEGMENTS.get(path[0])
        if kind is None or len(path) > 3:
            return None
        if len(path) == 1:
            return self.page(kind, self.links.list(kind))
        if len(path) == 2:
            return self.one(kind, path[1])
        return self.page_of(kind, path[1], SEGMENTS.get(path[2]))

    def page(self, kind: Kind, url: str, body: str = "", **more: Any) -> Object:
        """Build a page of a list.

        :param body: UID of the body whose list it is; "" for that of all.
        """
        after = self.asked.after
        since = after.created if after is not None else None
        listed = self.entries(kind, since, **more)
        if self.asked.wants_deleted:
            graves = self.graves(kind, body)
            listed = heapq.merge(listed, graves, key=lambda e: e.place)
        selection = paging.take(listed, self.asked)
        return paging.page(
            url, self.asked, selection, self.all(kind, selection.entries)
        )

    def page_of(self, owner: Kind, uid: str, kind: Kind | None) -> Object | None:
        """Build a page of a list that an organization has."""
        if owner is not Kind.ORGANIZATION or kind not in OF_ORGANIZATION:
            return None
        body = next(catalogue.brains(owner, UID=uid), None)
        if body is None:
            return None
        url = self.links.list_of(owner, uid, kind)
        return self.page(kind, url, body=uid, path=body.getPath())

    def one(self, kind: Kind, uid: str) -> Object | None:
        """Build an object, or what is left of it."""
        live = self.entry(kind, uid)
        if live is not None:
            return self.all(kind, [live], named=True)[0]
        left = gone.find(kind, uid)
        return None if left is None else self.left(kind, left)

    def entries(
        self, kind: Kind, since: datetime | None = None, **more: Any
    ) -> Iterable[Entry]:
        """Walk a list in its order."""
        if kind is Kind.BODY:
            return [people.town_entry()]
        if kind is Kind.LEGISLATIVE_TERM:
            told = self.terms.values()
            places = [Entry(one.uid, one.created, one.modified) for one in told]
            return sorted(places, key=lambda entry: entry.place)
        if kind not in LISTED_BRAINS:
            return []
        found = catalogue.entries(kind, since, **more)
        if kind is Kind.PERSON:
            own = (people.person_entry(entry, self.held) for entry in found)
            return (entry for entry in own if entry is not None)
        if kind is Kind.LOCATION and people.town_hall() is not None:
            hall = [people.town_entry()]
            return heapq.merge(hall, found, key=lambda entry: entry.place)
        return found

    def entry(self, kind: Kind, uid: str) -> Entry | None:
        """Find an object by its UID."""
        if not uid:
            return None
        if uid == people.town_uid() and kind in (Kind.BODY, Kind.LOCATION):
            return next((e for e in self.entries(kind) if e.uid == uid), None)
        if kind is Kind.AGENDA_ITEM:
            session = _session_of(uid)
            if session is None:
                return None
            narrow = {"UID": session}
        elif kind is Kind.CONSULTATION:
            narrow = {"deliberations_facets": f"item:{uid}"}
        elif kind is Kind.FILE:
            narrow = catalogue.narrowed(uid)
        else:
            narrow = {"UID": uid}
        return next((e for e in self.entries(kind, **narrow) if e.uid == uid), None)

    def graves(self, kind: Kind, body: str) -> Iterator[Grave]:
        """Walk what is gone, as far as it is asked for; somebody may have come back.

        :param body: UID of the body whose list it is; "" for that of all.
        """
        asked = (
            grave
            for grave in gone.walk(kind)
            if body in ("", grave.body) and paging.is_wanted(grave, self.asked)
        )
        # Asked for a page at once: whoever wants little costs little.
        while some := list(islice(asked, self.asked.limit + 1)):
            back = self.back(kind, some)
            yield from (grave for grave in some if grave.uid not in back)

    def back(self, kind: Kind, graves: Sequence[Grave]) -> set[str]:
        """Give the UIDs of those that came back."""
        uids = [grave.owner or grave.uid for grave in graves]
        if kind is Kind.AGENDA_ITEM:
            uids = _sessions_of(graves)
        return {each.uid for each in self.entries(kind, UID=uids)} if uids else set()

    def all(
        self, kind: Kind, entries: Sequence[Entry], named: bool = False
    ) -> list[Object]:
        """Build the objects of a page."""
        live = [entry for entry in entries if not entry.deleted]
        build = self.builder(kind, live, named)
        return [
            self.left(kind, entry) if entry.deleted else build(entry)
            for entry in entries
        ]

    def left(self, kind: Kind, entry: Entry) -> Object:
        return deleted(kind, entry.uid, entry.created, entry.modified, self.links)

    @cached_property
    def mandates(self) -> list:
        return people.mandates()

    @cached_property
    def terms(self) -> dict[str, LegislativeTerm]:
        return terms.of_town(self.mandates)

    @cached_property
    def held(self) -> dict[str, list]:
        return people.holders(self.mandates)

    @cached_property
    def countries(self) -> dict[str, str]:
        return people.countries()

    def builder(
        self, kind: Kind, live: Sequence[Entry], named: bool
    ) -> Callable[[Entry], Object]:
        """Give what builds the objects of a type; what all need is read once."""
        links, inside = self.links, {"internal": not self.asked.omit_internal}
        if kind is Kind.MEETING:
            return lambda e: meetings.meeting(acts.meeting(e), links, **inside)
        if kind in (Kind.PAPER, Kind.CONSULTATION, Kind.FILE):
            told = _told(live)
            if kind is Kind.FILE:
                return lambda e: papers.file(acts.file(e, told), links)
            if kind is Kind.PAPER:
                return lambda e: papers.paper(acts.paper(e, told), links, **inside)
            return lambda e: papers.consultation(acts.consultation(e, told), links)
        return {
            Kind.BODY: lambda e: town.body(
                replace(people.town(), terms=(*self.terms.values(),)), links, **inside
            ),
            Kind.ORGANIZATION: lambda e: town.organization(
                people.organization(e, self.mandates, self.countries), links
            ),
            Kind.PERSON: lambda e: town.person(
                people.person(e, self.held, self.countries), links, **inside
            ),
            Kind.MEMBERSHIP: lambda e: town.membership(
                people.membership(e, self.countries), links
            ),
            Kind.AGENDA_ITEM: lambda e: meetings.agenda_item(
                acts.agenda_item(e, named), links
            ),
            Kind.LOCATION: lambda e: papers.location(_place(e), links),
            Kind.LEGISLATIVE_TERM: lambda e: town.legislative_term(
                self.terms[e.uid], links
            ),
        }[kind]


def _place(entry: Entry):
    return people.town_hall() if entry.brain is None else acts.location(entry)


def _told(entries: Sequence[Entry]) -> frozenset[str]:
    """Give the UIDs of the items that stand as AgendaItems, of the sessions of acts."""
    uids = {catalogue.facts(entry.brain).get("session") for entry in entries} - {None}
    if not uids:
        return frozenset()
    sessions = catalogue.brains(Kind.MEETING, UID=list(uids))
    agendas = catalogue.lines(sessions).values()
    return frozenset(line.uid for agenda in agendas for line in agenda)


def _sessions_of(graves: Iterable[Grave]) -> list[str]:
    """Find on which agendas items stand that were told once. Wakes their bodies."""
    found = bodies.find_all({grave.body for grave in graves if grave.body})
    placed = (
        bodies.placement(found[grave.body], grave.uid)
        if grave.body in found
        # Graves of before name no body.
        else _session_of(grave.uid)
        for grave in graves
    )
    return sorted(filter(None, set(placed)))


def _session_of(item: str) -> str | None:
    """Find on which agenda an item stands. Wakes the item and its body."""
    try:
        body = body_of(bodies.find(item))
    except Refused:
        return None
    return bodies.placement(body, item) if body is not None else None

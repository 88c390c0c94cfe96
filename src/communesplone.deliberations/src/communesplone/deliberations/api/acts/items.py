"""Items as documents show them."""

from collections.abc import Iterable
from communesplone.core.content import service_tree
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api.acts.sitting import names_of
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from dataclasses import replace
from plone import api
from typing import Any


class Lines:
    """The lines of an agenda with what the catalogue knows of them: one query, and no
    item is woken.

    :param session: whose agenda.
    """

    def __init__(self, session: ISession):
        self.session = session
        catalog = api.portal.get_tool("portal_catalog")
        uids = [entry.item for entry in session.agenda.entries]
        brains = catalog.unrestrictedSearchResults(UID=uids) if uids else ()
        self.brains = {brain.UID: brain for brain in brains}
        self.services = services()
        self.names = names_of(session)

    def entries(self, public: bool = False) -> list[AgendaEntry]:
        """Give the lines in order.

        :param public: only those that the public may know of.
        """
        found = [e for e in self.session.agenda.entries if e.item in self.brains]
        return [entry for entry in found if not public or self.is_public(entry)]

    def is_public(self, entry: AgendaEntry) -> bool:
        """Tell whether everybody may know of an item; the portal's rule, and the block.

        An item for which the body closed its doors stands where it stood before.
        """
        if law.never_public(self.session):
            return False
        known = public_agenda.is_public(self.facts(entry))
        return entry.block != Block.CLOSED and known

    def facts(self, entry: AgendaEntry) -> dict[str, Any]:
        return getattr(self.brains[entry.item], FACTS, None) or {}

    def sheet(self, entry: AgendaEntry, public: bool = False) -> sheets.ItemSheet:
        """Describe a line: number, title, and who brings it.

        :param public: without the address, which nobody outside can open.
        """
        brain, facts = self.brains[entry.item], self.facts(entry)
        return sheets.ItemSheet(
            number=entry.number,
            title=brain.Title,
            block=self.block(entry),
            category=facts.get("category") or "",
            service=self.services.get(facts.get("service"), ""),
            proposer=self.names.get(facts.get("proposer"), ""),
            url="" if public else brain.getURL(),
        )

    def block(self, entry: AgendaEntry) -> str:
        """Name the part of the sitting: what is heard behind closed doors is closed."""
        closed = self.facts(entry).get("sitting") == "closed"
        return str(Block.CLOSED) if closed else agenda.part_of(self.session, entry)


def woken(entries: Iterable[AgendaEntry]) -> dict[str, IItem]:
    """Wake items for their texts, which the catalogue does not hold; one query."""
    return bodies.find_all(entry.item for entry in entries)


def detailed(
    sheet: sheets.ItemSheet, item: IItem, found: Iterable[sheets.Annex] = ()
) -> sheets.ItemSheet:
    """Add the texts of an item that is to be decided.

    :param found: the annexes to name.
    """
    return replace(
        sheet,
        amount=item.amount,
        report=text(item.report),
        motivation=text(item.motivation),
        decision=text(item.decision),
        opinions=tuple(given(item)),
        annexes=tuple(found),
    )


def given(item: IItem) -> Iterable[sheets.GivenOpinion]:
    """Describe the opinions that were given; most items asked for none."""
    for opinion in opinions.of(item) if item.asked else ():
        if opinions.given(opinion):
            yield sheets.GivenOpinion(
                adviser=opinion.title,
                verdict=opinion.verdict or "",
                day=clock.day_of(opinion.given_at) if opinion.given_at else None,
                text=text(opinion.text),
            )


def named(item: IItem) -> Iterable[sheets.Annex]:
    """Name the annexes that are not confidential, without their files."""
    for annex in annexes.of(item):
        if not annex.confidential:
            yield sheets.Annex(
                annex.title, annex.file.filename, annex.file.contentType, annex.sha256
            )


def text(value: Any) -> str:
    """Give formatted text as it was written; documents clean it as they show it."""
    return value.raw if value is not None else ""


def services() -> dict[str, str]:
    """Give the names of the services by UID, those closed since too."""
    return {place.uid: place.title for place in service_tree.places()}

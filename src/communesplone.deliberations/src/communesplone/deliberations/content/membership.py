"""Who sits in a body, read from the catalogue: no object is woken."""

from Acquisition import aq_base
from Acquisition import aq_chain
from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.content.body import Body
from dataclasses import dataclass
from datetime import date
from plone import api
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import ATTRIBUTE_NAME


MANDATE = "communesplone.deliberations.Mandate"

FACTS = "deliberations_facts"
"""Metadata column: plain values of content, for listings."""


@dataclass(frozen=True)
class MemberRow:
    """A mandate, as plain values.

    :param body: UID of the body.
    :param person: UID of the person.
    :param name: the person's name.
    :param mandate: UID of the mandate.
    :param end: last day, counted; None while it runs.
    :param courtesy: the person's title of courtesy: "ms", "mr" or "none".
    """

    body: str
    person: str
    name: str
    mandate: str
    post: str
    rank: int
    group: str
    votes: bool
    signs: bool
    start: date
    end: date | None
    courtesy: str = "none"

    @property
    def precedence(self) -> tuple[int, date, tuple[str, str]]:
        """Where the person stands: by rank, then by seniority, then by name."""
        return (self.rank, self.start, filed(self.name))

    def runs_on(self, day: date) -> bool:
        """Tell whether the mandate runs on a day; first and last day counted."""
        return self.start <= day and (self.end is None or day <= self.end)


def body_of(content: DexterityContent) -> Body | None:
    """Find the body that content stands in; a body stands in itself."""
    return next((each for each in aq_chain(content) if isinstance(each, Body)), None)


def uid_of(content: DexterityContent) -> str:
    """Give the UID of content of ours, where hundreds are asked for theirs.

    It is what `IUUID` gives, which looks through all that content stands in for a
    folder whose translations share one.
    """
    return getattr(aq_base(content), ATTRIBUTE_NAME)


def rows(body: Body) -> list[MemberRow]:
    """List all mandates of a body, of today and of the past, in precedence order."""
    return sorted(
        _every(path="/".join(body.getPhysicalPath())), key=lambda row: row.precedence
    )


def rows_of(person: str) -> list[MemberRow]:
    """List all mandates of a person in all bodies, the latest first.

    :param person: UID of the person.
    """
    found = (row for row in _every() if row.person == person)
    return sorted(found, key=lambda row: row.start, reverse=True)


def _every(**query) -> list[MemberRow]:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=MANDATE, **query)
    return [
        MemberRow(name=brain.Title, mandate=brain.UID, **facts)
        for brain in brains
        if (facts := getattr(brain, FACTS, None))
    ]

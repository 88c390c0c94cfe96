"""What the public reads of a session: its agenda, then what was examined.

The items of an agenda are not public themselves; here alone their titles are, and only
of those that are heard and told in public.
"""

from collections.abc import Container
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import law
from communesplone.deliberations.api import portal
from communesplone.deliberations.api import states
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.constants import concerns
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.deadlines import Deadline
from communesplone.deliberations.rules.deadlines import list_online
from dataclasses import dataclass
from DateTime import DateTime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


ITEM = "communesplone.deliberations.Item"

SHOWN = ("convened", "open", "closed", "approved")
"""States of a session in which its agenda is public."""


@dataclass(frozen=True)
class Point:
    """A line of the public agenda.

    :param number: as the agenda sent with the convocation has it.
    :param late: added in the sitting, as urgent.
    :param draft: of what is to be decided, safe HTML; "" if it is not online.
    """

    number: int | None
    title: str
    late: bool = False
    draft: str = ""


@dataclass(frozen=True)
class PublicAgenda:
    """The public part of an agenda.

    :param hidden: how many lines are not public.
    :param closed: the body never meets in public.
    """

    points: tuple[Point, ...] = ()
    hidden: int = 0
    closed: bool = False


@dataclass(frozen=True)
class Examined:
    """A deliberation as the list of what was examined has it.

    :param title: "" where the subject is not for everybody.
    :param outcome: "" likewise.
    :param modified: when that changed last.
    :param brain: its own page, None as long as it is not published.
    """

    number: int
    reference: str
    title: str
    outcome: str
    modified: DateTime
    brain: ICatalogBrain | None = None


def agenda(session: ISession, with_drafts: bool = False) -> PublicAgenda:
    """Give the public part of an agenda; nothing before the convocation.

    Two lines of defence: the block of the line, and the item's own sitting.

    :param with_drafts: with what is to be decided, for which all items are woken.
    """
    if api.content.get_state(session) not in SHOWN:
        return PublicAgenda()
    entries = session.agenda.entries
    if law.never_public(session):
        return PublicAgenda(hidden=len(entries), closed=True)
    titles = public_titles([e.item for e in entries if e.block != Block.CLOSED])
    titles |= masked_titles(session, titles)
    texts = drafts.texts(session) if with_drafts else {}
    points = tuple(
        Point(
            entry.number,
            titles[entry.item],
            entry.block == Block.LATE,
            texts.get(entry.item, ""),
        )
        for entry in entries
        if entry.item in titles
    )
    return PublicAgenda(points, len(entries) - len(points))


def masked_titles(session: ISession, known: Container[str]) -> dict[str, str]:
    """Give the titles of published acts by their items: masked, as they were published.

    :param known: UIDs of the items that the agenda shows.
    """
    return {
        facts(brain)["item"]: brain.Title
        for brain in acts(session, restricted=True)
        if facts(brain).get("item") in known
    }


def public_titles(uids: list[str]) -> dict[str, str]:
    """Give titles of items by UID: of those told in public, whoever asks."""
    if not uids:
        return {}
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=ITEM, UID=uids)
    return {brain.UID: brain.Title for brain in brains if is_public(facts(brain))}


def examined(session: ISession) -> list[Examined]:
    """List what was decided: the published acts, by number.

    Where the law wants a list of all that was examined, all stand in it: those heard in
    public before they are published, with no more than their title and what became of
    them; of the others the number alone.

    Source: CGCT L2121-25.
    """
    if api.content.get_state(session) not in {"closed", "approved"}:
        return []
    seen = {brain.UID: brain for brain in acts(session, restricted=True)}
    found = acts(session) if lists_all(session) else seen.values()
    rows = [_examined(brain, seen.get(brain.UID)) for brain in found]
    return sorted(rows, key=lambda row: row.number)


def _examined(act: ICatalogBrain, published: ICatalogBrain | None) -> Examined:
    known = facts(act)
    number, reference = known["number"], known["reference"]
    if published is None and not is_public(known):
        return Examined(number, reference, "", "", act.modified)
    outcome = known["outcome"]
    return Examined(number, reference, act.Title, outcome, act.modified, published)


def acts(session: ISession, restricted: bool = False) -> list[ICatalogBrain]:
    """Give the acts of a session; restricted: the published ones the user may view."""
    catalog = api.portal.get_tool("portal_catalog")
    query = {
        "portal_type": portal.ACT,
        "deliberations_facets": f"session:{IUUID(session)}",
        "path": "/".join(body_of(session).getPhysicalPath()),
    }
    if restricted:
        return list(catalog(**query, review_state=list(portal.PUBLIC_ACTS)))
    return list(catalog.unrestrictedSearchResults(**query))


def lists_all(session: ISession) -> bool:
    """Tell whether the law wants the list of all that was examined online."""
    book, population = law.rulebook_of(session), body_of(session).population
    return any(
        rule.value.kind is DeadlineKind.LIST_ONLINE
        and concerns(rule.value.from_population, population)
        for rule in book.deadlines
    )


def list_due(session: ISession) -> Deadline | None:
    """Give by when that list is to be online; closing the session puts it there.

    :returns: None where the law wants none, and before the convocation.
    """
    if api.content.get_state(session) not in SHOWN:
        return None
    history = states.history_of(session, states.SESSION_WORKFLOW)
    closed = [row["time"] for row in history if row["action"] == "close"]
    return list_online(
        law.rulebook_of(session),
        session_date=clock.day_of(session.start),
        population=body_of(session).population,
        listed_on=clock.day_of(closed[0].asdatetime()) if closed else None,
    )


def is_public(found: dict[str, Any]) -> bool:
    """Tell whether the title of an item or an act is for everybody."""
    return found.get("sitting") == "public" and found.get("publication") in {
        "full",
        "title",
    }


def facts(brain: ICatalogBrain) -> dict[str, Any]:
    return getattr(brain, FACTS, None) or {}

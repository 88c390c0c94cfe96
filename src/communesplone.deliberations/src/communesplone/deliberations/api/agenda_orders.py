"""Orders on an agenda: where an item moves to, and in which order items come on."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api import agenda
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.session import ISession
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


def move_to(session: ISession, uid: str, number: int) -> int:
    """Move an item to a place that is counted over the whole agenda, within its block.

    A number before or after its block is the first or the last place there.

    :param number: from 1.
    :returns: the place it has now.
    :raises Refused: if the agenda is frozen, or the item is not on it.
    """
    entries = session.agenda.entries
    agenda.shift(session, uid, number - place_of(entries, uid))
    return place_of(session.agenda.entries, uid)


def renumber(session: ISession, seen: Sequence[str], wanted: dict[str, int]) -> int:
    """Move each item to which somebody gave another number than the one they saw.

    Those that go to the front move first, so several numbers written at once come out
    as they were written.

    :param seen: UIDs of the items in the order that was shown.
    :param wanted: number by UID.
    :returns: how many were moved.
    :raises Refused: if the agenda is frozen, or an item is not on it.
    """
    shown = {uid: number for number, uid in enumerate(seen, 1)}
    changed = {uid: to for uid, to in wanted.items() if shown.get(uid) != to}
    for uid, number in sorted(changed.items(), key=lambda pair: pair[1]):
        move_to(session, uid, number)
    return len(changed)


def place_of(entries: Iterable[AgendaEntry], uid: str) -> int:
    """Tell the place of an item, from 1.

    :raises Refused: if it is not there.
    """
    entries = list(entries)
    return entries.index(agenda.find(entries, uid)) + 1


def in_order(
    body: IBody,
    brains: Iterable[ICatalogBrain],
    service_titles: Callable[[], dict[str, str]],
    names: Callable[[], dict[str, str]],
) -> list[ICatalogBrain]:
    """Put items that wait in the order that the body's settings say.

    :param brains: in the order of their arrival, which decides between equals.
    :param service_titles: gives names of services by UID; asked if they are needed.
    :param names: gives names of persons by UID, likewise.
    """
    key = _KEYS[body.ordering_key](body, service_titles, names)
    return sorted(brains, key=lambda brain: key(getattr(brain, FACTS, None) or {}))


def _arrival(body, service_titles, names):
    return lambda facts: 0


def _category(body, service_titles, names):
    order = {name: place for place, name in enumerate(body.categories or ())}
    return lambda facts: order.get(facts.get("category"), len(order))


def _service(body, service_titles, names):
    titles = service_titles()
    return lambda facts: filed(titles.get(facts.get("service"), ""))


def _proposer(body, service_titles, names):
    found = names()
    return lambda facts: filed(found.get(facts.get("proposer"), "\uffff"))


_KEYS: dict[str, Callable[..., Callable[[dict], Any]]] = {
    "arrival": _arrival,
    "category": _category,
    "service": _service,
    "proposer": _proposer,
}

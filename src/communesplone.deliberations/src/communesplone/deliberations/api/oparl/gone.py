"""What was public once: OParl tells of it that it is deleted."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api.oparl import catalogue
from communesplone.deliberations.api.oparl import people
from communesplone.deliberations.api.oparl import terms
from communesplone.deliberations.api.public_rows import PUBLIC
from communesplone.deliberations.api.public_rows import rows
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import uid_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.paging import Entry
from dataclasses import dataclass
from datetime import datetime
from plone import api
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations


KEY = "communesplone.deliberations.oparl"

TERMS = "terms"
"""Key of the terms that are told now: UID -> when it was created."""


@dataclass(frozen=True)
class Grave(Entry):
    """What is left of an object.

    :param body: UID of the body that it was of; "" for what no list of one had.
    :param owner: UID of the content that it was read from; "" for its own.
    """

    body: str = ""
    owner: str = ""


def bury(
    kind: Kind, uid: str, created: datetime, body: str = "", owner: str = ""
) -> None:
    """Remember that an object is public no more.

    :param body: UID of the body, for what lists of a body have.
    :param owner: UID of the session or the act, for a File that has another one.
    """
    _kept(kind.value)[uid] = (clock.kept(created), clock.now(), body, owner)


def find(kind: Kind, uid: str) -> Grave | None:
    """Give what is left of an object, None for one that never was public."""
    row = _graves(kind).get(uid)
    return None if row is None else _grave(uid, row)


def walk(kind: Kind) -> Iterator[Grave]:
    """Walk what is gone of a type, in the order of lists."""
    left = (_grave(uid, row) for uid, row in _graves(kind).items())
    yield from sorted(left, key=lambda entry: entry.place)


def note_transition(content: DexterityContent, before: str, after: str) -> None:
    """Follow a session or a deliberation from state to state.

    Who asks what changed since yesterday must hear of it.
    """
    content.notifyModified()
    content.reindexObject(idxs=["modified"])
    if ISession.providedBy(content) and before in PUBLIC and after not in PUBLIC:
        note_agenda(content)


def note_agenda(session: ISession) -> None:
    """Remember the public agenda of a session that is cancelled, with its lines.

    The session itself stays: it says that it is cancelled.
    """
    if law.never_public(session):
        return
    uid, body = uid_of(session), uid_of(body_of(session))
    created = catalogue.moment(session.created())
    bury(Kind.FILE, f"{uid}-{catalogue.AGENDA}", created, owner=uid)
    items = [entry.item for entry in session.agenda.entries if entry.block != "closed"]
    if items:
        for brain in catalogue.search(portal_type=catalogue.ITEM, UID=items):
            if catalogue.is_told(brain):
                bury(Kind.AGENDA_ITEM, brain.UID, created, body)


def note_item(item: IItem, session: ISession, changed: set[str]) -> None:
    """Remember a line of an agenda whose item is not told in public any more.

    :param changed: names of fields.
    """
    sitting, publication = item.sitting == "public", item.publication != "none"
    # As it was before: a field that changed had the other value.
    told = sitting != ("sitting" in changed) and (
        publication or "publication" in changed
    )
    if not told or (sitting and publication):
        return
    if any(uid == IUUID(item) for uid, _number in rows(session)):
        created = catalogue.moment(session.created())
        bury(Kind.AGENDA_ITEM, IUUID(item), created, uid_of(body_of(session)))


def note_place(session: ISession, changed: set[str]) -> None:
    """Remember where a session takes place, once it does not say so any more.

    :param changed: names of fields.
    """
    if "place" in changed and not session.place and is_public(session):
        bury(Kind.LOCATION, IUUID(session), catalogue.moment(session.created()))


def note_mandate(mandate: IMandate) -> None:
    """Remember a mandate that is deleted, and its person if it was the last one."""
    bury(Kind.MEMBERSHIP, IUUID(mandate), catalogue.moment(mandate.created()))
    for brain in catalogue.brains(Kind.PERSON, UID=mandate.person):
        bury(Kind.PERSON, brain.UID, catalogue.moment(brain.created))


def note_body(body: IBody) -> None:
    """Remember a body that is deleted."""
    bury(Kind.ORGANIZATION, IUUID(body), catalogue.moment(body.created()))


def note_terms() -> None:
    """Remember the terms of the council that its mandates do not tell any more.

    A term is named by its first day, which is read from all mandates: with one of them
    it may become another term.
    """
    now = {uid: term.created for uid, term in terms.of_town(people.mandates()).items()}
    told = _read(TERMS)
    if set(told) == set(now):
        return
    for uid in set(told) - set(now):
        bury(Kind.LEGISLATIVE_TERM, uid, told[uid])
    kept = _kept(TERMS)
    kept.clear()
    kept.update({uid: clock.kept(created) for uid, created in now.items()})


def is_public(session: ISession) -> bool:
    return api.content.get_state(session) in PUBLIC


def _grave(uid: str, row: tuple) -> Grave:
    created, at, *body = row
    # Graves of before name no body, or no owner.
    return Grave(uid, created, at, True, *body)


def _graves(kind: Kind) -> OOBTree:
    return _read(kind.value)


def _read(name: str) -> OOBTree:
    graves = IAnnotations(api.portal.get()).get(KEY)
    return OOBTree() if graves is None else graves.get(name, OOBTree())


def _kept(name: str) -> OOBTree:
    """Give a tree to write to."""
    notes = IAnnotations(api.portal.get())
    graves = notes.get(KEY)
    if graves is None:
        graves = notes[KEY] = OOBTree()
    if name not in graves:
        graves[name] = OOBTree()
    return graves[name]

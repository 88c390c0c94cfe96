"""The agenda of a session: what stands on it, and in which order.

Putting an item on an agenda writes the agenda and one leaf of the body's tree of
placements; the item itself is not written before the session is convened.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closed_kinds
from communesplone.deliberations.api import current
from communesplone.deliberations.api import law
from communesplone.deliberations.api import own_items
from communesplone.deliberations.api import states
from communesplone.deliberations.content.agenda import Agenda
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from dataclasses import replace
from hashlib import sha256
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain

import json


MOST_ITEMS = 1_000
"""Most items on one agenda."""

ORDER = (Block.PUBLIC, Block.COMPLEMENTARY, Block.LATE, Block.CLOSED)
"""The order in which a sitting takes the blocks: the public leaves once."""

Row = tuple[AgendaEntry, ICatalogBrain | None]
"""A line, with its item for whoever may view it."""

PLACES = {block: place for place, block in enumerate(ORDER)}


def present(session: ISession, item: IItem) -> None:
    """Put a validated item on the agenda, at the end of its block.

    :raises Refused: if the session is convened, the item is not valid, is of another
        body, stands on an agenda, or the law has it neither so late nor in public.
    """
    check_planned(session)
    check(session, item)
    place(session, item, block_of(item))


def check(session: ISession, item: IItem) -> None:
    """Refuse an item that is not ready for an agenda.

    :raises Refused: if it is not validated, or the law has it neither so late nor in
        public.
    """
    # Nobody sends it back while it comes on the agenda.
    current.hold(item)
    if states.state_of(item, states.ITEM_WORKFLOW) != "validated":
        raise Refused(
            _(
                "error_present_not_validated",
                default="“${title}” is not validated. Have it validated first.",
                mapping={"title": item.title},
            )
        )
    closed_kinds.check(item)
    own_items.check(session, item)


def place(session: ISession, item: IItem, block: Block) -> None:
    """Write an item into the agenda, whatever the session's state.

    :raises Refused: if the item is of another body, stands on an agenda, or the agenda
        is full.
    """
    body, uid = body_of(session), IUUID(item)
    if body_of(item) != body:
        raise Refused(
            _(
                "error_present_other_body",
                default="“${title}” is for another body.",
                mapping={"title": item.title},
            )
        )
    if bodies.placement(body, uid) is not None:
        raise Refused(
            _(
                "error_present_placed",
                default="“${title}” stands on an agenda already.",
                mapping={"title": item.title},
            )
        )
    entries = session.agenda.entries
    if len(entries) >= MOST_ITEMS:
        raise Refused(
            _(
                "error_agenda_full",
                default="An agenda has at most ${count} items.",
                mapping={"count": MOST_ITEMS},
            )
        )
    line = AgendaEntry(uid, None, block)
    session.agenda.insert(end_of(block, session.agenda), line)
    bodies.place(body, uid, IUUID(session))


def take_off(session: ISession, uid: str) -> None:
    """Take an item off an agenda that is not convened; it can be presented again.

    :param uid: UID of the item.
    :raises Refused: if the session is convened, or the item is not on the agenda.
    """
    check_planned(session)
    entries = session.agenda.entries
    find(entries, uid)
    session.agenda.entries = [entry for entry in entries if entry.item != uid]
    bodies.unplace(body_of(session), uid)


def move(session: ISession, uid: str, before: str | None) -> None:
    """Move an item before another one of its block, or to the end of its block.

    The move says where, not a whole order: two clerks who move different items at once
    both get what they asked for.

    :param uid: UID of the item.
    :param before: UID of the item to stand before; None for the end of the block.
    :raises Refused: if the agenda is frozen, an item is not on it, or the two stand in
        different blocks.
    """
    check_planned(session)
    agenda = session.agenda
    moving = find(agenda.entries, uid)
    if before == uid:
        return
    others = [entry for entry in agenda.entries if entry is not moving]
    if before is None:
        agenda.entries = others
        agenda.insert(end_of(moving.block, agenda), moving)
        return
    target = find(others, before)
    if target.block != moving.block:
        raise Refused(
            _(
                "error_move_block",
                default="An item moves within its own part of the agenda.",
            )
        )
    others.insert(others.index(target), moving)
    agenda.entries = others


def shift(session: ISession, uid: str, places: int) -> None:
    """Move an item some places up (negative) or down within its block.

    :raises Refused: as :func:`move`.
    """
    entries = session.agenda.entries
    block = find(entries, uid).block
    peers = [entry.item for entry in entries if entry.block == block]
    goal = max(0, min(len(peers) - 1, peers.index(uid) + places))
    peers.remove(uid)
    move(session, uid, peers[goal] if goal < len(peers) else None)


def rows(session: ISession) -> list[Row]:
    """Give the lines with what the present user may see of the items, in one query."""
    entries = session.agenda.entries
    uids = [entry.item for entry in entries]
    found = api.content.find(UID=uids) if uids else []
    brains = {brain.UID: brain for brain in found}
    return [(entry, brains.get(entry.item)) for entry in entries]


def reworded(session: ISession, lines: Iterable[Row]) -> dict[str, str]:
    """Tell what does not read any more as the members were sent it.

    A slip of the pen is mended after the convocation; nobody does so unseen.

    :param lines: as :func:`rows` gives them.
    :returns: UID of an item that the present user may view → the title that was sent.
    """
    sent = session.agenda.sent
    return {
        entry.item: sent[entry.item]
        for entry, brain in lines
        if brain is not None and sent.get(entry.item, brain.Title) != brain.Title
    }


def candidates(body: IBody) -> list[ICatalogBrain]:
    """Give the validated items that the present user may view and no agenda has."""
    found = api.content.find(
        context=body,
        portal_type="communesplone.deliberations.Item",
        review_state="validated",
        sort_on="created",
    )
    return [brain for brain in found if bodies.placement(body, brain.UID) is None]


def freeze(session: ISession) -> str:
    """Number the lines for good, and take the hash of what is sent.

    Each stands in the block to which its item belongs now.

    :returns: SHA-256 of the numbered lines, with subjects and blocks.
    """
    entries = session.agenda.entries
    found = bodies.find_all(entry.item for entry in entries)
    placed = in_blocks(replace(e, block=block_of(found[e.item])) for e in entries)
    numbered = [replace(entry, number=n) for n, entry in enumerate(placed, 1)]
    session.agenda.entries = numbered
    return _seal(session, "agenda.frozen", found)


def complete(session: ISession, item: IItem) -> str:
    """Write an item that comes after the convocation as of right, and take the hash of
    what is sent now.

    What is heard behind closed doors stands at the end of that part.

    :returns: as :func:`freeze`.
    :raises Refused: as :func:`place`.
    """
    closed = item.sitting == "closed"
    add(session, item, Block.CLOSED if closed else Block.COMPLEMENTARY)
    found = bodies.find_all(entry.item for entry in session.agenda.entries)
    return _seal(session, "agenda.completed", found)


def _seal(session: ISession, action: str, found: Mapping[str, IItem]) -> str:
    agenda = session.agenda
    plain = [
        [entry.number, entry.item, str(entry.block), found[entry.item].title]
        for entry in agenda.entries
    ]
    digest = sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()
    before = {"agenda": agenda.frozen_hash} if agenda.frozen_hash else None
    agenda.frozen_hash = digest
    # Of what was sent before, the members read the title that it had then.
    now = {entry.item: found[entry.item].title for entry in agenda.entries}
    agenda.sent = now | agenda.sent
    journal.record(action, session, before=before, after={"agenda": digest})
    return digest


def add(session: ISession, item: IItem, block: Block) -> None:
    """Write an item into an agenda that was sent, with the number after the last.

    The order of what was sent with the convocation stays as it is.
    """
    place(session, item, block)
    entries = session.agenda.entries
    last = max((entry.number or 0 for entry in entries), default=0)
    session.agenda.entries = [
        AgendaEntry(entry.item, entry.number or last + 1, entry.block)
        for entry in entries
    ]


def to_block(session: ISession, uid: str, block: Block) -> None:
    """Have a line count as one of another block; its place and number stay."""
    session.agenda.entries = [
        replace(entry, block=block) if entry.item == uid else entry
        for entry in session.agenda.entries
    ]


def follow(session: ISession, item: IItem) -> None:
    """Put an item into the block to which it belongs now, before the agenda is sent."""
    if states.state_of(session, states.SESSION_WORKFLOW) == "planned":
        entry = find(session.agenda.entries, IUUID(item))
        others = [each for each in session.agenda.entries if each != entry]
        moved = replace(entry, block=block_of(item))
        if moved != entry:
            session.agenda.entries = in_blocks([*others, moved])


def end_of(block: str, agenda: Agenda) -> int:
    """Give the index at which a line comes last in its block."""
    later = agenda.first_of(ORDER[PLACES[block] + 1 :])
    return len(agenda.entries) if later is None else later


def block_of(item: IItem) -> Block:
    """Name the block of an item that is convened in time."""
    return Block.CLOSED if item.sitting == "closed" else Block.PUBLIC


def part_of(session: ISession, entry: AgendaEntry) -> str:
    """Name the part of the sitting in which a line stands, as it is shown.

    :returns: the block; "inside" in place of "public" of a body that never meets so.
    """
    inside = entry.block == Block.PUBLIC and law.never_public(session)
    return "inside" if inside else str(entry.block)


def in_blocks(entries: Iterable[AgendaEntry]) -> list[AgendaEntry]:
    """Put the lines in the order of the blocks; the order within each stays."""
    return sorted(entries, key=lambda entry: PLACES[entry.block])


def find(entries: Iterable[AgendaEntry], uid: str) -> AgendaEntry:
    """Find the line of an item.

    :raises Refused: if it is not there.
    """
    for entry in entries:
        if entry.item == uid:
            return entry
    raise Refused(
        _(
            "error_not_on_agenda",
            default="This item is not on the agenda any more. Load the page again.",
        )
    )


def check_planned(session: ISession) -> None:
    """Refuse to change an agenda that was sent.

    :raises Refused: with the law.
    """
    if states.state_of(session, states.SESSION_WORKFLOW) != "planned":
        raise Refused(
            _(
                "error_agenda_frozen",
                default="The agenda was sent with the convocation and stays as it is."
                " An urgent item can be added in the sitting; an item can be"
                " postponed or withdrawn there.",
            ),
            law.rulebook_of(session).notice[0].article,
        )

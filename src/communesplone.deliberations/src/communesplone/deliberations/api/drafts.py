"""Draft decisions online: what the body is asked to decide, before it sits.

The secretariat puts them online, and may leave items out or mask passages. They are
read from the items each time, as long as the sitting is not closed: then the acts take
their place.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from communesplone.core.api import journal
from communesplone.core.api.documents import safe_html
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import masks as passages
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.deadlines import Deadline
from communesplone.deliberations.rules.deadlines import deadlines
from datetime import date
from plone import api


ONLINE = ("convened", "open")
"""States of a session in which its drafts are online."""

PARTS = ("motivation", "decision")

SENT = (Block.PUBLIC, Block.COMPLEMENTARY)
"""Blocks of what the members were told of before the sitting."""


def deadline(session: ISession) -> Deadline | None:
    """Give the day by which the law wants the drafts online, None if it does not."""
    found = deadlines(
        law.rulebook_of(session),
        session_date=clock.day_of(session.start),
        population=body_of(session).population,
        drafts_online_on=session.drafts_on,
    )
    return next((d for d in found if d.kind is DeadlineKind.DRAFTS_ONLINE), None)


def put_online(
    session: ISession,
    day: date,
    *,
    left_out: Iterable[str] = (),
    masks: Sequence[str] = (),
    reason: str = "",
) -> None:
    """Put the draft decisions of the public items of a convened session online.

    Done again, the choice of items and passages changes, and the first day stays.

    :param left_out: UIDs of items whose draft stays inside.
    :param masks: passages that the public does not read, as they stand in the texts.
    :param reason: why they go online although it is late.
    :raises Refused: if the law gives this body no drafts, if the time is over and no
        reason is given, or if a passage is in no text; with the article.
    """
    verdicts.require(verdicts.may(session, "drafts"))
    check_in_time(session, day, reason)
    session.drafts_left_out = tuple(left_out)
    passages.check(masks, [part for item in _items(session) for part in _parts(item)])
    session.drafts_masks = tuple(masks)
    session.drafts_on = session.drafts_on or day
    session.reindexObject()
    facts = {"on": day, "left_out": len(session.drafts_left_out), "reason": reason}
    journal.record("session.drafts_online", session, after=facts)


def check_in_time(session: ISession, day: date, reason: str) -> None:
    """Refuse drafts that the law does not know, or that come late without a reason.

    :raises Refused: as :func:`put_online`.
    """
    due = deadline(session)
    if due is None:
        raise Refused(
            _(
                "error_drafts_none",
                default="The law of this body asks for no drafts online.",
            )
        )
    if session.drafts_on is None and day > due.due and not reason.strip():
        raise Refused(
            _(
                "error_drafts_late",
                default="The drafts had to be online by ${latest}. Say why they come"
                " late.",
                mapping={"latest": clock.in_words(due.due)},
            ),
            due.article,
        )


def offered(session: ISession) -> list[IItem]:
    """Give the items whose draft can go online, in the order of the agenda.

    Heard and told in public, on the agenda that was sent.
    """
    if law.never_public(session):
        return []
    entries = [e for e in session.agenda.entries if e.block in SENT]
    found = bodies.find_all(entry.item for entry in entries)
    items = (found[entry.item] for entry in entries if entry.item in found)
    return [i for i in items if i.sitting == "public" and i.publication == "full"]


def leave_out(session: ISession, item: IItem) -> None:
    """Keep the draft of an item inside that comes after the drafts went online.

    Nobody has looked yet at what of it the public may read.
    """
    if session.drafts_on is not None:
        session.drafts_left_out = (*session.drafts_left_out, item.UID())


def texts(session: ISession) -> dict[str, str]:
    """Give the drafts that everybody may read by UID of the item, as safe HTML."""
    if session.drafts_on is None or api.content.get_state(session) not in ONLINE:
        return {}
    return {
        item.UID(): "".join(
            passages.hide(safe_html(part), session.drafts_masks)
            for part in _parts(item)
        )
        for item in _items(session)
    }


def _items(session: ISession) -> list[IItem]:
    out = session.drafts_left_out
    return [item for item in offered(session) if item.UID() not in out]


def _parts(item: IItem) -> list[str]:
    values = (getattr(item, name) for name in PARTS)
    return [value.raw for value in values if value is not None and value.raw]

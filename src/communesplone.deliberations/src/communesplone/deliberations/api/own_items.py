"""A councillor's own item: a right with a day and a note (CDLD L1122-24)."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import states
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.clear_days import own_item
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.sentences import message
from datetime import date


def check(session: ISession, item: IItem) -> None:
    """Refuse a councillor's own item that came too late, or without a note.

    Members of the college have no such right, and need none: theirs are items of the
    college. An item that goes on from an earlier sitting came in time then.

    :raises Refused: with the article.
    """
    member = owner(session, item)
    if member is None:
        return
    found = own_item(
        law.rulebook_of(session),
        clock.day_of(session.start),
        received(item),
        post=member.post,
        has_note=has_note(item),
    )
    if not found.admitted:
        raise Refused(message(found.explanation), found.article)


def owner(session: ISession, item: IItem) -> Member | None:
    """Give the member who proposes an item as of right; None if it is no such item."""
    if not item.proposer or item.origin:
        return None
    return owners(session).get(item.proposer)


def owners(session: ISession) -> dict[str, Member]:
    """Give the members who may propose an item as of right, by id."""
    rule = law.rulebook_of(session).own_item.value
    if rule is None:
        return {}
    return {
        member.id: member
        for member in roll.members(session)
        if member.votes and member.post not in rule.barred_posts
    }


def received(item: IItem) -> date:
    """Tell on which day an item reached the town hall: as it was proposed."""
    history = states.history_of(item, states.ITEM_WORKFLOW)
    moments = [row["time"].asdatetime() for row in history if row["action"]]
    return clock.day_of(moments[0]) if moments else clock.today()


def has_note(item: IItem) -> bool:
    """Tell whether a report or a document explains an item."""
    report = item.report.raw if item.report is not None else ""
    return bool(report.strip()) or any(True for _annex in annexes.of(item))

"""What a sitting voted upon stays as it was voted."""

from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import current
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from plone.uuid.interfaces import IUUID
from zope.i18nmessageid import Message
from zope.schema import getFields


VOTED = frozenset(
    {"amended_text", "service"}
    | {name for name, field in getFields(IItem).items() if not field.readonly}
) - {"publication"}
"""Fields that make up what was voted upon; how it is published is no part of it."""


def why_settled(item: Item) -> Message | None:
    """Tell why the texts and annexes of an item stay as they are.

    :returns: None as long as its session recorded neither vote nor outcome.
    """
    session = session_of(item)
    if session is None:
        return None
    uid = IUUID(item)
    # A vote that is being recorded at this moment counts too.
    current.hold_key(session.ballots, uid)
    current.hold_key(session.outcomes, uid)
    if uid not in session.ballots and uid not in session.outcomes:
        return None
    return _(
        "error_item_settled",
        default="What became of “${title}” is recorded: its texts and annexes stay as"
        " they were then. Take the vote back in the sitting first.",
        mapping={"title": item.title},
    )


def check_fields(item: Item, names: set[str]) -> None:
    """Refuse to change what was voted upon.

    :param names: of fields that change.
    :raises Refused: with the reason.
    """
    reason = why_settled(item) if names & VOTED else None
    if reason is not None:
        raise Refused(reason)


def session_of(item: Item) -> ISession | None:
    """Find the session on whose agenda an item stands."""
    uid = bodies.placement(body_of(item), IUUID(item))
    return bodies.find_all([uid]).get(uid) if uid else None

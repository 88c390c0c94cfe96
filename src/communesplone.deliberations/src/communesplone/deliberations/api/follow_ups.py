"""What became of a decision: who sees to it, by when, and that it is done.

All of this is internal, and whoever may view an item reads its row in the catalogue. So
the body's own tree says what waits for whom, and "My work" reads it there.
"""

from collections.abc import Set
from communesplone.core.api import journal
from communesplone.core.api import services
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import items
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.item_rules import is_followed
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.interfaces import Verdict
from datetime import date
from plone import api
from plone.uuid.interfaces import IUUID
from typing import NamedTuple


MANAGE = "communesplone.deliberations: Manage session"

AUTHOR = "author"


class Waiting(NamedTuple):
    """A decision that is to be seen to; text only, which the tree can compare.

    :param service: UID of the item's service.
    :param follower: UID of the service that sees to it, if it is another one.
    :param due: day, in ISO 8601; may be empty.
    :param owner: who, in plain words; may be empty.
    """

    service: str
    follower: str
    due: str
    owner: str

    @property
    def last_day(self) -> date | None:
        return date.fromisoformat(self.due) if self.due else None


def note(
    item: Item, owner: str | None, due: date | None, service: str | None = None
) -> None:
    """Note who sees to a decision, and by when. Permission is the caller's matter.

    :param owner: who, in plain words, at most 200 characters.
    :param service: UID of the service whose authors find it in their work, and view the
        item by that; None for the item's own.
    :raises Refused: if nothing is decided yet, if it is done, or the service is closed.
    :raises communesplone.core.interfaces.UnknownService: for another UID.
    :raises InvalidValue: for a value that its field refuses.
    """
    verdicts.require(items.may(item, "follow"))
    follower = _follower(item, service)
    items.update(item, owner_after=owner, due_after=due, service_after=follower)
    item.reindexObjectSecurity()
    _keep(item)
    facts = {"due": due and due.isoformat(), "service": follower}
    journal.record("item.followed", item, after=facts)


def finish(item: Item, words: str = "") -> None:
    """Note that a decision was seen to, today, by the present user.

    :param words: what became of it, at most 500 characters.
    :raises Refused: with the reason: nothing waits, or it is somebody else's.
    :raises InvalidValue: for words that are too long, or have several lines.
    """
    verdicts.require(may(item, "done"))
    user = api.user.get_current().getId()
    items.update(item, done_on=clock.today(), done_by=user, done_note=words or None)
    _keep(item)
    journal.record("item.finished", item, after={"done": item.done_on.isoformat()})


def take_back(item: Item) -> None:
    """Take back that a decision was seen to: it waits again.

    :raises Refused: with the reason: it is not done, or it is somebody else's.
    """
    verdicts.require(may(item, "reopen"))
    before = {"done": item.done_on.isoformat()}
    items.update(item, done_on=None, done_by=None, done_note=None)
    _keep(item)
    journal.record("item.reopened", item, before=before)


def may(item: Item, action: str) -> Verdict:
    """Judge whether the present user may note that it is done, or take that back.

    :param action: "done" or "reopen".
    """
    # First: how things stand with it is for nobody else.
    if not is_mine(item):
        return verdicts.no(
            _(
                "error_not_follower",
                default="You are no author of the service that follows this up.",
            )
        )
    return items.may(item, action)


def is_mine(item: Item) -> bool:
    """Tell whether the present user sees to the decision: an author of the item's
    service or of the one that follows it up, and the secretariat for all of them."""
    user = api.user.get_current().getId() or ""
    mine = services.services_of(user, AUTHOR)
    if item.service in mine or item.service_after in mine:
        return True
    return api.user.has_permission(MANAGE, obj=item)


def waiting(body: Body, mine: Set[str]) -> dict[str, Waiting]:
    """Give what waits for services in a body, by UID of the item.

    :param mine: UIDs of services.
    """
    rows = ((uid, Waiting(*row)) for uid, row in body.follow_ups.items())
    return {uid: row for uid, row in rows if {row.service, row.follower} & mine}


def _follower(item: Item, service: str | None) -> str | None:
    if not service or service == item.service:
        return None
    if services.is_closed(services.get(service)):
        raise Refused(_("error_service_closed", default="This service is closed."))
    return service


def _keep(item: Item) -> None:
    """Have the body know whether the item waits."""
    tree, uid = body_of(item).follow_ups, IUUID(item)
    if is_followed(item):
        due = item.due_after.isoformat() if item.due_after else ""
        follower, owner = item.service_after or "", item.owner_after or ""
        tree[uid] = tuple(Waiting(item.service, follower, due, owner))
    elif uid in tree:
        del tree[uid]

"""Who is told what, by mail: queued with the change itself, sent after the commit."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.core.api import documents
from communesplone.core.api import notifications
from communesplone.core.api import staffing
from communesplone.core.rules.notification import Member
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from communesplone.deliberations.api import states
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.opinion import Opinion
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents.words import time_of_day
from datetime import date
from datetime import datetime
from plone import api
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from types import MappingProxyType
from typing import Any


KIND = "communesplone.deliberations.{}"

CONVOCATION = "session.convened"

CANCELLATION = "session.cancelled"

COMPLETION = "session.completed"

TO_ALL = (CONVOCATION, COMPLETION, CANCELLATION)

VALIDATORS: Mapping[str, str] = {
    "proposed": "validator",
    "prevalidated": "second-validator",
}
"""Who validates next, by the state in which an item waits."""

NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})


def convened(session: ISession) -> None:
    """Call the members who have an account to a session that is convened."""
    _members(session, CONVOCATION, f"convened:{session.call_rank}")


def completed(session: ISession, uids: Sequence[str]) -> None:
    """Tell the members of complementary items, without delay, in one mail.

    :param uids: of the items; the mail tells their numbers on the agenda.
    """
    lines = {entry.item: entry for entry in session.agenda.entries}
    numbers = ", ".join(str(lines[uid].number) for uid in uids)
    # An item comes on an agenda once: the first of them names the event.
    event = f"completed:{uids[0]}"
    _members(session, COMPLETION, event, {"numbers": numbers})


def cancelled(session: ISession) -> None:
    """Tell those who were convened that the session does not take place."""
    _members(session, CANCELLATION, "cancelled")


def _members(
    session: ISession, kind: str, event: str, more: Mapping[str, Any] = NOTHING_MORE
) -> None:
    start = clock.local(session.start)
    rows = people.members_of(body_of(session), start.date())
    # Accounts are in no column; a body has some dozens of members, called once.
    found = bodies.find_all(row.person for row in rows)
    accounts = [found[row.person].account for row in rows if row.person in found]
    _tell(f"session:{IUUID(session)}:{event}", kind, accounts, session, start, more)


def moved(item: Item, transition: str) -> None:
    """Tell those whose turn it is after a transition of an item."""
    state = api.content.get_state(item)
    number = len(states.history_of(item, states.ITEM_WORKFLOW))
    event = f"item:{IUUID(item)}:{transition}:{number}"
    if transition == "return":
        _tell(event, "item.returned", item.creators[:1], item)
    elif state in VALIDATORS and transition in ("propose", "prevalidate"):
        turn = _people_in(item.service, VALIDATORS[state])
        _tell(event, "item.to_validate", turn, item)


def asked(opinion: Opinion) -> None:
    """Tell the advisers of a service that its opinion is asked for."""
    event = f"opinion:{IUUID(opinion)}:requested"
    advisers = _people_in(opinion.adviser_service, "adviser")
    _tell(event, "opinion.requested", advisers, opinion.__parent__, opinion.due)


def _people_in(service: str, function: str) -> tuple[str, ...]:
    return staffing.staffing([service])[service].get(function, ())


def _tell(
    event: str,
    kind: str,
    accounts: Iterable[str | None],
    content: DexterityContent,
    when: date | None = None,
    more: Mapping[str, Any] = NOTHING_MORE,
) -> None:
    """Tell each account once, in its own language.

    Whoever did it knows already; what calls or cancels a session goes to all,
    as the law wants it.
    """
    doer = api.user.get_current().getId()
    for account in dict.fromkeys(filter(None, accounts)):
        member = api.user.get(userid=account)
        if member is None or (account == doer and kind not in TO_ALL):
            continue
        language = str(member.getProperty("language", "") or "")
        own = language or api.portal.get_default_language()
        data = {**_data(content, when, own), **more}
        notifications.send(event, Member(account), KIND.format(kind), data)


def _data(
    content: DexterityContent, when: date | None, language: str
) -> dict[str, Any]:
    """Give what a mail says: the body, a day and a link, nothing of the matter."""
    data = {"body": body_of(content).title, "url": content.absolute_url()}
    if when is not None:
        data["date"] = documents.long_date(when, language)
    if isinstance(when, datetime):
        data["time"] = time_of_day(when, language)
    return data

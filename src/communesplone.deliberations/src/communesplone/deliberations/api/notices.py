"""Who is told what, by mail: queued with the change itself, sent after the commit."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.core.api import documents
from communesplone.core.api import notifications
from communesplone.core.api import staffing
from communesplone.core.rules.notification import is_address
from communesplone.core.rules.notification import Member
from communesplone.core.rules.notification import Outsider
from communesplone.core.rules.notification import Recipient
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from communesplone.deliberations.api import states
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.opinion import Opinion
from communesplone.deliberations.content.person import Person
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents.words import time_of_day
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from hashlib import sha256
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
    """Call the members to a session that is convened."""
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
    # Without an address the mail of an account waits, and shows that it does.
    called = [
        _reached(person) or (Member(person.account) if person.account else None)
        for person in seated(session)
    ]
    _tell(f"session:{IUUID(session)}:{event}", kind, called, session, start, more)


def _reached(person: Person) -> Recipient | None:
    """Tell where mails reach somebody, None if nowhere."""
    member = api.user.get(userid=person.account) if person.account else None
    if member is not None and is_address(member.getProperty("email", "") or ""):
        return Member(person.account)
    if is_address(person.email or ""):
        return Outsider(person.email, person.title)
    return None


def seated(session: ISession) -> list[Person]:
    """Give who has a mandate on the day of a session, in order of precedence.

    Accounts and addresses are in no column; a body has some dozens of members.
    """
    day = clock.day_of(session.start)
    rows = people.members_of(body_of(session), day)
    found = bodies.find_all(row.person for row in rows)
    return [found[row.person] for row in rows if row.person in found]


@dataclass(frozen=True)
class Apart:
    """Whom the secretariat has to reach itself; names, in order of precedence.

    :param mailed: are told day and hour by mail; without an account they open no file.
    :param unmailed: have no address that a mail can go to.
    """

    mailed: tuple[str, ...]
    unmailed: tuple[str, ...]


def apart(session: ISession) -> Apart:
    """Tell which members the mails do not convene as the law wants it."""
    found = [(person, _reached(person)) for person in seated(session)]
    return Apart(
        tuple(one.title for one, way in found if way and not one.account),
        tuple(one.title for one, way in found if way is None),
    )


def moved(item: Item, transition: str) -> None:
    """Tell those whose turn it is after a transition of an item."""
    state = api.content.get_state(item)
    number = len(states.history_of(item, states.ITEM_WORKFLOW))
    event = f"item:{IUUID(item)}:{transition}:{number}"
    if transition == "return":
        _tell(event, "item.returned", map(Member, item.creators[:1]), item)
    elif state in VALIDATORS and transition in ("propose", "prevalidate"):
        turn = _people_in(item.service, VALIDATORS[state])
        _tell(event, "item.to_validate", turn, item)


def asked(opinion: Opinion) -> None:
    """Tell the advisers of a service that its opinion is asked for."""
    event = f"opinion:{IUUID(opinion)}:requested"
    advisers = _people_in(opinion.adviser_service, "adviser")
    _tell(event, "opinion.requested", advisers, opinion.__parent__, opinion.due)


def _people_in(service: str, function: str) -> list[Member]:
    accounts = staffing.staffing([service])[service].get(function, ())
    return [*map(Member, accounts)]


def _tell(
    event: str,
    kind: str,
    recipients: Iterable[Recipient | None],
    content: DexterityContent,
    when: date | None = None,
    more: Mapping[str, Any] = NOTHING_MORE,
) -> None:
    """Tell each once, in their own language, or the site's without an account.

    Whoever did it knows already; what calls or cancels a session goes to all,
    as the law wants it.
    """
    doer = Member(api.user.get_current().getId() or "")
    for recipient in dict.fromkeys(filter(None, recipients)):
        language = _language_of(recipient)
        if language is None or (recipient == doer and kind not in TO_ALL):
            continue
        data = {**_data(content, when, language), **more}
        own = event
        if isinstance(recipient, Outsider):
            # Two people can have one address, and each is told.
            own = f"{event}:{sha256(recipient.name.encode()).hexdigest()[:16]}"
        notifications.send(own, recipient, KIND.format(kind), data)


def _language_of(recipient: Recipient) -> str | None:
    """Give the language of somebody, None if their account is gone."""
    own = ""
    if isinstance(recipient, Member):
        member = api.user.get(userid=recipient.user_id)
        if member is None:
            return None
        own = str(member.getProperty("language", "") or "")
    return own or api.portal.get_default_language()


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

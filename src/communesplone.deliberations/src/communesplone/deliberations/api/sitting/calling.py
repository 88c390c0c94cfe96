"""A councillor who is called to the college, after a tie on a matter.

Source: CDLD L1123-22. The law calls them in the order of precedence; who was asked and
could not come is for the secretariat to know.
"""

from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.api.sitting import presence
from communesplone.deliberations.api.sitting import wishes
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import MemberRow
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.thresholds import councillor_called
from communesplone.deliberations.sentences import message
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any


def call(session: ISession, action: Any) -> None:
    """The college calls a councillor to vote on an item.

    `item`; `member`, the councillor; `in_favour`, the ids of the members who want it.

    :raises Refused: where the law has nobody called, if the vote was no tie that is put
        off, too few are in favour, or it is nobody who can be called.
    """
    uid, there = wishes.item_of(session, action)
    in_favour = wishes.people(action, "in_favour", there)
    check = councillor_called(law.rulebook_of(session), there, len(in_favour))
    if not check:
        raise Refused(message(check.explanation), check.article)
    check_tie(session, uid, check.article)
    member = payload.text(action.data, "member")
    item = bodies.find(uid)
    found = {row.person: row for row in callable_for(session, item)}.get(member)
    if found is None:
        raise Refused(
            _(
                "error_call_nobody",
                default="Choose a councillor who is not of the body and has no interest"
                " in the item.",
            ),
            check.article,
        )
    row = {"kind": roll.CALL, "item": uid, "member": member, "name": found.name}
    row |= {
        "rank": found.rank,
        "post": found.post,
        "courtesy": found.courtesy,
        "names": wishes.names(there, in_favour),
    }
    row["votes"] = session.outcomes[uid].facts["counts"]["in_favour"]
    presence.add(session, action.at, row)


def check_tie(session: ISession, uid: str, article: Article) -> None:
    """Refuse to call somebody for an item whose vote was no tie that is put off, or who
    would be the second after one vote.

    :raises Refused: with what to do.
    """
    if not is_put_off(session, uid):
        raise Refused(
            _(
                "error_call_no_tie",
                default="The vote on this item is no tie that is put off: nobody is"
                " called.",
            ),
            article,
        )
    if waits(session, uid):
        raise Refused(
            _(
                "error_call_waits",
                default="A councillor is called already: take the vote again first.",
            ),
            article,
        )


def is_put_off(session: ISession, uid: str) -> bool:
    """Tell whether the vote on an item was a tie that settles nothing."""
    stored = session.outcomes.get(uid)
    if stored is None or stored.outcome:
        return False
    return stored.facts.get("sentence", {}).get("key") == results.PUT_OFF


def waits(session: ISession, uid: str) -> bool:
    """Tell whether a councillor was called since the vote: it is to be taken again."""
    stored = session.ballots.get(uid)
    return stored is not None and roll.log(session).called_since(uid, stored.at)


def offered(session: ISession, item: IItem) -> list[dict[str, str]]:
    """Give those who can be called after a tie on an item, [] without one, and as long
    as one who was called has not voted."""
    uid = IUUID(item)
    if not is_put_off(session, uid) or waits(session, uid):
        return []
    return [{"id": row.person, "name": row.name} for row in callable_for(session, item)]


def callable_for(session: ISession, item: IItem) -> list[MemberRow]:
    """List the councillors of the town who have no seat in the body, no interest in the
    item and no vote on it yet, in the order of precedence."""
    day = clock.day_of(session.start)
    out = {member.id for member in roll.members(session)} | set(item.interested or ())
    out |= {guest.id for guest in roll.log(session).guests(IUUID(item))}
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type="communesplone.deliberations.Body", review_state="active"
    )
    # A town has a handful of bodies; their kind is in no index.
    town = (brain._unrestrictedGetObject() for brain in found)
    rows = [
        row
        for body in town
        if body.kind == "council"
        for row in people.members_of(body, day)
    ]
    return [row for row in rows if row.votes and row.person not in out]

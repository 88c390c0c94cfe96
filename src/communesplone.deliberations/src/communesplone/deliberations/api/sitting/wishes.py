"""What members ask for before a vote: urgency, a form of vote, closed doors."""

from collections.abc import Set
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import doors
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.api.sitting import presence
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.closed_sitting import closed_sitting
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.thresholds import form_requested
from communesplone.deliberations.rules.thresholds import urgency_recognised
from communesplone.deliberations.sentences import message
from typing import Any


def recognise(session: ISession, action: Any) -> None:
    """The college recognises, before the discussion, that an item is urgent.

    `item`; `in_favour`, the ids of the members who do. In a tie the president's vote
    then decides.

    :raises Refused: if the law knows no such thing, too few are in favour, or the
        discussion has begun.
    """
    uid, there = item_of(session, action)
    rulebook = law.rulebook_of(session)
    in_favour = people(action, "in_favour", there)
    check = urgency_recognised(rulebook, there, len(in_favour))
    if not check:
        raise Refused(message(check.explanation), check.article)
    begun = roll.log(session).of(roll.BEGIN, uid)
    if any(row["at"] < action.at for row in begun):
        raise Refused(
            _(
                "error_recognise_begun",
                default="The discussion has begun: urgency is recognised before it.",
            ),
            check.article,
        )
    row = {"kind": roll.RECOGNISE, "item": uid, "names": names(there, in_favour)}
    presence.add(session, action.at, row)


def request_form(session: ISession, action: Any) -> None:
    """Members ask for a form of vote: `item`, `form` (secret, roll_call), `members`.

    :raises Refused: if the law knows no such right, or too few ask.
    """
    uid, there = item_of(session, action)
    form = payload.text(action.data, "form")
    if form not in (Mode.SECRET, Mode.ROLL_CALL):
        raise payload.malformed("form")
    asking = people(action, "members", there)
    rulebook = law.rulebook_of(session)
    check = form_requested(rulebook, there, Mode(form), len(asking))
    if not check:
        raise Refused(message(check.explanation), check.article)
    row = {"kind": roll.FORM, "item": uid, "form": form, "names": names(there, asking)}
    presence.add(session, action.at, row)


def close_doors(session: ISession, action: Any) -> None:
    """The body votes on closing its doors for an item.

    `item`; `asked_by`, the ids of the members who want it; `in_favour`, the ids of
    those who vote for it, represented ones too where the law knows powers. The item
    counts as one of the closed sitting from then on. One that was planned so waits for
    this vote too.

    :raises Refused: if nobody may ask for it, too few are in favour, the doors are
        closed already, or its vote is recorded.
    """
    uid, there = item_of(session, action)
    item, rulebook = bodies.find(uid), law.rulebook_of(session)
    if item.sitting != "public" and not doors.waits(session, item):
        raise already_settled()
    check_before_vote(session, uid)
    asking = people(action, "asked_by", there)
    given = {proxy.giver for proxy in valid_proxies(rulebook, there)}
    in_favour = people(action, "in_favour", there, given)
    found = closed_sitting(
        rulebook,
        there,
        item.subject_kind,
        requests=len(asking),
        mayor_asks=any(there.by_id[id].post == "mayor" for id in asking),
        in_favour=len(in_favour),
    )
    if not found.closed:
        raise Refused(message(found.explanation), found.article)
    row = {"kind": roll.DOORS, "item": uid, "asked": names(there, asking)}
    row |= {"names": names(there, in_favour), "sitting": item.sitting}
    presence.add(session, action.at, row)
    doors.shut(item)


def hear_in_public(session: ISession, action: Any) -> None:
    """The body does not close its doors for an item that was planned so: `item`.

    It counts as one of the public sitting from then on.

    :raises Refused: if the law has it closed, the body closed its doors, it is public,
        or its vote is recorded.
    """
    uid, _there = item_of(session, action)
    item = bodies.find(uid)
    if not doors.waits(session, item):
        raise already_settled()
    check_before_vote(session, uid)
    row = {"kind": roll.IN_PUBLIC, "item": uid}
    presence.add(session, action.at, row | doors.unlock(session, item))


def already_settled() -> Refused:
    return Refused(
        _(
            "error_doors_settled",
            default="The doors are settled for this item: by the law, or by the body.",
        )
    )


def check_before_vote(session: ISession, uid: str) -> None:
    """Refuse to turn to the doors of an item after its vote."""
    if uid in session.ballots:
        raise Refused(
            _(
                "error_doors_voted",
                default="The item is voted upon already. Take the vote back first.",
            )
        )


def item_of(session: ISession, action: Any) -> tuple[str, Roll]:
    """Give the item that is meant, and who is there for it.

    :raises Refused: if it is not on the agenda.
    """
    uid = payload.text(action.data, "item")
    agenda.find(session.agenda.entries, uid)
    return uid, roll.roll(session, uid, action.at)


def people(
    action: Any, name: str, there: Roll, represented: Set[str] = frozenset()
) -> tuple[str, ...]:
    """Read the ids of members who take part in the item.

    Who is called for it from another body has a vote on it, and no other say.

    :param represented: ids of those absent who may be named too.
    :raises Refused: for anybody else.
    """
    found = payload.people(action.data, name)
    if set(found) - (there.seated - there.guests) - represented:
        raise payload.malformed(name)
    return found


def names(there: Roll, ids: tuple[str, ...]) -> list[str]:
    """Name members in the order of precedence."""
    return [member.name for member in there.members if member.id in ids]

"""Doing one thing in a sitting, once, whatever the network does.

An action has a key that the screen makes. The screen may send it again after a dropped
connection: what was done under a key is not done twice.
"""

from collections.abc import Callable
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import current
from communesplone.deliberations.api.sitting import calling
from communesplone.deliberations.api.sitting import course
from communesplone.deliberations.api.sitting import presence
from communesplone.deliberations.api.sitting import votes
from communesplone.deliberations.api.sitting import wishes
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.refusal import RuleRefused
from communesplone.deliberations.sentences import message
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from plone import api
from typing import Any

import re


MOST_ACTIONS = 20_000
"""Most actions in one sitting."""

SKEW = timedelta(minutes=5)
"""How much a tablet's clock may be ahead of the server's."""

EARLIEST = timedelta(days=1)
"""How long before its beginning a sitting can have moves."""

_KEY = re.compile(r"[A-Za-z0-9-]{8,64}")

BEFORE = frozenset({"excuse", "void"})
"""What can be noted of a convened sitting before it opens: excuses, and that one was a
mistake."""

Handler = Callable[[ISession, "Action"], None]


@dataclass(frozen=True)
class Action:
    """Something that happened in the room.

    :param key: made by the screen, 8 to 64 letters, digits and hyphens; new for each
        thing done.
    :param kind: a key of ``KINDS``.
    :param at: when it happened, with an offset.
    :param data: what it takes, as the handler of its kind says.
    """

    key: str
    kind: str
    at: datetime
    data: Mapping[str, Any]


KINDS: Mapping[str, Handler] = {
    "arrive": presence.arrive,
    "leave": presence.leave,
    "withdraw": presence.withdraw,
    "return": presence.come_back,
    "give_proxy": presence.give_proxy,
    "revoke_proxy": presence.revoke_proxy,
    "preside": presence.preside,
    "keep_minutes": presence.keep_minutes,
    "excuse": presence.excuse,
    "void": presence.void,
    "begin": presence.begin,
    "urgency": course.urgency,
    "recognise": wishes.recognise,
    "request_form": wishes.request_form,
    "call": calling.call,
    "close_doors": wishes.close_doors,
    "hear_in_public": wishes.hear_in_public,
    "amend": course.amend,
    "note": course.note,
    "outcome": course.outcome,
    "lack_quorum": votes.lack_quorum,
    "ballot": votes.record,
    "forget": votes.forget,
}


def perform(session: ISession, action: Action, now: datetime) -> bool:
    """Do what an action says, in the present transaction.

    :param now: with an offset.
    :returns: False if it was done before.
    :raises Refused: if the session is not open, or the law or plain sense forbids it;
        nothing is written then.
    """
    if not _KEY.fullmatch(action.key) or action.kind not in KINDS:
        raise Refused(
            _("error_action_unknown", default="The screen sent an unknown action.")
        )
    if action.key in session.actions:
        return False
    # Closing writes the session: of a vote and a closing at once, one is tried again.
    current.hold(session)
    convened = api.content.get_state(session) == "convened"
    if not (convened and action.kind in BEFORE):
        check_open(session)
    check_moment(session, action.at, now, convened)
    if len(session.actions) >= MOST_ACTIONS:
        raise Refused(
            _("error_actions_full", default="The sitting has too many entries.")
        )
    try:
        KINDS[action.kind](session, replace(action, at=clock.kept(action.at)))
    except RuleRefused as refusal:
        raise Refused(message(refusal.sentence), refusal.article) from refusal
    who = api.user.get_current().getId() or ""
    done = clock.kept(now).isoformat()
    # Text, which ZODB can compare: a tree of dictionaries is never merged.
    session.actions[action.key] = (action.kind, who, done)
    return True


def check_open(session: ISession) -> None:
    """Refuse to act outside an open sitting.

    :raises Refused: with what to do.
    """
    state = api.content.get_state(session)
    if state == "open":
        return
    if state in ("closed", "approved"):
        text = _(
            "error_sitting_closed",
            default="The sitting is closed: votes and moves stay as they are. A mistake"
            " is put right by a correction of the deliberation.",
        )
    else:
        text = _("error_sitting_not_open", default="Open the sitting first.")
    raise Refused(text)


def check_moment(
    session: ISession, at: datetime, now: datetime, convened: bool = False
) -> None:
    """Refuse a time that cannot be.

    :param convened: it is not open yet: any time since the convocation will do.
    :raises Refused: for one without offset, in the future, long before the sitting.
    """
    first = session.start - EARLIEST
    if convened:
        first = min(first, session.convened_at)
    if at.utcoffset() is None or not first <= at <= now + SKEW:
        raise Refused(
            _(
                "error_moment",
                default="The time lies in the future, or long before the sitting. Check"
                " the clock of this device.",
            )
        )

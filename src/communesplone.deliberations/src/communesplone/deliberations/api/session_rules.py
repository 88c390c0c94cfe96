"""What may be done with a session, and why not."""

from collections.abc import Callable
from communesplone.deliberations import _
from communesplone.deliberations import state_titles
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import settings
from communesplone.deliberations.api.verdicts import no
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.content.session import Session
from communesplone.deliberations.documents.rich import rich
from communesplone.deliberations.interfaces import IActionRules
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.interfaces import YES
from plone import api
from zope.component import adapter
from zope.interface import implementer


@implementer(IActionRules)
@adapter(ISession)
class SessionRules:
    """Judges by state, agenda, people and outcomes; permissions are the workflow's."""

    def __init__(self, session: Session):
        self.session = session

    def may(self, action: str) -> Verdict:
        if action not in RULES:
            return no(_("error_unknown_action", default="There is no such action."))
        states, judge = RULES[action]
        state = api.content.get_state(self.session, default="planned")
        if state not in states:
            return no(
                _(
                    "error_session_state",
                    default="The session is “${state}”: this is not the moment for it.",
                    mapping={"state": state_titles.SESSION[state]},
                )
            )
        return judge(self.session)


def _convene(session: Session) -> Verdict:
    if session.agenda.entries:
        return YES
    return no(
        _(
            "error_convene_empty",
            default="There is nothing on the agenda. Present an item first.",
        )
    )


def _open(session: Session) -> Verdict:
    day = clock.day_of(session.start)
    if clock.today() < day:
        # Its acts would bear a day to come, and its moves lie long before it.
        return no(
            _(
                "error_open_early",
                default="The sitting can be opened on ${day} at the earliest: the"
                " members were convened for that day.",
                mapping={"day": clock.in_words(day)},
            )
        )
    if session.president:
        return YES
    return no(
        _(
            "error_open_president",
            default="Say who presides before you open the sitting.",
        )
    )


def _close(session: Session) -> Verdict:
    missing = closing.problems(session)
    return no(missing[0].message) if missing else YES


def has_minutes(session: Session) -> bool:
    """Tell whether the secretary wrote anything of the sitting."""
    written = session.minutes.raw if session.minutes is not None else ""
    return bool(rich(written, 2, settings.acts_language()))


def _minutes(session: Session) -> Verdict:
    if has_minutes(session):
        return YES
    return no(
        _(
            "error_approve_minutes",
            default="There are no minutes yet. Write them on the form of the session.",
        )
    )


def _call_again(session: Session) -> Verdict:
    if closing.without_quorum(session):
        return YES
    return no(
        _(
            "error_recall_nothing",
            default="No item of this session lacked the quorum.",
        )
    )


def _yes(session: Session) -> Verdict:
    return YES


DECIDED = frozenset({"closed", "approved"})

RULES: dict[str, tuple[frozenset[str], Callable[[Session], Verdict]]] = {
    "convene": (frozenset({"planned"}), _convene),
    "drafts": (frozenset({"convened"}), _yes),
    "open": (frozenset({"convened"}), _open),
    "close": (frozenset({"open"}), _close),
    "draft_minutes": (frozenset({"closed"}), _minutes),
    "approve": (frozenset({"closed"}), _minutes),
    "publish_minutes": (frozenset({"approved"}), _yes),
    "correct": (DECIDED, _yes),
    "cancel": (frozenset({"planned", "convened"}), _yes),
    "drop": (frozenset({"planned"}), _yes),
    "call_again": (DECIDED, _call_again),
}
"""Action -> the states in which it is thought of, and what else must hold."""

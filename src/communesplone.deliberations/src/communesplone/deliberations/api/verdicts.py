"""Whether something may be done, and why not."""

from communesplone.deliberations.interfaces import IActionRules
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.interfaces import YES
from plone.dexterity.content import DexterityContent
from zope.i18nmessageid import Message


def may(content: DexterityContent, action: str) -> Verdict:
    """Judge an action by the facts; where a type has no rules, permissions decide.

    :param action: id of a transition, or the name of another action.
    """
    rules = IActionRules(content, None)
    return YES if rules is None else rules.may(action)


def require(verdict: Verdict) -> None:
    """Go on only if it is allowed.

    :raises Refused: with the reason.
    """
    if not verdict.allowed:
        raise Refused(verdict.reason)


def no(reason: Message) -> Verdict:
    """Refuse for a reason."""
    return Verdict(False, reason)

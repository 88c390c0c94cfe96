"""Transitions that only the api makes: what goes with them must never be left out.

Plone's state menu and its REST service offer whatever a workflow allows. A session that
is "closed" there would have no numbers, an item "scheduled" there would be seen by the
members before they are convened; so the guards of such content say no to all but us.
"""

from collections.abc import Iterator
from communesplone.deliberations import _
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.interfaces import IOwnWay
from communesplone.deliberations.interfaces import Refused
from contextlib import contextmanager
from contextvars import ContextVar
from plone import api
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException


_passing: ContextVar[frozenset[str]] = ContextVar("passing", default=frozenset())


OF_SESSIONS = frozenset({"schedule", "unschedule", "decide", "postpone"})
"""Transitions of items that their session makes: each goes with what it does."""


def is_ours(content: DexterityContent, transition: str) -> bool:
    """Tell whether a transition is made by the api alone."""
    of_item = IItem.providedBy(content) and transition in OF_SESSIONS
    return of_item or IOwnWay.providedBy(content)


def is_passing(content: DexterityContent) -> bool:
    """Tell whether the api itself is sending content through a transition."""
    return IUUID(content, None) in _passing.get()


def go(content: DexterityContent, transition: str, comment: str = "") -> None:
    """Send content through a transition, as the present user.

    :param transition: id of the transition.
    :param comment: kept in the history.
    :raises Refused: by the facts, or because the user may not.
    """
    verdicts.require(verdicts.may(content, transition))
    workflow = api.portal.get_tool("portal_workflow")
    try:
        with _through(IUUID(content)):
            workflow.doActionFor(content, transition, comment=comment)
    except WorkflowException as error:
        raise Refused(
            _("error_not_your_part", default="You have no right to do this.")
        ) from error


@contextmanager
def _through(uid: str) -> Iterator[None]:
    token = _passing.set(_passing.get() | {uid})
    try:
        yield
    finally:
        _passing.reset(token)

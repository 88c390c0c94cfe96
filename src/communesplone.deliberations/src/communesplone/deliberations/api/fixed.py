"""What is recorded of a sitting stays: fields of a session that change no more."""

from collections.abc import Iterable
from communesplone.deliberations import _
from communesplone.deliberations.api import hours
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import InvalidValue
from plone import api
from zope.schema import getFieldNamesInOrder


AFTERWARDS = frozenset({"minutes", *hours.HOURS})
"""What is still written once a sitting is closed."""

IN_THE_ROOM = _(
    "error_president_open",
    default="The sitting is open, and a vote may hang on who presides. Say in the"
    " sitting who takes the chair.",
)

CLOSED = _(
    "error_session_closed",
    default="The sitting is closed, and its acts rest on this. Correct the act that is"
    " wrong; what else was wrong stands in the minutes.",
)


def names(session: ISession) -> tuple[str, ...]:
    """Give the fields that stay as they are.

    While it is open, who presided when is in its log, for a tie may hang on it; what is
    closed is as its register says.

    Source: CGCT L2121-20; CDLD L1123-22.
    """
    state = api.content.get_state(session, default="planned")
    if state in {"closed", "approved"}:
        return tuple(
            name for name in getFieldNamesInOrder(ISession) if name not in AFTERWARDS
        )
    return ("president",) if state == "open" else ()


def check(session: ISession, changed: Iterable[str]) -> None:
    """Refuse to write what stays.

    :param changed: names of fields.
    :raises InvalidValue: for the first of them.
    """
    wrong = [name for name in names(session) if name in set(changed)]
    if wrong:
        state = api.content.get_state(session)
        raise InvalidValue(wrong[0], IN_THE_ROOM if state == "open" else CLOSED)

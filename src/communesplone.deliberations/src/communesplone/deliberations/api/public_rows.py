"""The lines of an agenda that programs may know of, as plain values."""

from communesplone.deliberations.api import law
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.session import ISession
from plone import api


PUBLIC = ("convened", "open", "closed", "approved")
"""States of a session that everybody may read of."""

AgendaRow = tuple[str, int | None]
"""UID of an item, number on the agenda."""


def rows(session: ISession) -> tuple[AgendaRow, ...]:
    """Give the lines outside the closed sitting, in order; none before the convocation.

    Everybody reads them with the session. They say nothing of an item but where it
    stands: its title, its outcome and whether it is told are read from the item, by who
    asks whether it may be.
    """
    state = api.content.get_state(session)
    if state not in PUBLIC or law.never_public(session):
        return ()
    return tuple(
        (entry.item, entry.number)
        for entry in session.agenda.entries
        if entry.block != Block.CLOSED
    )

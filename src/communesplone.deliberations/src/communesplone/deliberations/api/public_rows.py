"""The lines of an agenda that programs may know of, as plain values."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.session import ISession
from datetime import date
from plone import api


PUBLIC = ("convened", "open", "closed", "approved")
"""States of a session that everybody may read of."""

TOLD = (*PUBLIC, "cancelled")
"""States of a session that everybody may know of. Only a convened one is cancelled;
its agenda is not told any more, since its items may come before another session."""

AgendaRow = tuple[str, int | None]
"""UID of an item, number on the agenda."""


def rows(session: ISession) -> tuple[AgendaRow, ...]:
    """Give the lines outside the closed sitting, in order; none before the convocation.

    Everybody reads them with the session. They say nothing of an item but where it
    stands: its title, its outcome and whether it is told are read from the item, by who
    asks whether it may be.
    """
    if not _is_told(session):
        return ()
    return tuple(
        (entry.item, entry.number)
        for entry in session.agenda.entries
        if entry.block != Block.CLOSED
    )


def since(session: ISession) -> date | None:
    """Give the day of the convocation; None where nobody may read the agenda."""
    if not _is_told(session) or session.convened_at is None:
        return None
    return clock.day_of(session.convened_at)


def _is_told(session: ISession) -> bool:
    return api.content.get_state(session) in PUBLIC and not law.never_public(session)

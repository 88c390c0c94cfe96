"""The lines of an agenda that programs may know of, as plain values."""

from communesplone.deliberations.api import law
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.session import ISession
from plone import api


PUBLIC = ("convened", "open", "closed", "approved")
"""States of a session that everybody may read of."""

PROCLAIMED = ("closed", "approved")
"""States in which what became of each item stands fast."""

AgendaRow = tuple[str, int | None, str]
"""UID of an item, number on the agenda, outcome or ""."""


def rows(session: ISession) -> tuple[AgendaRow, ...]:
    """Give the lines outside the closed sitting, in order; none before the convocation.

    Whether a line may be told depends on its item too, which who reads this must ask.
    """
    state = api.content.get_state(session)
    always_closed = law.never_public(session)
    if state not in PUBLIC or always_closed:
        return ()
    return tuple(
        (
            entry.item,
            entry.number,
            _outcome(session, entry.item) if state in PROCLAIMED else "",
        )
        for entry in session.agenda.entries
        if entry.block != Block.CLOSED
    )


def _outcome(session: ISession, item: str) -> str:
    stored = session.outcomes.get(item)
    return stored.outcome if stored is not None else ""

"""The sitting itself, and who signs for it."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts.tongue import say
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.words import LAWS
from typing import Any


SECRETARIES = frozenset({"secretary", "director_general"})
"""Posts that sign as the secretary."""


def meeting(session: ISession, language: str) -> sheets.Meeting:
    """Describe a sitting, planned or held."""
    body = body_of(session)
    names = names_of(session)
    return sheets.Meeting(
        body=body.title,
        kind=body.kind,
        start=clock.local(session.start),
        end=clock.local(session.end) if session.end else None,
        place=session.place or "",
        mode=session.mode,
        call=session.call_rank,
        convened=clock.day_of(session.convened_at) if session.convened_at else None,
        chair=names.get(session.president, ""),
        secretary=names.get(session.secretary, ""),
        law=law_of(session, language),
        url=session.absolute_url(),
        body_url=body.absolute_url(),
    )


def law_of(session: ISession, language: str) -> str:
    """Name the law that the body decides by."""
    return say(LAWS[law.rulebook_of(session).country], language)


def names_of(session: ISession) -> dict[str, str]:
    """Give the names by UID: those of the opening, and of all who had a mandate."""
    known = people.names(body_of(session))
    return known | {member.id: member.name for member in roll.members(session)}


def signing(session: ISession) -> tuple[sheets.Signatory, ...]:
    """Give who signs what the secretariat writes: the secretary, then the president."""
    names = names_of(session)
    return (
        sheets.Signatory(names.get(session.secretary, ""), role="secretary"),
        sheets.Signatory(names.get(session.president, ""), role="president"),
    )


def signed(rows: Iterable[Mapping[str, Any]] | None) -> tuple[sheets.Signatory, ...]:
    """Give who signs an act, as it was frozen.

    :param rows: who presided, then the secretary; either may be missing.
    """
    rows = list(rows or ())
    alone = len(rows) == 1 and rows[0]["post"] in SECRETARIES
    roles = ("secretary",) if alone else ("president", "secretary")
    found = dict(zip(roles, (row["name"] for row in rows), strict=False))
    return tuple(
        sheets.Signatory(found.get(role, ""), role=role)
        for role in ("secretary", "president")
    )

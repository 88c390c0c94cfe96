"""Convocation and agenda."""

from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts.items import detailed
from communesplone.deliberations.api.acts.items import Lines
from communesplone.deliberations.api.acts.items import named
from communesplone.deliberations.api.acts.items import woken
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.sitting import names_of
from communesplone.deliberations.api.acts.sitting import Signing
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets


def convocation(
    session: ISession, language: str, recipient: str = ""
) -> sheets.Convocation:
    """Call a member, or all: to what was on the agenda when they were called.

    :param recipient: UID of a person with a mandate; "" for all. Who is unknown is
        nobody, and the lines for the address stay away.
    """
    lines = Lines(session)
    name = names_of(session).get(recipient, "")
    there = roll.members(session) if name else ()
    courtesy = (one.courtesy for one in there if one.id == recipient)
    return sheets.Convocation(
        meeting=meeting(session, language),
        recipient=(name,) if name else (),
        courtesy=next(courtesy, ""),
        items=tuple(
            lines.sheet(entry) for entry in lines.entries() if entry.block != Block.LATE
        ),
        signatories=Signing(body_of(session), language).calling(session),
    )


def agenda(
    session: ISession, language: str, *, public: bool = False, details: bool = False
) -> sheets.AgendaSheet:
    """Give the agenda.

    :param public: for everybody: only titles, and only what is heard in public.
    :param details: with reports, opinions, annexes and draft decisions; never for the
        public.
    :raises ValueError: for details to the public.
    """
    if public and details:
        raise ValueError("the public agenda has no details")
    lines = Lines(session)
    entries = lines.entries(public)
    found = [lines.sheet(entry, public) for entry in entries]
    if details:
        items = woken(entries)
        found = [
            detailed(sheet, items[entry.item], named(items[entry.item]))
            for sheet, entry in zip(found, entries, strict=True)
        ]
    return sheets.AgendaSheet(
        meeting=meeting(session, language),
        items=tuple(found),
        details=details,
        signatories=Signing(body_of(session), language).calling(session),
    )

"""The dossier of a sitting: its items in full with the annexes that were chosen."""

from collections.abc import Collection
from collections.abc import Iterator
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api.acts.items import detailed
from communesplone.deliberations.api.acts.items import Lines
from communesplone.deliberations.api.acts.items import woken
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.content.annex import IAnnex
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.dossier import MAX_ANNEX
from communesplone.deliberations.documents.dossier import MAX_ANNEXES
from dataclasses import dataclass
from plone import api
from plone.uuid.interfaces import IUUID
from zExceptions import Unauthorized


CONFIDENTIAL = "communesplone.deliberations: View confidential"


@dataclass(frozen=True)
class Choice:
    """What goes into a dossier.

    :param annexes: UIDs; None for all. Who names a confidential one asks for it.
    :param confidential: True to have confidential ones among all, as far as the present
        user may view them.
    """

    annexes: Collection[str] | None = None
    confidential: bool = False

    @property
    def named(self) -> bool:
        return self.annexes is not None


def dossier(
    session: ISession, language: str, choice: Choice, *, files: bool = True
) -> sheets.Dossier:
    """Give the dossier of a sitting.

    :param files: False to leave the content of the annexes away.
    :raises zExceptions.Unauthorized: for a named annex that the user may not view.
    """
    lines = Lines(session)
    entries = lines.entries()
    # Texts and annexes stand in the items alone.
    items = woken(entries)
    binding = Binding(choice, files)
    return sheets.Dossier(
        meeting=meeting(session, language),
        items=tuple(
            detailed(
                lines.sheet(entry),
                items[entry.item],
                binding.annexes(items[entry.item]),
            )
            for entry in entries
        ),
        confidential=choice.named or choice.confidential,
    )


class Binding:
    """Takes annexes, as long as there is room for their content.

    :param files: False to take no content at all.
    """

    def __init__(self, choice: Choice, files: bool):
        self.choice = choice
        self.room = MAX_ANNEXES if files else 0

    def annexes(self, item: IItem) -> Iterator[sheets.Annex]:
        """Give the chosen annexes of an item.

        Of all, the present user gets those that they may have.

        :raises zExceptions.Unauthorized: for a named one that they may not have.
        """
        for annex in annexes.of(item):
            if not wanted(annex, self.choice):
                continue
            if may_have(annex):
                yield self.sheet(annex)
            elif self.choice.named:
                raise Unauthorized(annex.getId())

    def sheet(self, annex: IAnnex) -> sheets.Annex:
        size = annex.file.getSize()
        fits = size <= min(MAX_ANNEX, self.room)
        self.room -= size if fits else 0
        return sheets.Annex(
            title=annex.title,
            filename=annex.file.filename or "",
            content_type=annex.file.contentType,
            sha256=annex.sha256 or "",
            confidential=bool(annex.confidential),
            size=size,
            data=annex.file.data if fits else b"",
        )


def exceeds(session: ISession, most: int) -> bool:
    """Tell whether a session has more annexes than that, confidential ones too.

    Items are woken until it is known, and no annex.
    """
    found = 0
    for item in woken(session.agenda.entries).values():
        found += len(annexes.facts_of(item))
        if found > most:
            return True
    return False


def offered(session: ISession) -> list[tuple[str, IAnnex]]:
    """Give (title of the item, annex) of all that the present user may choose from."""
    lines = Lines(session)
    entries = lines.entries()
    items = woken(entries)
    return [
        (lines.sheet(entry).title, annex)
        for entry in entries
        for annex in annexes.of(items[entry.item])
        if may_have(annex)
    ]


def wanted(annex: IAnnex, choice: Choice) -> bool:
    """Tell whether a choice asks for an annex: by name, or among all."""
    if choice.named:
        return IUUID(annex) in choice.annexes
    return choice.confidential or not annex.confidential


def may_have(annex: IAnnex) -> bool:
    return not annex.confidential or api.user.has_permission(CONFIDENTIAL, obj=annex)

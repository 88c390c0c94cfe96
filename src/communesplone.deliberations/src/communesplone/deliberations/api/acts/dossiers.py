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


CONFIDENTIAL = "communesplone.deliberations: View confidential"


@dataclass(frozen=True)
class Choice:
    """What goes into a dossier.

    :param annexes: UIDs; None for all.
    :param confidential: True to ask for confidential ones, which only come for those
        who may view them.
    """

    annexes: Collection[str] | None = None
    confidential: bool = False


def dossier(
    session: ISession, language: str, choice: Choice, *, files: bool = True
) -> sheets.Dossier:
    """Give the dossier of a sitting.

    :param files: False to leave the content of the annexes away.
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
        confidential=choice.confidential,
    )


class Binding:
    """Takes annexes, as long as there is room for their content.

    :param files: False to take no content at all.
    """

    def __init__(self, choice: Choice, files: bool):
        self.choice = choice
        self.room = MAX_ANNEXES if files else 0

    def annexes(self, item: IItem) -> Iterator[sheets.Annex]:
        """Give the chosen annexes of an item that the present user may have."""
        for annex in annexes.of(item):
            if wanted(annex, self.choice) and may_have(annex, self.choice):
                yield self.sheet(annex)

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


def offered(session: ISession) -> list[tuple[str, IAnnex]]:
    """Give (title of the item, annex) of all that the present user may choose from."""
    every = Choice(confidential=True)
    lines = Lines(session)
    entries = lines.entries()
    items = woken(entries)
    return [
        (lines.sheet(entry).title, annex)
        for entry in entries
        for annex in annexes.of(items[entry.item])
        if may_have(annex, every)
    ]


def wanted(annex: IAnnex, choice: Choice) -> bool:
    return choice.annexes is None or IUUID(annex) in choice.annexes


def may_have(annex: IAnnex, choice: Choice) -> bool:
    """Tell whether the present user gets an annex: by choice, and by permission."""
    if not annex.confidential:
        return True
    return choice.confidential and api.user.has_permission(CONFIDENTIAL, obj=annex)

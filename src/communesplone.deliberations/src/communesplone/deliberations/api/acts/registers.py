"""The register of a body and a year."""

from communesplone.deliberations.api import register
from communesplone.deliberations.api import register_list
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.documents import sheets


def register_of(body: IBody, year: int) -> sheets.RegisterSheet:
    """Give the acts of a body in a year, in the order of their numbers. Internal.

    Without those imported: they stand in no register of ours.
    """
    found = register_list.in_year(register.acts_of(body), year)
    found.sort(key=lambda brain: register_list.facts(brain)["number"])
    # The digest and the annulment are no column; a register is made a few times a year.
    acts = [brain._unrestrictedGetObject() for brain in found]
    return sheets.RegisterSheet(
        body=body.title,
        year=year,
        entries=tuple(map(entry, acts)),
        head=body.register.head,
    )


def entry(act: IDeliberation) -> sheets.RegisterEntry:
    """Describe a line of the register."""
    return sheets.RegisterEntry(
        number=act.reference or str(act.number),
        day=act.date,
        # The field is masked for the public; the register says what was decided.
        title=register.facts_of(act)["title"],
        outcome=act.outcome,
        sha256=act.sha256 or "",
        annulled=act.annulled_by or "",
        url=act.absolute_url(),
    )

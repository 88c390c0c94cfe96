"""The register of a body and a year."""

from communesplone.deliberations.api import register
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.documents import sheets


def register_of(body: IBody, year: int) -> sheets.RegisterSheet:
    """Give the acts of a body in a year, in the order of their numbers. Internal."""
    found = []
    for brain in register.acts_of(body):
        facts = getattr(brain, FACTS, None) or {}
        if facts.get("year") == year:
            found.append((facts["number"], brain))
    # The digest and the annulment are no column; a register is made a few times a year.
    acts = [brain._unrestrictedGetObject() for _number, brain in sorted(found, key=_by)]
    return sheets.RegisterSheet(
        body=body.title,
        year=year,
        entries=tuple(map(entry, acts)),
        head=body.register.head,
    )


def years(body: IBody) -> list[int]:
    """List the years in which the body decided, the latest first."""
    facts = (getattr(brain, FACTS, None) or {} for brain in register.acts_of(body))
    return sorted({row["year"] for row in facts if row.get("year")}, reverse=True)


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


def _by(pair):
    return pair[0]

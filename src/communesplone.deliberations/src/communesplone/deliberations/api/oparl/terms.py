"""The legislative terms of the town: those of its council."""

from collections.abc import Iterable
from communesplone.deliberations.api.oparl.catalogue import facts
from communesplone.deliberations.api.oparl.catalogue import moment
from communesplone.deliberations.api.oparl.people import council
from communesplone.deliberations.api.oparl.people import town_uid
from communesplone.deliberations.rules.oparl import sources
from communesplone.deliberations.rules.oparl.terms import Held
from communesplone.deliberations.rules.oparl.terms import terms
from Products.ZCatalog.interfaces import ICatalogBrain
from uuid import NAMESPACE_OID
from uuid import uuid5


def of_town(rows: Iterable[ICatalogBrain]) -> dict[str, sources.LegislativeTerm]:
    """Tell of the terms by UID, which comes from the council and the first day.

    :param rows: all mandates.
    """
    body = council()
    if body is None:
        return {}
    own = [row for row in rows if facts(row).get("body") == body.UID]
    own = [row for row in own if facts(row)["votes"]]
    found = terms([Held(facts(row)["start"], facts(row)["end"]) for row in own])
    changed = max((moment(row.modified) for row in own), default=None)
    told = (
        sources.LegislativeTerm(
            uid=uuid5(NAMESPACE_OID, f"{body.UID} {term.start.isoformat()}").hex,
            created=moment(body.created),
            modified=changed or moment(body.modified),
            body=town_uid(),
            name=term.name,
            start=term.start,
            end=term.end,
        )
        for term in found
    )
    return {term.uid: term for term in told}

"""What was voted, as plain values: the same in acts, minutes and the register."""

from collections.abc import Mapping
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.roll import Roll
from plone.uuid.interfaces import IUUID
from typing import Any


def told(
    session: ISession,
    item: IItem,
    names: Mapping[str, str],
    there: Roll,
) -> dict[str, Any] | None:
    """Give the votes on an item as plain values; None if nothing was voted.

    A secret ballot has counts, tallies and those who voted, and no choice of anybody.

    :param names: names of the members by id.
    :param there: the roll at the moment of the vote.
    """
    uid = IUUID(item)
    stored, outcome = session.ballots.get(uid), session.outcomes[uid]
    if stored is None:
        return None
    found = {
        "mode": stored.mode,
        "round": stored.round,
        "in_office": there.in_office,
        "seated": len(there.seated),
        "withdrawn": [names.get(id, id) for id in sorted(there.withdrawn)],
        "tallies": named(
            stored.tallies, {c["id"]: c["name"] for c in stored.candidates}
        ),
        **outcome.facts,
    }
    if stored.mode != Mode.SECRET and stored.choices:
        found["choices"] = named(stored.choices, names)
    return found


def named(rows: Mapping[str, Any] | None, names: Mapping[str, str]) -> list | None:
    """Write id → value as [id, name, value], in the order of the ids."""
    if rows is None:
        return None
    return [[id, names.get(id, id), value] for id, value in sorted(rows.items())]

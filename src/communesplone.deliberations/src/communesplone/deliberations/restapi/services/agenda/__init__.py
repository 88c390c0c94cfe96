"""`@agenda` of a session."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.session import ISession
from typing import Any


def summary(session: ISession) -> dict[str, Any]:
    """Describe an agenda; an item that the user may not view has its UID only.

    An item whose title is another than the members were sent has it as `sent_title`.
    """
    lines = agenda.rows(session)
    sent = agenda.reworded(session, lines)
    return {
        "@id": f"{session.absolute_url()}/@agenda",
        "frozen": session.agenda.frozen_hash is not None,
        "frozen_hash": session.agenda.frozen_hash,
        "items": [
            {
                "uid": entry.item,
                "place": place,
                "number": entry.number,
                "block": str(entry.block),
                **_item(brain),
                **({"sent_title": sent[entry.item]} if entry.item in sent else {}),
            }
            for place, (entry, brain) in enumerate(lines, 1)
        ],
    }


def _item(brain: Any) -> dict[str, Any]:
    if brain is None:
        return {}
    facts = getattr(brain, FACTS, None) or {}
    return {
        "@id": brain.getURL(),
        "title": brain.Title,
        "service": facts.get("service"),
        "category": facts.get("category"),
        "review_state": brain.review_state,
    }

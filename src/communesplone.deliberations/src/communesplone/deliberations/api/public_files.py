"""The annexes of a published deliberation that everybody may load, as plain values."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import public_act
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import register
from communesplone.deliberations.content.annex import Annex
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.rules.masking import without
from plone.uuid.interfaces import IUUID
from typing import Any


def files(act: IDeliberation) -> list[dict[str, Any]]:
    """Give UID, title, name, type, size (bytes) and SHA-256 of each."""
    return [
        {
            "uid": IUUID(annex),
            "title": without(annex.title, act.masks),
            "name": public_act.file_name(act, annex),
            "type": annex.file.contentType,
            "size": annex.file.getSize(),
            "sha256": annex.sha256,
        }
        for annex in of(act)
    ]


def of(act: IDeliberation) -> list[Annex]:
    """Give the annexes themselves.

    Both must call one public: the facts that were frozen, and the annex itself.
    """
    if not act.item or public_facts.level(act) != "full":
        return []
    rows = register.facts_of(act).get("annexes") or ()
    public = {row["sha256"] for row in rows if row["public"]}
    return [
        annex
        for item in (bodies.find_all([act.item]) if public else {}).values()
        for annex in annexes.of(item)
        if annex.sha256 in public and not annex.confidential
    ]

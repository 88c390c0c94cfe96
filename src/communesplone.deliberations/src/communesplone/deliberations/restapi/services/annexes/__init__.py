"""`@annexes` of an item and of an annex."""

from communesplone.deliberations.content.annex import Annex
from plone.uuid.interfaces import IUUID
from typing import Any


def summary(annex: Annex) -> dict[str, Any]:
    """Describe an annex."""
    return {
        "@id": annex.absolute_url(),
        "UID": IUUID(annex),
        "title": annex.title,
        "category": annex.category,
        "confidential": bool(annex.confidential),
        "filename": annex.file.filename,
        "content-type": annex.file.contentType,
        "size": annex.file.getSize(),
        "download": f"{annex.absolute_url()}/@@download/file",
        "sha256": annex.sha256,
    }

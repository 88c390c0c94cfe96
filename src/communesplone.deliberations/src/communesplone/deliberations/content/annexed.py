"""What an item keeps of its annexes: what its act will say of each.

A sitting has thousands of annexes, which are shown with their items alone: the
catalogue of the site has none. An item has a record of its own for them, which closing
reads and what else happens to the item does not write.
"""

from Acquisition import aq_base
from persistent.mapping import PersistentMapping
from typing import Any


TYPE = "communesplone.deliberations.Annex"


def note(annex) -> None:
    """Keep what is said of an annex, or what is said of it now."""
    item = annex.__parent__
    if item._annexed is None:
        item._annexed = PersistentMapping(_read(item))
    item._annexed[annex.getId()] = frozen(annex)


def forget(annex) -> None:
    """Keep nothing of an annex that leaves its item."""
    kept = annex.__parent__._annexed
    if kept is not None:
        kept.pop(annex.getId(), None)


def facts(item) -> list[dict[str, Any]]:
    """Give what is said of each annex, in the order in which they were noted.

    An item without a record is read itself: an act that lost its annexes would stand in
    the register for good.
    """
    kept = aq_base(item)._annexed
    if kept is None:
        kept = _read(item) if item.objectCount() else {}
    return list(kept.values())


def frozen(annex) -> dict[str, Any]:
    """Say of one annex what the act of its item will say: title, sha256, public."""
    return {
        "title": annex.title,
        "sha256": annex.sha256,
        "public": not annex.confidential,
    }


def _read(item) -> dict[str, dict[str, Any]]:
    """Ask each annex of an item, by id."""
    found = (each for each in item.objectValues() if each.portal_type == TYPE)
    return {each.getId(): frozen(each) for each in found}

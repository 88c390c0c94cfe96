"""Passages that the public does not read, in formatted and plain text."""

from collections.abc import Iterable
from collections.abc import Sequence
from communesplone.deliberations import _
from communesplone.deliberations.api.masked_html import hide_in
from communesplone.deliberations.api.masked_html import tree
from communesplone.deliberations.api.masked_html import variant_in
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.masking import is_seen
from communesplone.deliberations.rules.masking import ordered
from communesplone.deliberations.rules.masking import variant
from communesplone.deliberations.rules.masking import without
from lxml import html


MOST = 200
LONGEST = 500


def check(masks: Sequence[str], texts: Iterable[str]) -> None:
    """Refuse a passage that stands in none of the texts: it would hide nothing.

    :param texts: HTML or plain text.
    :raises Refused: naming the passage; or if there are too many of them.
    """
    count(masks)
    trees = [tree(text) for text in texts if text] if masks else []
    for mask in sorted(masks, key=len, reverse=True):
        # In all of them: what the first hides may stand in another too.
        if not sound(mask) or not any([hide_in(each, mask) for each in trees]):
            raise missing(mask)
    for each in trees:
        check_tree(masks, each)


def count(masks: Sequence[str]) -> None:
    """Refuse more passages than anybody writes.

    :raises Refused: for more than ``MOST``.
    """
    if len(masks) > MOST:
        raise Refused(
            _(
                "error_masks_many",
                default="At most ${count} passages.",
                mapping={"count": MOST},
            )
        )


def check_size(masks: Sequence[str]) -> None:
    """Refuse what would take a while to look for.

    :raises Refused: for too many passages, or one of more than ``LONGEST`` characters.
    """
    count(masks)
    for mask in masks:
        if len(mask) > LONGEST:
            raise missing(mask)


def sound(mask: str) -> bool:
    return is_seen(mask) and len(mask) <= LONGEST


def missing(mask: str) -> Refused:
    return Refused(
        _(
            "error_mask_missing",
            default="“${passage}” does not stand in the text in one piece. Copy"
            " the passage as it is written, within one paragraph.",
            mapping={"passage": mask[:LONGEST]},
        )
    )


def check_plain(masks: Sequence[str], texts: Iterable[str]) -> None:
    """Refuse to leave a passage in other letters in plain texts that are masked.

    :raises Refused: naming how it is spelled.
    """
    for text in texts:
        hidden = without(text, masks)
        for mask in masks:
            check_variant(mask, variant(mask, hidden))


def check_tree(masks: Sequence[str], found: html.HtmlElement) -> None:
    """Refuse to leave a passage in other letters in formatted text that was masked.

    :raises Refused: naming how it is spelled.
    """
    for mask in masks:
        check_variant(mask, variant_in(found, mask))


def check_variant(mask: str, spelled: str) -> None:
    if spelled:
        raise Refused(
            _(
                "error_mask_variant",
                default="“${spelled}” would still stand there. Mask it too, or write a"
                " longer passage than “${passage}”.",
                mapping={"passage": mask, "spelled": spelled},
            )
        )


def hide(text: str, masks: Iterable[str]) -> str:
    """Put ``MASK`` in the place of passages of formatted text, if they are there."""
    masks = ordered(masks)
    if not text or not masks:
        return text
    found = tree(text)
    for mask in masks:
        hide_in(found, mask)
    return html.tostring(found, encoding="unicode")

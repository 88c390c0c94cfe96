"""Passages that the public does not read, in formatted and plain text."""

from collections.abc import Iterable
from collections.abc import Sequence
from communesplone.deliberations import _
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.masking import MASK
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


def sound(mask: str) -> bool:
    return bool(mask.strip()) and len(mask) <= LONGEST


def missing(mask: str) -> Refused:
    return Refused(
        _(
            "error_mask_missing",
            default="“${passage}” does not stand in the text in one piece. Copy"
            " the passage as it is written, within one paragraph.",
            mapping={"passage": mask[:LONGEST]},
        )
    )


def hide(text: str, masks: Iterable[str]) -> str:
    """Put ``MASK`` in the place of passages of formatted text, if they are there."""
    masks = sorted(filter(str.strip, masks), key=len, reverse=True)
    if not text or not masks:
        return text
    found = tree(text)
    for mask in masks:
        hide_in(found, mask)
    return html.tostring(found, encoding="unicode")


def tree(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="div")


def hide_in(found: html.HtmlElement, mask: str) -> bool:
    """Replace a passage wherever it stands; tell whether it did anywhere."""
    done = False
    for element in found.iter():
        for name in ("text", "tail"):
            value = getattr(element, name)
            if value and mask in value:
                setattr(element, name, value.replace(mask, MASK))
                done = True
        for name, value in element.attrib.items():
            if mask in value:
                element.set(name, value.replace(mask, MASK))
    return done

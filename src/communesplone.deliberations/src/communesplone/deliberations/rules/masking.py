"""Passages that the public does not read."""

from collections.abc import Iterable


MASK = "[…]"
"""What stands in the place of a masked passage."""


def without(text: str, masks: Iterable[str]) -> str:
    """Give a plain text with each passage masked wherever it stands.

    :param masks: passages; one may be a part of another, the longest goes first.
    """
    for mask in sorted(masks, key=len, reverse=True):
        text = text.replace(mask, MASK)
    return text

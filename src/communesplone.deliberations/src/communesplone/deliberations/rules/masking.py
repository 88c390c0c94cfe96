"""Passages that the public does not read.

Whoever copies a passage does not copy how it was typed: spaces that do not break, ends
of lines, soft hyphens, typographic apostrophes. All these are one spelling here. Other
letters (capitals, an accent less) are another one: what is masked is what somebody
named, but :func:`variant` finds what was forgotten.
"""

from collections.abc import Callable
from collections.abc import Iterable
from functools import lru_cache

import re
import unicodedata


MASK = "[…]"
"""What stands in the place of a masked passage."""

UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Soft hyphen, joiners, spaces of no width: a class of characters nobody sees."""

ALIKE = ("-‐‑", "'’ʼ")  # noqa: RUF001
"""Characters that look alike, in groups."""

SPACE = rf"[\s{UNSEEN}]+"
JOINED = rf"[\s{UNSEEN}_.+‑-]+"
"""What stands between words in names of files and addresses too."""

LETTER = r"[^\W\d_]"
ACCENTS = "[\u0300-\u036f]*+"

_unseen = re.compile(f"[{UNSEEN}]")


def without(text: str, masks: Iterable[str]) -> str:
    """Give a plain text with each passage masked wherever it stands.

    :param masks: passages; one may be a part of another, the longest goes first.
    """
    for mask in ordered(masks):
        text = pattern(mask).sub(MASK, composed(text))
    return text


def stands_in(mask: str, text: str) -> bool:
    """Tell whether a passage stands in a plain text."""
    return is_seen(mask) and pattern(mask).search(composed(text)) is not None


def variant(mask: str, text: str) -> str:
    """Find a passage in other letters: capitals, an accent more or less; whole words.

    :param text: plain, where the passage itself is masked.
    :returns: how it is spelled there; "" if it is not there.
    """
    if not is_seen(mask):
        return ""
    found = _loose(mask).search(unicodedata.normalize("NFD", text))
    return composed(found[0]) if found else ""


def ordered(masks: Iterable[str]) -> list[str]:
    """Give passages in the order in which they are masked; empty ones hide nothing."""
    return sorted(filter(is_seen, masks), key=len, reverse=True)


def is_seen(mask: str) -> bool:
    """Tell whether there is anything in a passage that somebody could read."""
    return bool(_unseen.sub("", mask).strip())


def composed(text: str) -> str:
    """Write each letter with its accent as one character."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=512)
def pattern(mask: str) -> re.Pattern[str]:
    """Make what finds a passage in composed text."""
    return re.compile(_words(composed(mask), _one, SPACE))


@lru_cache(maxsize=512)
def _loose(mask: str) -> re.Pattern[str]:
    decomposed = unicodedata.normalize("NFD", mask)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    found = _words(bare or mask, lambda char: _one(char) + ACCENTS, JOINED)
    return re.compile(rf"(?<!{LETTER}){found}(?!{LETTER})", re.IGNORECASE)


def _words(mask: str, one: Callable[[str], str], between: str) -> str:
    """Write the expression of a passage.

    :param one: gives the expression of a character.
    :param between: the expression of what stands between words.
    """
    words = _unseen.sub("", mask).split()
    return between.join(f"[{UNSEEN}]*".join(map(one, word)) for word in words)


def _one(char: str) -> str:
    group = next((group for group in ALIKE if char in group), None)
    return f"[{group}]" if group else re.escape(char)

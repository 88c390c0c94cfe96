"""Masks in formatted text: a passage is one, whatever elements stand within it."""

from collections.abc import Iterator
from communesplone.deliberations.rules.masking import composed
from communesplone.deliberations.rules.masking import MASK
from communesplone.deliberations.rules.masking import pattern
from communesplone.deliberations.rules.masking import stands_in
from communesplone.deliberations.rules.masking import variant
from lxml import etree
from lxml import html
from urllib.parse import unquote


_INLINE = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp"
    " small span strike strong sub sup time tt u var wbr"
)

INLINE = frozenset(_INLINE.split())
"""Elements that part no words: `D<b>upont</b>` reads as one."""

OURS = frozenset({"motivation", "decision"})
"""Classes of the parts of a public text."""


def tree(text: str) -> html.HtmlElement:
    """Parse formatted text, without what no reader sees but every program does."""
    found = html.fragment_fromstring(text, create_parent="div")
    etree.strip_tags(found, etree.Comment, etree.ProcessingInstruction)
    return found


def hide_in(found: html.HtmlElement, mask: str) -> bool:
    """Replace a passage wherever it stands; tell whether it did anywhere."""
    in_text = _hide_in_text(found, mask)
    in_attributes = [_hide_in_attributes(element, mask) for element in found.iter()]
    return in_text or any(in_attributes)


def variant_in(found: html.HtmlElement, mask: str) -> str:
    """Find a passage in other letters; "" if it is nowhere in the text."""
    return variant(mask, "".join(text for _place, text in _pieces(found)))


def _hide_in_text(found: html.HtmlElement, mask: str) -> bool:
    pieces = list(_pieces(found))
    spans = [
        match.span()
        for match in pattern(mask).finditer("".join(text for _place, text in pieces))
    ]
    start = 0
    for place, text in pieces:
        end = start + len(text)
        within = [span for span in spans if span[0] < end and span[1] > start]
        if within and place is not None:
            element, name = place
            setattr(element, name, _cut(text, start, within))
        start = end
    return bool(spans)


def _cut(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    """Leave out spans of a whole of which a text is a piece.

    :param start: place of the piece in the whole; the mask goes where a span begins.
    """
    # From the last on: what was not cut yet keeps its place.
    for first, last in reversed(spans):
        mask = MASK if first >= start else ""
        text = text[: max(first - start, 0)] + mask + text[last - start :]
    return text


def _pieces(
    found: html.HtmlElement,
) -> Iterator[tuple[tuple[html.HtmlElement, str] | None, str]]:
    """Walk the text in the order of reading: (element, "text" or "tail") and text.

    Where an element parts words stands a space that is in no place.
    """
    for event, element in etree.iterwalk(found, events=("start", "end")):
        name = "text" if event == "start" else "tail"
        if element.tag not in INLINE:
            yield None, " "
        text = getattr(element, name)
        if text and (event == "start" or element is not found):
            yield (element, name), composed(text)


def _hide_in_attributes(element: html.HtmlElement, mask: str) -> bool:
    done = False
    for name, value in element.attrib.items():
        if not _tells(mask, value) or (name == "class" and value in OURS):
            continue
        done = done or stands_in(mask, value)
        hidden = pattern(mask).sub(MASK, composed(value))
        if _tells(mask, hidden):
            # An address, in other letters: nobody reads it, hence it can go.
            del element.attrib[name]
        else:
            element.set(name, hidden)
    return done


def _tells(mask: str, value: str) -> bool:
    plain = unquote(value)
    return stands_in(mask, plain) or bool(variant(mask, plain))

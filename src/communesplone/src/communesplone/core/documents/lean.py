"""What a printed page need not carry: each element costs as much as a line of text."""

from itertools import groupby
from xml.etree.ElementTree import Element

import re


MAX_WORD = 40
"""Characters of a word after which it may go on in the next line."""

NOT_SHOWN = frozenset(
    {
        "about",
        "content",
        "datatype",
        "prefix",
        "property",
        "rel",
        "resource",
        "rev",
        "typeof",
        "vocab",
    }
)
"""Attributes that only machines read.

Source: RDFa 1.1 Core, section 5.
"""

BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "dl",
        "div",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    }
)
"""Elements that begin on a line of their own.

Source: HTML Standard, sections 15.3.3 and following.
"""

BLANKS = " \t\n\r\f"
"""What takes no room between elements; a no-break space does.

Source: Infra Standard, ASCII whitespace.
"""

_LONG_WORD = re.compile(rf"\S{{{MAX_WORD}}}")


def leave_out(root: Element) -> None:
    """Take out what only machines read, where the page looks the same without it.

    Style sheets do not meet such elements: what is laid out by itself has a class.
    """
    body = root.find("body")
    # From the last to the first, so what is in an element before the element.
    for parent in reversed(list(body.iter()) if body is not None else ()):
        if any(map(_unseen, parent)):
            _fill(parent, list(_pieces(parent)))


def _unseen(element):
    if element.tag == "span":
        return NOT_SHOWN.issuperset(element.attrib)
    if element.tag == "div":
        return (
            bool(element.attrib)
            and set(element.attrib) <= NOT_SHOWN
            and _hollow(element)
        )
    return element.tag == "meta"


def _hollow(element):
    """Tell whether all that an element holds stands on lines of its own anyway.

    One that holds nothing still ends the line before it.
    """
    texts = [element.text, *(child.tail for child in element)]
    return (
        len(element) > 0
        and all(child.tag in BLOCKS for child in element)
        and not any(text and text.strip(BLANKS) for text in texts)
    )


def _pieces(parent):
    """Give texts and elements in their order; what nobody sees gives its own."""
    yield parent.text or ""
    for child in parent:
        if _unseen(child):
            yield from _pieces(child)
        else:
            yield child
        yield child.tail or ""


def _fill(parent, pieces):
    parent[:] = []
    for is_text, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        if not is_text:
            parent.extend(run)
        elif len(parent):
            parent[-1].tail = "".join(run)
        else:
            parent.text = "".join(run)


def break_words(root: Element) -> None:
    """Let a monstrous word be broken: the time for it grows with its square."""
    for element in root.iter():
        for side in ("text", "tail"):
            text = getattr(element, side)
            if text and len(text) > MAX_WORD:
                setattr(element, side, _LONG_WORD.sub("\\g<0>\u200b", text))

"""Rich text inside a document: cleaned, and its headings below the document's own."""

from communesplone.core.api import documents
from communesplone.deliberations.rules.phrases import printable
from lxml import etree
from lxml import html

import re


_HEADING = re.compile("h[1-6]")
# What could collide with the document's own anchors, or speak in its name.
_OURS = ("id", "name", "class", "data-part", "about", "property", "resource")
_OURS += ("rel", "rev", "typeof", "vocab", "prefix", "datatype", "content", "inlist")


def rich(text: str, level: int) -> str:
    """Clean rich text for use as `structure` below a heading.

    :param text: HTML that people wrote.
    :param level: the highest that its headings may be; the others follow without a gap.
    :returns: safe HTML; "" for one that shows nothing.
    """
    text = documents.safe_html(printable(text)) if text else ""
    root = html.fragment_fromstring(text, create_parent="div")
    headings = [e for e in root.iter() if _HEADING.fullmatch(str(e.tag))]
    ranks = sorted({e.tag for e in headings})
    for element in headings:
        element.tag = f"h{min(level + ranks.index(element.tag), 6)}"
    for element in root.iter(etree.Element):
        for name in _OURS:
            element.attrib.pop(name, None)
    for table in root.iter("table"):
        # Where it is too wide for a phone it scrolls: by the keyboard too (WCAG 2.1.1).
        table.set("tabindex", "0")
    if not root.text_content().strip() and root.find(".//img") is None:
        return ""
    if not len(root):
        # Bare text is a paragraph too.
        root.tag = "p"
        return etree.tostring(root, method="html", encoding="unicode")
    return _inner(root)


def _inner(root: etree._Element) -> str:
    parts = [_escaped(root.text or "")]
    parts += [etree.tostring(e, method="html", encoding="unicode") for e in root]
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Rich text inside a document: cleaned, and its headings below the document's own."""

from communesplone.core.api import documents
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.phrases import printable
from lxml import etree
from lxml import html
from zope.i18n import translate

import re


_HEADING = re.compile("h[1-6]")
# What could collide with the document's own anchors, or speak in its name.
_OURS = ("id", "name", "class", "data-part", "about", "property", "resource")
_OURS += ("rel", "rev", "typeof", "vocab", "prefix", "datatype", "content", "inlist")


def rich(text: str, level: int, language: str) -> str:
    """Clean rich text for use as `structure` below a heading.

    :param text: HTML that people wrote.
    :param level: the highest that its headings may be; the others follow without a gap.
    :param language: ISO 639-1, of the document.
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
    for table in root.xpath(".//table[not(ancestor::table)]"):
        _scroll(table, language)
    if not root.text_content().strip() and root.find(".//img") is None:
        return ""
    if not len(root):
        # Bare text is a paragraph too.
        root.tag = "p"
        return etree.tostring(root, method="html", encoding="unicode")
    return _inner(root)


def _scroll(table: etree._Element, language: str) -> None:
    """Let a table too wide for a phone scroll, by the keyboard too (WCAG 2.1.1).

    What takes the focus has a role and a name (WCAG 4.1.2).
    """
    label = translate(words.TABLE, target_language=language.split("-")[0])
    attributes = {"aria-label": label, "role": "region", "tabindex": "0"}
    around = etree.Element("div", {"class": "table-scroll", **attributes})
    around.tail, table.tail = table.tail, None
    table.getparent().replace(table, around)
    around.append(table)


def _inner(root: etree._Element) -> str:
    parts = [_escaped(root.text or "")]
    parts += [etree.tostring(e, method="html", encoding="unicode") for e in root]
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

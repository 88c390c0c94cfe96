"""Turns the HTML of our documents into the text of an ODT.

Source: OASIS Open Document Format 1.3, part 3.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from lxml import etree

import re


NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}

STYLES = {
    "caption": "Caption",
    "by-order": "By_20_order",
    "decides": "Decides",
    "move": "Move",
    "opening": "Opening",
    "recipient": "Recipient",
    "reference": "Reference",
    "signatory": "Signatory",
}
"""Paragraph style of the template, by class of the page."""

SPANS = {
    "b": "Strong_20_Emphasis",
    "strong": "Strong_20_Emphasis",
    "em": "Emphasis",
    "i": "Emphasis",
    "u": "Underline",
    "sub": "Subscript",
    "sup": "Superscript",
    "s": "Struck",
    "del": "Struck",
}
"""Text style of the template, by element of the page."""

_HEADING = re.compile("h([1-6])")
_SPACE = re.compile(r"[ \t\r\n]+")
_BLOCKS = frozenset(
    """address article aside blockquote caption dd div dl dt figure footer h1 h2 h3 h4
    h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr
    ul""".split()  # noqa: SIM905 a list of thirty strings reads worse
)
_SKIPPED = frozenset(["link", "meta", "script", "style", "template"])
_LINKS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LIST_STYLES = {"ul": "List_20_Bullets", "ol": "List_20_Numbers"}


def tag(name: str) -> str:
    """Give the full name of an element or attribute: "text:p"."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def odt_blocks(sources: Iterable[etree._Element]) -> list[etree._Element]:
    """Turn elements of a page into paragraphs, lists and tables.

    :param sources: whose contents are turned, one after the other; a table or a list
        is turned itself.
    """
    found = []
    for source in sources:
        whole = source.tag in ("table", "ul", "ol", "dl")
        found += _element(source) if whole else _container(source)
    return [block for block in found if len(block) or (block.text or "").strip()]


def _container(element, style=None) -> Iterator[etree._Element]:
    """Turn what is in an element; text outside of blocks becomes a paragraph."""
    loose = _paragraph(style)
    _append(loose, element.text)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            pass
        elif child.tag in _BLOCKS:
            yield from _flushed(loose)
            loose = _paragraph(style)
            yield from _element(child, style)
        else:
            _inline(loose, child)
        _append(loose, child.tail)
    yield from _flushed(loose)


def _flushed(paragraph):
    if len(paragraph) or (paragraph.text or "").strip():
        yield paragraph


def _element(element, style=None) -> Iterator[etree._Element]:
    if level := _HEADING.fullmatch(element.tag):
        yield _heading(element, level.group(1))
    elif element.tag in _LIST_STYLES:
        yield _list(element)
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag == "dl":
        yield from _terms(element)
    elif "signatures" in element.get("class", "").split():
        yield _signatures(element)
    else:
        yield from _container(element, _style(element, style))


def _style(element, style):
    names = element.get("class", "").split()
    return next((STYLES[name] for name in names if name in STYLES), style)


def _paragraph(style=None):
    return _new("text:p", {"text:style-name": style or "Text_20_body"})


def _new(name, attributes):
    return etree.Element(
        tag(name), {tag(key): value for key, value in attributes.items()}, NAMESPACES
    )


def _heading(element, level):
    heading = _new(
        "text:h",
        {"text:style-name": f"Heading_20_{level}", "text:outline-level": level},
    )
    _inside(heading, element)
    return heading


def _list(element):
    found = _new("text:list", {"text:style-name": _LIST_STYLES[element.tag]})
    for entry in element.iterchildren("li"):
        item = etree.SubElement(found, tag("text:list-item"))
        item.extend(_container(entry))
    return found


def _table(element):
    caption = element.find("caption")
    if caption is not None:
        yield from _container(caption, "Caption")
    rows = [r for r in element.iter("tr") if next(r.iterancestors("table")) is element]
    width = max((sum(_span(c) for c in row) for row in rows), default=0)
    if not width:
        return
    table = _new("table:table", {"table:style-name": "Grid"})
    table.extend(_columns(rows[0], width))
    heads = [r for r in rows if r.getparent().tag == "thead"]
    if heads:
        header = etree.SubElement(table, tag("table:table-header-rows"))
        header.extend(_row(row, width) for row in heads)
    table.extend(_row(row, width) for row in rows if row not in heads)
    yield table


def _columns(row, width):
    """Give the columns; one of numbers is narrow."""
    narrow = [
        "number" in cell.get("class", "") for cell in row.iterchildren("th", "td")
    ]
    for index in range(width):
        few = index < len(narrow) == width and narrow[index]
        yield _new(
            "table:table-column", {"table:style-name": "Grid.N" if few else "Grid.W"}
        )


def _row(element, width):
    row = _new("table:table-row", {})
    used = 0
    for cell in element.iterchildren("th", "td"):
        wide = min(_span(cell), max(width - used, 1))
        used += wide
        row.append(_cell(_container(cell, _cell_style(cell)), wide))
        row.extend(_new("table:covered-table-cell", {}) for _ in range(wide - 1))
    row.extend(_cell([], 1) for _ in range(width - used))
    return row


def _cell_style(cell):
    return "Table_20_Heading" if cell.tag == "th" else "Table_20_Contents"


def _cell(blocks, wide, style="Grid.A1"):
    attributes = {"table:style-name": style, "office:value-type": "string"}
    if wide > 1:
        attributes["table:number-columns-spanned"] = str(wide)
    cell = _new("table:table-cell", attributes)
    cell.extend(blocks)
    if not len(cell):
        cell.append(_paragraph("Table_20_Contents"))
    return cell


def _span(cell):
    given = cell.get("colspan", "1")
    return min(int(given), 50) if given.isdecimal() and int(given) else 1


def _terms(element):
    """Turn a list of terms: each term and what it says, in one paragraph."""
    paragraph = None
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt" or paragraph is None:
            paragraph = _paragraph("Terms")
            if child.tag == "dt":
                term = _new("text:span", {"text:style-name": SPANS["strong"]})
                _inside(term, child)
                term.tail = "\N{NO-BREAK SPACE}: "
                paragraph.append(term)
                yield paragraph
                continue
            yield paragraph
        _inside(paragraph, child)


def _signatures(element):
    """Set the signatures side by side."""
    signing = list(element)
    table = _new("table:table", {"table:style-name": "Signatures"})
    columns = {tag("table:number-columns-repeated"): str(max(len(signing), 1))}
    etree.SubElement(table, tag("table:table-column"), columns)
    row = etree.SubElement(table, tag("table:table-row"))
    row.extend(_cell(_container(p, "Signatory"), 1, "Signatures.A1") for p in signing)
    return table


def _inside(target, element):
    _append(target, element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            _inline(target, child)
        _append(target, child.tail)


def _inline(target, element):
    if element.tag == "br":
        etree.SubElement(target, tag("text:line-break"))
    elif element.tag == "img":
        # A file of the site or of the web is not taken in; its text is.
        _append(target, element.get("alt"))
    elif element.tag in SPANS:
        style = {tag("text:style-name"): SPANS[element.tag]}
        _inside(etree.SubElement(target, tag("text:span"), style), element)
    elif element.tag == "a" and _LINKS.match(element.get("href", "")):
        link = {tag("xlink:type"): "simple", tag("xlink:href"): element.get("href")}
        _inside(etree.SubElement(target, tag("text:a"), link), element)
    else:
        _room_to_sign(target, element)
        _inside(target, element)


def _room_to_sign(target, element):
    """The name of who signs stands on a line of its own, with room for the hand."""
    if element.get("class") == "line":
        for _ in range(3):
            etree.SubElement(target, tag("text:line-break"))


def _append(target, text):
    if not text:
        return
    text = _SPACE.sub(" ", text)
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text

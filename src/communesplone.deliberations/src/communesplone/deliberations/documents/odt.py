"""Documents as ODT, which the clerk finishes in LibreOffice.

The text is made of the same HTML as the PDF, so its words stand once. A template is an
ODT file with placeholders: `${body}` alone in a paragraph, or the parts of the
document one by one, and `${title}`, `${town}`, `${date}` anywhere, in headers too. A
placeholder is a name, never an expression: no template can run anything.
"""

from collections.abc import Mapping
from communesplone.core.api import documents
from communesplone.core.api import settings
from communesplone.core.documents.document import Document
from communesplone.deliberations.documents.odt_text import NAMESPACES
from communesplone.deliberations.documents.odt_text import odt_blocks
from communesplone.deliberations.documents.odt_text import tag
from communesplone.deliberations.rules.macros import is_macro
from datetime import date
from io import BytesIO
from lxml import etree
from lxml import html
from pathlib import Path

import re
import zipfile


MIMETYPE = "application/vnd.oasis.opendocument.text"

MAX_TEMPLATE = 5_000_000
"""Largest template, in bytes."""

MAX_UNPACKED = 50_000_000
"""What a template may unpack to, in bytes."""

PARTS = (
    "body",
    "sitting",
    "attendance",
    "opening",
    "items",
    "details",
    "decision",
    "annexes",
    "closing",
    "signatures",
)
"""Placeholders for a paragraph of their own."""

WORDS = ("title", "town", "date", "language")
"""Placeholders within a text."""

_DEFAULT = Path(__file__).parent / "templates" / "document.odt"
_PLACEHOLDER = re.compile(r"\$\{([^}]*)\}")
_TEXTS = ("content.xml", "styles.xml")
_EMBEDDED = "Object "
_PARAGRAPHS = (tag("text:p"), tag("text:h"))


class OdtRefused(ValueError):
    """A file cannot be a template.

    :param code: "file" (no ODT), "size", "macro", "placeholder" or "body" (no
        placeholder for a part).
    :param name: of what is refused, or "".
    """

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(f"{code}: {name}")
        self.code = code
        self.name = name


def check(template: bytes) -> None:
    """See whether a town's own file can be a template.

    :param template: the content of the ODT file.
    :raises OdtRefused: with the reason.
    """
    _, trees = _opened(template)
    found = [m for tree in trees.values() for m in _mentions(tree)]
    for name in found:
        if name not in PARTS + WORDS:
            raise OdtRefused("placeholder", name)
    if not set(found) & set(PARTS):
        raise OdtRefused("body")


def default() -> bytes:
    """Give the template that comes with the add-on."""
    return _DEFAULT.read_bytes()


def odt(document: Document, *, day: date, template: bytes | None = None) -> bytes:
    """Give a document as an ODT file.

    :param document: see `acts.document`.
    :param day: of the document; what `${date}` becomes.
    :param template: the town's own; None takes the one that comes with the add-on.
    :returns: the file.
    :raises OdtRefused: if the template is no ODT file.
    """
    files, trees = _opened(template or default())
    main = html.document_fromstring(document.html).find(".//main")
    values = {
        "title": document.title,
        "town": settings.town().name(document.language),
        "date": documents.long_date(day, document.language),
        "language": document.language,
    }
    for tree in trees.values():
        _fill_parts(tree, main)
        _fill_words(tree, values)
        _speak(tree, document.language)
    files.update({n: _written(tree) for n, tree in trees.items()})
    files["meta.xml"] = _meta(document)
    return _packed(files)


def _opened(template):
    """Give the files of an ODT, and the trees of those that hold text."""
    if len(template) > MAX_TEMPLATE:
        raise OdtRefused("size", str(len(template)))
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
                raise OdtRefused("size", "unpacked")
            files = {n: archive.read(n) for n in archive.namelist() if n[-1:] != "/"}
        trees = {name: _parsed(files[name]) for name in _TEXTS}
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
        raise OdtRefused("file") from error
    if files.get("mimetype", b"").strip() != MIMETYPE.encode():
        raise OdtRefused("file", "mimetype")
    _refuse_macros(files, trees)
    return files, trees


def _parsed(content):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise OdtRefused("file", "xml") from error
    if root.getroottree().docinfo.doctype:
        raise OdtRefused("file", "doctype")
    return root


def _refuse_macros(files, trees):
    for name in files:
        if is_macro(name) or name.startswith(_EMBEDDED):
            raise OdtRefused("macro", name)
    for tree in trees.values():
        for element in tree.iter(etree.Element):
            if etree.QName(element).localname in ("event-listener", "script"):
                raise OdtRefused("macro", etree.QName(element).localname)


def _paragraphs(tree):
    return [e for e in tree.iter(etree.Element) if e.tag in _PARAGRAPHS]


def _mentions(tree):
    for paragraph in _paragraphs(tree):
        yield from _PLACEHOLDER.findall("".join(paragraph.itertext()))


def _fill_parts(tree, main):
    """Put the parts of the page in place of their paragraphs; none leaves nothing."""
    for paragraph in _paragraphs(tree):
        text = "".join(paragraph.itertext()).strip()
        match = _PLACEHOLDER.fullmatch(text)
        if match is None or match.group(1) not in PARTS:
            continue
        for block in odt_blocks(_sources(main, match.group(1))):
            paragraph.addprevious(block)
        paragraph.getparent().remove(paragraph)


def _sources(main, name):
    if main is None:
        return []
    return [main] if name == "body" else main.xpath(f'.//*[@data-part="{name}"]')


def _fill_words(tree, values: Mapping[str, str]):
    for paragraph in _paragraphs(tree):
        text = "".join(paragraph.itertext())
        # From the end, so that the places of the others stay.
        for match in reversed(list(_PLACEHOLDER.finditer(text))):
            if match.group(1) in values:
                _replace(paragraph, match.span(), values[match.group(1)])


def _replace(paragraph, span, value):
    """Replace a stretch of text, over however many spans LibreOffice laid it."""
    start, end = span
    place = 0
    for element, side in _slots(paragraph):
        text = getattr(element, side) or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        if first < last:
            setattr(element, side, text[:first] + value + text[last:])
            value = ""
        place += len(text)


def _slots(element):
    yield element, "text"
    for child in element:
        if isinstance(child.tag, str):
            yield from _slots(child)
        yield child, "tail"


def _speak(tree, language):
    code = language.split("-")[0]
    countries = {"en": "GB", "es": "ES", "fr": "BE", "nl": "BE"}
    for properties in tree.iterfind(
        ".//style:default-style/style:text-properties", NAMESPACES
    ):
        properties.set(tag("fo:language"), code)
        properties.set(tag("fo:country"), countries.get(code, "none"))


def _written(tree) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _meta(document):
    root = etree.Element(
        tag("office:document-meta"), {tag("office:version"): "1.3"}, nsmap=NAMESPACES
    )
    meta = etree.SubElement(root, tag("office:meta"))
    etree.SubElement(meta, tag("dc:title")).text = document.title
    etree.SubElement(meta, tag("dc:language")).text = document.language
    return _written(root)


def _packed(files: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and unpacked: so that file(1) and portals know it.
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, content in files.items():
            if name != "mimetype":
                archive.writestr(name, content)
    return target.getvalue()

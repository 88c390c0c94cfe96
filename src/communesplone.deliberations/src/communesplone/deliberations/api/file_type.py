"""What a file is, by its bytes; its name and the browser's word count for nothing."""

from communesplone.deliberations.rules.macros import is_macro
from io import BytesIO
from lxml import etree
from zipfile import BadZipFile
from zipfile import ZipFile

import zlib


MAX_NAMES = 20_000
"""Most names looked at in an archive; a document has far fewer."""

MAX_TYPES = 5_000_000
"""Most bytes of the list of its parts in an Office document."""

TYPES = "[Content_Types].xml"

OPEN_DOCUMENT = {
    f"application/vnd.oasis.opendocument.{kind}"
    for kind in ("text", "spreadsheet", "presentation", "graphics")
}

OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_MIMETYPE = b"mimetype"


def sniff(data: bytes) -> str | None:
    """Tell the content type: PDF, PNG, JPEG, OpenDocument or Office Open XML.

    :returns: the type, or None for anything else, and for documents with macros.
    """
    if data.startswith(_PDF):
        return "application/pdf"
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(_JPEG):
        return "image/jpeg"
    if data.startswith(_ZIP):
        return _document(data)
    return None


def _document(data: bytes) -> str | None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            types = _content_types(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return None
    if len(names) > MAX_NAMES or any(map(is_macro, [*names, *types])):
        return None
    return _open_document(data) or (_office(names) if types else None)


def _open_document(data: bytes) -> str | None:
    """Read the type that OpenDocument 1.2, part 3, 3.3 puts first, uncompressed."""
    if data[30:38] != _MIMETYPE:
        return None
    return next(
        (
            kind
            for kind in OPEN_DOCUMENT
            if data[38:].startswith(kind.encode() + b"PK\x03\x04")
        ),
        None,
    )


def _office(names: list[str]) -> str | None:
    return next(
        (
            kind
            for folder, kind in OFFICE.items()
            if any(name.startswith(folder) for name in names)
        ),
        None,
    )


def _content_types(archive: ZipFile) -> list[str]:
    """Read what an Office document says its parts are; a part can have any name.

    :raises ValueError: if what it says cannot be read.

    Source: ECMA-376, part 2, 7.2.3.
    """
    if TYPES not in archive.namelist():
        return []
    if archive.getinfo(TYPES).file_size > MAX_TYPES:
        raise ValueError("more content types than any document has")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(archive.read(TYPES), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("content types are no XML") from error
    return [part.get("ContentType", "") for part in root.iter("{*}*")]

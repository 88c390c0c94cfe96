"""What a file is, by its bytes; its name and the browser's word count for nothing."""

from io import BytesIO
from zipfile import BadZipFile
from zipfile import ZipFile


MAX_NAMES = 20_000
"""Most names looked at in an archive; a document has far fewer."""

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
    except (BadZipFile, NotImplementedError, ValueError):
        return None
    if len(names) > MAX_NAMES or any(_is_macro(name) for name in names):
        return None
    return _open_document(data) or _office(names)


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
    if "[Content_Types].xml" not in names:
        return None
    return next(
        (
            kind
            for folder, kind in OFFICE.items()
            if any(name.startswith(folder) for name in names)
        ),
        None,
    )


def _is_macro(name: str) -> bool:
    return name.endswith("vbaProject.bin") or name.startswith("Basic/")

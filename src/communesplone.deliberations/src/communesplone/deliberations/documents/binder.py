"""Binds annexes into one PDF, in a process of its own.

It reads what people uploaded, so it has no site, no database and no network, little
memory and little time. It reads an order (the length of the head in eight bytes, the
head as JSON, then files one after the other) and writes an answer.
"""

from collections.abc import Mapping
from io import BytesIO
from PIL import Image
from PIL import ImageOps
from PIL import UnidentifiedImageError
from typing import Any

import json
import pikepdf
import resource
import struct
import sys


MAX_MEMORY = 2 * 1024**3
"""Address space of this process, in bytes."""

A4 = (1240, 1754)
"""A page of an image, in pixels at 150 dots an inch."""

MARGIN = 90

LENGTH = struct.Struct(">Q")

_SAFE_ACTIONS = ("/URI", "/GoTo")
_BROKEN = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    ArithmeticError,
    AttributeError,
    Image.DecompressionBombError,
    KeyError,
    MemoryError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    UnidentifiedImageError,
    ValueError,
)


def pages_of(content: bytes, content_type: str) -> pikepdf.Pdf | None:
    """Give a file as pages.

    :param content: the file.
    :param content_type: as it was uploaded.
    :returns: the pages; None for a kind of file that has none.
    :raises pikepdf.PasswordError: for a PDF that asks for a password.
    """
    if b"%PDF-" in content[:1024]:
        return _harmless(pikepdf.open(BytesIO(content)))
    if content_type.startswith("image/") and content_type != "image/svg+xml":
        return pikepdf.open(BytesIO(_page_of_image(content)))
    if content_type == "application/pdf":
        raise pikepdf.PdfError("no PDF")
    return None


def probe(content: bytes, content_type: str) -> dict[str, Any]:
    """See what can be bound: `state` (pages, listed, encrypted, broken), `count`."""
    try:
        pages = pages_of(content, content_type)
        if pages is None:
            return {"state": "listed", "count": 0}
        trial = pikepdf.new()
        trial.pages.extend(pages.pages)
        trial.save(BytesIO())
        count = len(pages.pages)
    except pikepdf.PasswordError:
        return {"state": "encrypted", "count": 0}
    except _BROKEN:
        return {"state": "broken", "count": 0}
    return {"state": "pages" if count else "broken", "count": count}


def bind(front: bytes, annexes: Mapping[int, tuple[str, bytes]]) -> bytes:
    """Put the pages of annexes behind their sheets.

    :param front: PDF with a destination `annex-<number>` for each sheet.
    :param annexes: content type and content, by number.
    :returns: the PDF; its bookmarks are those of `front`.
    """
    pdf = pikepdf.open(BytesIO(front))
    sheets = _sheets(pdf)
    for number in sorted(annexes, reverse=True):
        kind, content = annexes[number]
        following = [page for n, page in sheets.items() if n > number]
        place = min(following, default=len(pdf.pages))
        for page in reversed(pages_of(content, kind).pages):
            pdf.pages.insert(place, page)
    if annexes:
        with pdf.open_metadata() as metadata:
            # Pages of others are not tagged: the whole is no PDF/UA any more.
            if "pdfuaid:part" in metadata:
                del metadata["pdfuaid:part"]
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def _sheets(pdf):
    """Give the index of the page of each annex's sheet, by number."""
    indexes = {page.objgen: index for index, page in enumerate(pdf.pages)}
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {
        int(name.removeprefix("annex-")): indexes[target[0].objgen]
        for name, target in names.items()
        if name.startswith("annex-")
    }


def _harmless(pdf):
    """Take away what would act by itself, and what belongs to another structure."""
    for page in pdf.pages:
        for name in ("/AA", "/StructParents"):
            if name in page.obj:
                del page.obj[name]
        for note in page.obj.get("/Annots", ()):
            _quiet(note)
    return pdf


def _quiet(note):
    for name in ("/AA", "/StructParent"):
        if name in note:
            del note[name]
    if "/A" in note and note.A.get("/S") not in _SAFE_ACTIONS:
        del note["/A"]


def _page_of_image(content):
    with Image.open(BytesIO(content)) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGBA")
    sheet = A4 if image.height >= image.width else A4[::-1]
    image.thumbnail((sheet[0] - 2 * MARGIN, sheet[1] - 2 * MARGIN))
    page = Image.new("RGB", sheet, "white")
    place = ((sheet[0] - image.width) // 2, (sheet[1] - image.height) // 2)
    page.paste(image, place, image)
    target = BytesIO()
    page.save(target, "PDF", resolution=150)
    return target.getvalue()


def answer(order: bytes) -> bytes:
    """Carry out an order.

    :param order: a head and files; "task" is "probe" or "bind", "types" the content
        types and "numbers" the numbers of the annexes, "lengths" of all the files.
    :returns: JSON for a probe, else a PDF.
    """
    (size,) = LENGTH.unpack(order[: LENGTH.size])
    head = json.loads(order[LENGTH.size : LENGTH.size + size])
    place = LENGTH.size + size
    files = []
    for length in head["lengths"]:
        files.append(order[place : place + length])
        place += length
    if head["task"] == "probe":
        found = map(probe, files, head["types"])
        return json.dumps(list(found)).encode()
    annexes = dict(
        zip(head["numbers"], zip(head["types"], files[1:], strict=True), strict=True)
    )
    return bind(files[0], annexes)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))

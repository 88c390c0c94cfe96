"""Reads the text out of PDF and ODT files, as those do who copy it or listen to it."""

from io import BytesIO
from lxml import etree

import pikepdf
import zipfile


def text_of_pdf(content):
    found = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            known = page.Resources.get("/Font", {})
            fonts = {str(n): unicode_of(f) for n, f in known.items()}
            font = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    font = fonts[str(operands[0])]
                elif str(operator) in ("TJ", "Tj"):
                    found.append("".join(spoken(operands[0], font)))
    return " ".join("".join(found).split())


def spoken(operand, font):
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                yield font.get(codes[at : at + 2].hex(), "")


def unicode_of(font):
    """Read glyph → text of a font's ToUnicode table; a page bound in may have none."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("ascii", "replace")
    rows = [line.split() for line in table.splitlines() if line.startswith("<")]
    return {
        row[0].strip("<>"): bytes.fromhex(row[-1].strip("<>")).decode("utf-16-be")
        for row in rows
        if len(row) == 2
    }


def text_of_odt(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    return " ".join("".join(tree.itertext()).split())

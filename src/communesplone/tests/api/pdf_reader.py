"""Reads back what a PDF says of itself."""

from io import BytesIO
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import open as open_pdf
from pikepdf import pdfa


class Reader:
    def __init__(self, content):
        self.content = content
        self.pdf = open_pdf(BytesIO(content))
        self.root = self.pdf.Root

    @property
    def language(self):
        return str(self.root.Lang)

    @property
    def title(self):
        return str(self.pdf.docinfo.Title)

    @property
    def xmp(self):
        return self.pdf.open_metadata()

    def elements(self):
        """The structure elements, (type, element), in reading order."""
        yield from self._below(self.root.StructTreeRoot.K)

    def _below(self, node):
        if isinstance(node, Array):
            for kid in node:
                yield from self._below(kid)
        elif isinstance(node, Dictionary) and "/S" in node:
            yield str(node.S)[1:], node
            if "/K" in node:
                yield from self._below(node.K)

    def kinds(self):
        return [kind for kind, _ in self.elements()]

    def fonts(self):
        for page in self.pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                for kid in font.get("/DescendantFonts", [font]):
                    yield kid.FontDescriptor

    def embedded(self):
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        return all(any(file in font for file in files) for font in self.fonts())

    def archive_findings(self, flavour):
        """What the PDF/A validator of pikepdf says, but for the letter of the level.

        It knows level B only, which is a part of A and U.
        """
        report = pdfa.validate_written(BytesIO(self.content), flavour)
        return [
            str(f) for f in report.findings if "pdfaid:conformance" not in f.message
        ]

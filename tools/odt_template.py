"""Makes the ODT template of the deliberations' documents; LibreOffice edits it too.

python tools/odt_template.py [target]
"""

from pathlib import Path

import sys
import zipfile


TARGET = (
    Path(__file__).resolve().parent.parent
    / "src/communesplone.deliberations/src/communesplone/deliberations"
    / "documents/templates/document.odt"
)

MIMETYPE = "application/vnd.oasis.opendocument.text"

_NAMES = " ".join(
    f'xmlns:{prefix}="{url}"'
    for prefix, url in {
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }.items()
)

# name, parent, paragraph properties, text properties
PARAGRAPHS = (
    ("Standard", "", "", ""),
    ("Text body", "Standard", 'fo:margin-bottom="0.25cm"', ""),
    ("Header", "Standard", "", 'fo:font-size="9pt"'),
    ("Footer", "Standard", 'fo:text-align="end"', 'fo:font-size="9pt"'),
    (
        "Caption",
        "Standard",
        'fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
        'fo:font-weight="bold"',
    ),
    ("Table Contents", "Standard", "", 'fo:font-size="10pt"'),
    ("Table Heading", "Table Contents", "", 'fo:font-weight="bold"'),
    ("Terms", "Standard", 'fo:margin-bottom="0.1cm"', ""),
    ("Recipient", "Standard", 'fo:margin-left="8.8cm" fo:margin-bottom="1cm"', ""),
    ("Reference", "Standard", 'fo:margin-bottom="0.6cm"', 'fo:font-size="9.5pt"'),
    ("Opening", "Text body", "", 'fo:font-weight="bold"'),
    ("Decides", "Text body", 'fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    ("Move", "Text body", "", 'fo:font-style="italic"'),
    (
        "By order",
        "Text body",
        'fo:margin-top="0.8cm" fo:text-align="center" fo:keep-with-next="always"',
        "",
    ),
    ("Signatory", "Standard", 'fo:text-align="center"', ""),
)

HEADINGS = ("15pt", "12.5pt", "11pt", "11pt", "11pt", "11pt")

SPANS = (
    ("Strong Emphasis", 'fo:font-weight="bold"'),
    ("Emphasis", 'fo:font-style="italic"'),
    ("Underline", 'style:text-underline-style="solid"'),
    ("Subscript", 'style:text-position="sub 58%"'),
    ("Superscript", 'style:text-position="super 58%"'),
    ("Struck", 'style:text-line-through-style="solid"'),
)


def _encoded(name: str) -> str:
    return name.replace(" ", "_20_")


def _style(name, family, parent, inner, more=""):
    above = f' style:parent-style-name="{_encoded(parent)}"' if parent else ""
    return (
        f'<style:style style:name="{_encoded(name)}" style:display-name="{name}" '
        f'style:family="{family}"{above}{more}>{inner}</style:style>'
    )


def _paragraph_styles():
    for name, parent, block, text in PARAGRAPHS:
        inner = f"<style:paragraph-properties {block}/>" if block else ""
        inner += f"<style:text-properties {text}/>" if text else ""
        yield _style(name, "paragraph", parent, inner)
    for level, size in enumerate(HEADINGS, 1):
        inner = (
            '<style:paragraph-properties fo:margin-top="0.5cm" '
            'fo:margin-bottom="0.25cm" fo:keep-with-next="always"/>'
            f'<style:text-properties fo:font-weight="bold" fo:font-size="{size}"/>'
        )
        more = f' style:default-outline-level="{level}"'
        yield _style(f"Heading {level}", "paragraph", "Standard", inner, more)
    for name, text in SPANS:
        yield _style(name, "text", "", f"<style:text-properties {text}/>")


def _lists():
    indent = (
        "<style:list-level-properties text:list-level-position-and-space-mode="
        '"label-alignment"><style:list-level-label-alignment text:label-followed-by='
        '"listtab" fo:margin-left="{}cm" fo:text-indent="-0.6cm"/>'
        "</style:list-level-properties>"
    )
    marks = {
        "List Bullets": ("bullet", 'text:bullet-char="•"'),
        "List Numbers": ("number", 'style:num-format="1" style:num-suffix="."'),
    }
    for name, (kind, mark) in marks.items():
        levels = "".join(
            f'<text:list-level-style-{kind} text:level="{n}" {mark}>'
            f"{indent.format(n * 0.7)}</text:list-level-style-{kind}>"
            for n in range(1, 7)
        )
        encoded = _encoded(name)
        yield f'<text:list-style style:name="{encoded}">{levels}</text:list-style>'


def styles() -> str:
    """Give styles.xml: how all looks, page, header and footer."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_NAMES} '
        'office:version="1.3"><office:font-face-decls><style:font-face style:name='
        '"Liberation Serif" svg:font-family="\'Liberation Serif\'"/>'
        "</office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties '
        'style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="fr" '
        'fo:country="BE"/></style:default-style>'
        f"{''.join(_paragraph_styles())}{''.join(_lists())}</office:styles>"
        '<office:automatic-styles><style:page-layout style:name="Page">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
        'fo:margin-top="1.6cm" fo:margin-bottom="1.6cm" fo:margin-left="2.5cm" '
        'fo:margin-right="2cm"/><style:header-style><style:header-footer-properties '
        'fo:margin-bottom="0.8cm"/></style:header-style><style:footer-style>'
        '<style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        '<style:header><text:p text:style-name="Header">${town} – ${title}</text:p>'
        '</style:header><style:footer><text:p text:style-name="Footer">'
        "<text:page-number/> / <text:page-count/></text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def content() -> str:
    """Give content.xml: one placeholder, and the tables' looks."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} '
        'office:version="1.3"><office:automatic-styles>'
        '<style:style style:name="Grid" style:family="table">'
        '<style:table-properties style:width="16.5cm" table:align="margins" '
        'fo:margin-bottom="0.4cm"/></style:style>'
        '<style:style style:name="Grid.N" style:family="table-column">'
        '<style:table-column-properties style:column-width="1.8cm" '
        'style:rel-column-width="1020*"/></style:style>'
        '<style:style style:name="Grid.W" style:family="table-column">'
        '<style:table-column-properties style:column-width="7.35cm" '
        'style:rel-column-width="4167*"/></style:style>'
        '<style:style style:name="Grid.A1" style:family="table-cell">'
        '<style:table-cell-properties fo:padding="0.12cm" '
        'fo:border="0.4pt solid #767676"/></style:style>'
        '<style:style style:name="Signatures" style:family="table">'
        '<style:table-properties style:width="16.5cm" table:align="margins"/>'
        '</style:style><style:style style:name="Signatures.A1" '
        'style:family="table-cell"><style:table-cell-properties '
        'fo:padding="0.12cm" fo:border="none"/></style:style>'
        "</office:automatic-styles><office:body><office:text>"
        '<text:p text:style-name="Text_20_body">${body}</text:p>'
        "</office:text></office:body></office:document-content>"
    )


MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest='
    '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" '
        'manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)


def main(words: list[str]) -> int:
    files = {
        "content.xml": content(),
        "styles.xml": styles(),
        "META-INF/manifest.xml": MANIFEST,
    }
    target = Path(words[0]) if words else TARGET
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        # The same bytes each time.
        first = zipfile.ZipInfo("mimetype")
        archive.writestr(first, MIMETYPE, zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

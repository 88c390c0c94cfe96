from communesplone.deliberations.documents import acts
from communesplone.deliberations.documents import odt
from communesplone.deliberations.documents import sheets
from datetime import date
from io import BytesIO
from lxml import etree

import pytest
import zipfile


NAMES = [kind.__name__ for kind in acts.TEMPLATES]
DAY = date(2026, 11, 23)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def made(sheet, template=None, language="fr"):
    data = {"annexes": []} if isinstance(sheet, sheets.Dossier) else {}
    document = acts.document(sheet, language=language, **data)
    return zipfile.ZipFile(BytesIO(odt.odt(document, day=DAY, template=template)))


def root(archive, name="content.xml"):
    return etree.fromstring(archive.read(name))


def words(archive, name="content.xml"):
    return " ".join("".join(root(archive, name).itertext()).split())


def own(text, styles="", more=(), mimetype=odt.MIMETYPE, prolog=""):
    """A template of a town, with this text in its body."""
    target = BytesIO()
    with zipfile.ZipFile(odt._DEFAULT) as source, zipfile.ZipFile(target, "w") as to:
        for name in source.namelist():
            content = source.read(name).decode()
            if name == "mimetype":
                content = mimetype
            if name == "content.xml":
                line = '<text:p text:style-name="Text_20_body">${body}</text:p>'
                assert line in content
                content = prolog + content.split("?>", 1)[1].replace(line, text)
            if name == "styles.xml":
                content = content.replace("${town} –", f"{styles}${{town}} –")
            to.writestr(name, content)
        for name in more:
            to.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize("name", NAMES)
class TestEach:
    def test_full(self, town, full, name):
        archive = made(full[name])
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype").decode() == odt.MIMETYPE
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        text = words(archive)
        assert "${" not in text
        assert root(archive).findall(f".//{TEXT}h")
        assert "Commune de Val-Fleuri" in words(archive, "styles.xml")
        assert b'fo:language="fr"' in archive.read("styles.xml")

    def test_nothing_given(self, town, name):
        assert "${" not in words(made(getattr(sheets, name)(), language="nl"))


class TestText:
    def test_rich_text(self, town, full):
        tree = root(made(full["Extract"]))
        tables = tree.findall(f".//{TABLE}table")
        assert [t.get(f"{TABLE}style-name") for t in tables] == ["Grid", "Signatures"]
        assert len(tables[0].findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1
        items = tree.findall(f".//{TEXT}list-item")
        assert "".join(items[0].itertext()).startswith("au directeur financier")
        spans = {
            "".join(e.itertext()): e.get(f"{TEXT}style-name")
            for e in tree.iter(f"{TEXT}span")
        }
        assert spans["l'urgence"] == "Strong_20_Emphasis"
        assert spans["er"] == "Superscript"
        levels = [e.get(f"{TEXT}outline-level") for e in tree.iter(f"{TEXT}h")]
        assert levels[:2] == ["1", "2"]

    def test_every_style_that_is_used_is_there(self, town, full):
        archive = made(full["Minutes"])
        known = (
            archive.read("styles.xml").decode() + archive.read("content.xml").decode()
        )
        for element in root(archive).iter():
            for prefix in (TEXT, TABLE):
                name = element.get(f"{prefix}style-name")
                assert name is None or f'style:name="{name}"' in known, name

    def test_rows_are_as_wide_as_the_table(self, town):
        table = (
            '<table><tr><td colspan="2">a</td><td colspan="x">b</td></tr><tr><td>c</td>'
            '</tr><tr><td colspan="99">d</td></tr></table><table></table>'
        )
        item = sheets.ItemSheet(decision=table)
        tree = root(made(sheets.Extract(item=item)))
        grid = tree.find(f".//{TABLE}table")
        width = len(grid.findall(f"{TABLE}table-column"))
        assert {len(row) for row in grid.iter(f"{TABLE}table-row")} == {width}

    def test_links_and_pictures(self, town):
        rich = (
            '<p><a href="https://a.example/">a</a> <a href="mailto:b@b.example">b</a>'
            '<a href="file:///etc/passwd">c</a><img src="file:///etc/passwd" alt="pic">'
            "</p>"
        )
        archive = made(sheets.Extract(item=sheets.ItemSheet(decision=rich)))
        content = archive.read("content.xml").decode()
        assert content.count("xlink:href=") == 2
        assert "passwd" not in content
        assert "pic" in words(archive)

    def test_hostile(self, town):
        item = sheets.ItemSheet(1, "<text:p>${body}</text:p> ${title} & <script>")
        archive = made(sheets.Extract(item=item))
        assert "<text:p>${body}</text:p> ${title} & <script>" in words(archive)
        assert not root(archive).xpath("//*[local-name()='script']")


class TestOwnTemplate:
    def test_parts_in_another_order(self, town, full):
        template = own(
            "<text:p>Before</text:p><text:p>${signatures}</text:p>"
            "<text:p>${decision}</text:p><text:p>${details}</text:p>"
            "<text:p>On ${date}: ${ti<text:span>tle} of</text:span> ${town}!</text:p>"
        )
        odt.check(template)
        text = words(made(full["Extract"], template))
        assert text.startswith("Before")
        assert text.index("Luc Henrard") < text.index("86.500,00") < text.index("On 23")
        assert "On 23 novembre 2026: Extrait – Conseil communal" in text
        assert text.endswith("of Commune de Val-Fleuri!")
        assert "Objet" not in text

    @pytest.mark.parametrize(
        "template,code,name",
        [
            (b"", "file", ""),
            (b"PK\x03\x04", "file", ""),
            (own("${body}", mimetype="text/plain"), "file", "mimetype"),
            (own("<text:p>${body}</text:p", prolog=""), "file", "xml"),
            (own("<text:p>${body}</text:p>", prolog="<!DOCTYPE x>"), "file", "doctype"),
            (own("<text:p>none</text:p>"), "body", ""),
            (own("<text:p>${body} ${evil}</text:p>"), "placeholder", "evil"),
            (
                own("<text:p>${body.__class__}</text:p>"),
                "placeholder",
                "body.__class__",
            ),
            (own("<text:p>${body}</text:p>", "${x}"), "placeholder", "x"),
            (
                own("<text:p>${body}</text:p>", more=["Basic/script.xml"]),
                "macro",
                "Basic/script.xml",
            ),
            (
                own("<text:p>${body}</text:p><text:script/>"),
                "macro",
                "script",
            ),
            (b"x" * 5_000_001, "size", "5000001"),
        ],
    )
    def test_refused(self, template, code, name):
        with pytest.raises(odt.OdtRefused) as refused:
            odt.check(template)
        assert (refused.value.code, refused.value.name) == (code, name)

    def test_bomb(self):
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("content.xml", b"0" * 50_000_001)
        with pytest.raises(odt.OdtRefused) as refused:
            odt.check(target.getvalue())
        assert refused.value.code == "size"

    def test_ours_is_taken_back(self, town, full):
        """Who downloads our template and uploads it unchanged changes no document."""
        ours = odt.default()
        odt.check(ours)
        assert words(made(full["Extract"], ours)) == words(made(full["Extract"]))

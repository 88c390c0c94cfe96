from api.pdf_reader import Reader
from communesplone.core.api import documents
from communesplone.core.api import settings
from communesplone.core.documents.document import DocumentTimeout
from communesplone.core.documents.document import DocumentTooLarge
from communesplone.core.documents.document import Variant
from communesplone.core.documents.letterhead import ILetterhead
from communesplone.core.documents.letterhead import Letterhead
from communesplone.core.documents.template import Template
from communesplone.core.rules.town import Address
from communesplone.core.rules.town import CoatOfArms
from communesplone.core.rules.town import Town
from dataclasses import replace
from datetime import date
from io import BytesIO
from PIL import Image
from plone import api
from time import monotonic
from time import sleep
from zope.component import getGlobalSiteManager

import logging
import pytest
import transaction


LETTER = Template(__file__, "templates/letter.pt")

HOSTILE = [
    '<img src="http://192.0.2.1/x.png" alt="x">',
    '<img src="https://192.0.2.1/x.png" alt="x">',
    '<img src="file:///etc/passwd" alt="x">',
    '<img src="ftp://192.0.2.1/x" alt="x">',
    '<object data="file:///etc/passwd">x</object>',
    '<style>@import "http://192.0.2.1/x.css";</style>',
    '<style>@import "file:///etc/passwd";</style>',
    "<style>p { background: url(http://192.0.2.1/x.png) }</style>",
    "<style>@font-face { font-family: x; src: url(http://192.0.2.1/x.ttf) }"
    " p { font-family: x }</style>",
    '<link rel="stylesheet" href="http://192.0.2.1/x.css">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<svg><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    '<img src="++resource++communesplone.core.documents/../../etc" alt="x">',
    '<img src="++resource++not.there/x.png" alt="x">',
    f'<img src="data:image/png;base64,{"A" * 3_100_000}" alt="x">',
]


def arms():
    target = BytesIO()
    Image.new("RGBA", (40, 48), (20, 80, 120, 255)).save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def town(integration, portal, monkeypatch):
    town = Town(
        names={"en": "Val-<Fleuri>", "fr": "Val-Fleuri"},
        address=Address("Rue de l'Église 1", "5000", "Namur"),
        email="info@town.example",
        coat_of_arms=CoatOfArms(arms()),
    )
    monkeypatch.setattr(settings, "town", lambda: town)
    documents._cache.clear()
    return portal


@pytest.fixture
def letter(town):
    def make(**data):
        values = {"heading": "A <b>", "text": "Hello & welcome", "rows": ["a", "b"]}
        title = data.pop("title", "A letter")
        language = data.pop("language", "en")
        return documents.render(
            LETTER, {**values, **data}, language=language, title=title
        )

    return make


class TestRender:
    def test_escaped_on_the_letterhead(self, letter):
        document = letter()
        assert "<h1>A &lt;b&gt;</h1>" in document.html
        assert "Hello &amp; welcome" in document.html
        assert '<p class="town">Val-&lt;Fleuri&gt;</p>' in document.html
        assert "Rue de l'Église 1<br />5000 Namur" in document.html
        assert 'lang="en"' in document.html
        assert "<title>A letter</title>" in document.html
        assert 'alt="Coat of arms of Val-&lt;Fleuri&gt;"' in document.html

    def test_name_in_the_language(self, letter):
        assert '<p class="town">Val-Fleuri</p>' in letter(language="fr").html

    def test_title_is_one_clean_line(self, letter):
        document = letter(title="A\r\nB: c\0\x1b \ud800<x>" + "y" * 600)
        assert document.title.startswith("A B: c <x>y")
        assert len(document.title) == 500
        assert "<title>A B: c &lt;x&gt;y" in document.html

    def test_town_letterhead_can_be_replaced(self, letter, tmp_path):
        sheet = tmp_path / "own.pt"
        sheet.write_text(
            "<html><p>OWN ${name}</p><p tal:content='structure body'/></html>"
        )
        own = Letterhead(str(sheet), "own.pt")
        registry = getGlobalSiteManager()
        registry.registerUtility(own, ILetterhead, name="own")
        try:
            document = documents.render(
                LETTER,
                {"heading": "h", "text": "t", "rows": []},
                language="fr",
                title="t",
                letterhead="own",
            )
        finally:
            registry.unregisterUtility(own, ILetterhead, name="own")
        assert "<p>OWN Val-Fleuri</p>" in document.html

    def test_safe_html(self, portal):
        cleaned = documents.safe_html(
            '<p onclick="x()">a<script>alert(1)</script><strong>b</strong></p>'
        )
        assert cleaned.strip() == "<p>a<strong>b</strong></p>"


class TestPdf:
    @pytest.mark.parametrize("variant", list(Variant))
    def test_accessible(self, letter, variant):
        reader = Reader(documents.pdf(letter(), variant))
        assert reader.language == "en"
        assert reader.title == "A letter"
        assert reader.embedded()
        if variant is Variant.A_3B:
            return
        assert reader.root.MarkInfo.Marked
        assert reader.root.ViewerPreferences.DisplayDocTitle
        kinds = reader.kinds()
        headings = [kind for kind in kinds if kind in ("H1", "H2", "H3")]
        assert headings == ["H1", "H2"]
        assert kinds.count("TH") == 4
        figures = [e for kind, e in reader.elements() if kind == "Figure"]
        assert [str(f.Alt) for f in figures] == ["Coat of arms of Val-<Fleuri>"]
        cells = [e for kind, e in reader.elements() if kind == "TD"]
        assert all(len(cell.A.Headers) == 2 for cell in cells)

    def test_says_that_it_is_pdf_ua(self, letter):
        xmp = Reader(documents.pdf(letter())).xmp
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == "A letter"

    @pytest.mark.parametrize(
        "variant,flavour",
        [(Variant.A_2A, "2b"), (Variant.A_3A, "3b"), (Variant.A_3B, "3b")],
    )
    def test_validator_finds_nothing(self, letter, variant, flavour):
        document = letter(text="éñ ß œ 日本 مرحبا 😀")
        assert Reader(documents.pdf(document, variant)).archive_findings(flavour) == []

    def test_levels(self, letter):
        document = letter()
        levels = {
            variant: Reader(documents.pdf(document, variant)).xmp.pdfa_status
            for variant in (Variant.A_2A, Variant.A_3A, Variant.A_3B)
        }
        assert list(levels.values()) == ["2A", "3A", "3B"]

    @pytest.mark.parametrize("rich", HOSTILE, ids=lambda rich: rich[:40])
    def test_fetches_nothing(self, letter, rich, caplog):
        content = documents.pdf(letter(rich=rich))
        assert Reader(content).title == "A letter"
        assert b"root:" not in content
        assert any("may not" in record.message for record in caplog.records)

    def test_own_resources_and_data_are_let_in(self, letter, caplog):
        picture = documents.data_uri("image/png", arms())
        rich = f'<p><img alt="one" src="{picture}"></p>'
        rich += (
            '<p><img alt="two" src="++resource++communesplone.core/icons/core.svg"></p>'
        )
        caplog.set_level(logging.INFO)
        reader = Reader(documents.pdf(letter(rich=rich)))
        figures = [str(e.Alt) for kind, e in reader.elements() if kind == "Figure"]
        assert figures[1:2] == ["one"]
        assert not [r for r in caplog.records if "may not fetch" in r.message]

    @pytest.mark.parametrize(
        "rich",
        [
            "<script>alert(1)</script><p>after</p>",
            f"<p>{'x' * 100_000}</p>",
            f"<p dir='rtl'>{'مرحبا ' * 50}😀</p>",
            "<div>" * 300 + "deep",
            "<table>" + "<tr><td>1</td><td>2</td></tr>" * 1000 + "</table>",
        ],
        ids=["script", "word", "rtl", "deep", "table"],
    )
    def test_bad_input_comes_out(self, letter, rich):
        assert documents.pdf(letter(rich=rich)).startswith(b"%PDF-")


class TestLimits:
    def test_too_large(self, letter):
        with pytest.raises(DocumentTooLarge):
            documents.pdf(letter(text="x" * 8_000_000))

    def test_too_slow(self, letter):
        rich = "<table>" + "<tr><td>1</td><td>2</td></tr>" * 60_000 + "</table>"
        document = letter(rich=rich)
        started = monotonic()
        with pytest.raises(DocumentTimeout):
            documents.pdf(document, patience=1)
        assert monotonic() - started < 10
        assert documents.pdf(letter()).startswith(b"%PDF-")


class TestCache:
    def test_same_document_is_made_once(self, letter, monkeypatch):
        first = documents.pdf(letter())
        monkeypatch.setattr(documents._press, "print", None)
        assert documents.pdf(letter()) == first

    @pytest.mark.parametrize("field", ["html", "base_url"])
    def test_another_document_is_made_anew(self, letter, monkeypatch, field):
        documents.pdf(letter())
        made = []
        monkeypatch.setattr(
            documents._press, "print", lambda *args: made.append(args) or b"new"
        )
        document = letter()
        other = replace(document, **{field: getattr(document, field) + " "})
        assert documents.pdf(other) == b"new"
        assert documents.pdf(document, Variant.A_2A) == b"new"

    def test_prepared_after_commit(self, functional_portal):
        documents._cache.clear()
        document = documents.render(
            LETTER,
            {"heading": "h", "text": "t", "rows": []},
            language="en",
            title="Long",
        )
        documents.prepare(document)
        transaction.abort()
        documents.prepare(document)
        assert documents.ready(document) is None
        transaction.commit()
        deadline = monotonic() + 60
        while documents.ready(document) is None and monotonic() < deadline:
            sleep(0.05)
        assert documents.ready(document).startswith(b"%PDF-")


class TestPortalAddress:
    def test_links_are_absolute(self, letter):
        reader = Reader(documents.pdf(letter(rich='<p><a href="contact">c</a></p>')))
        (link,) = reader.pdf.pages[0].Annots
        assert str(link.A.URI) == f"{api.portal.get().absolute_url()}/contact"


@pytest.mark.parametrize(
    "language,text",
    [
        ("en", "5 January 2026"),
        ("fr", "5 janvier 2026"),
        ("fr-be", "5 janvier 2026"),
        ("nl", "5 januari 2026"),
        ("es", "5 de enero de 2026"),
    ],
)
def test_long_date(language, text):
    assert documents.long_date(date(2026, 1, 5), language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "1er octobre 2026"),
        ("fr-be", "1er octobre 2026"),
        ("en", "1 October 2026"),
    ],
)
def test_french_counts_the_first_of_a_month(language, text):
    assert documents.long_date(date(2026, 10, 1), language) == text


@pytest.mark.parametrize("day", [11, 21, 31])
def test_french_counts_no_other_day(day):
    written = documents.long_date(date(2026, 10, day), "fr")
    assert written == f"{day} octobre 2026"

from api.pdf_reader import Reader
from communesplone.core.api import documents
from communesplone.deliberations.documents import dossier
from communesplone.deliberations.documents.sheets import Annex
from communesplone.deliberations.documents.sheets import Dossier
from communesplone.deliberations.documents.sheets import ItemSheet
from hashlib import sha256
from io import BytesIO
from PIL import Image

import pikepdf
import pytest
import sys


def paper(pages=2, password="", size=(300, 400), script=False):
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=size)
    if script:
        action = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}
        page = pdf.pages[0].obj
        page.AA = pikepdf.Dictionary({"/O": pikepdf.Dictionary(action)})
        note = {"/Subtype": pikepdf.Name.Link, "/Rect": [0, 0, 9, 9]}
        note["/A"] = pikepdf.Dictionary(action)
        page.Annots = pikepdf.Array([pikepdf.Dictionary(note)])
    target = BytesIO()
    locked = pikepdf.Encryption(owner="o", user=password) if password else None
    pdf.save(target, encryption=locked)
    return target.getvalue()


def picture():
    target = BytesIO()
    Image.new("RGBA", (900, 300), (200, 0, 0, 255)).save(target, "PNG")
    return target.getvalue()


def annex(title, data, kind="application/pdf", **more):
    return Annex(title, f"{title}.bin", kind, data=data, **more)


def bound(*annexes, confidential=False, **data):
    sheet = Dossier(
        items=(ItemSheet(1, "First", annexes=annexes[:2]),)
        + (ItemSheet(2, "Second", annexes=annexes[2:]),),
        confidential=confidential,
    )
    return Reader(dossier.dossier_pdf(sheet, language="en", **data))


def bookmarks(reader):
    pages = {page.objgen: index for index, page in enumerate(reader.pdf.pages)}
    found = {}

    def walk(items):
        for item in items:
            found[item.title] = pages[item.destination[0].objgen]
            walk(item.children)

    with reader.pdf.open_outline() as outline:
        walk(outline.root)
    return found


def widths(reader):
    return [round(float(page.mediabox[2])) for page in reader.pdf.pages]


def told(monkeypatch):
    """Collect the pages that are made, as text."""
    pages = []
    made = documents._made

    def pdf(document, *args):
        pages.append(document.html)
        return made(document, *args)

    monkeypatch.setattr(documents, "_made", pdf)
    return pages


def test_pages_stand_behind_their_sheets(town):
    reader = bound(
        annex("Plan", paper(2)),
        annex("Photo", picture(), "image/png"),
        annex("Report", paper(3, size=(200, 200))),
    )
    marks = bookmarks(reader)
    sizes = widths(reader)
    first, second, third = (
        marks[t] for t in ("Annex 1: Plan", "Annex 2: Photo", "Annex 3: Report")
    )
    assert sizes[first : first + 3] == [595, 300, 300]
    assert second == first + 3
    assert sizes[second : second + 2] == [595, 842]
    assert third == second + 2
    assert sizes[third:] == [595, 200, 200, 200]
    assert marks["1. First"] < first


def test_says_no_more_that_it_is_pdf_ua(town):
    assert "pdfuaid:part" not in bound(annex("Plan", paper())).xmp
    assert bound().xmp["pdfuaid:part"] == "1"


@pytest.mark.parametrize(
    "data,kind,words",
    [
        (paper(password="secret"), "application/pdf", "protected by a password"),
        (b"%PDF-1.7 broken", "application/pdf", "cannot be read"),
        (paper()[:200], "application/pdf", "cannot be read"),
        (b"no pdf", "application/pdf", "cannot be read"),
        (picture()[:60], "image/png", "cannot be read"),
        (b"<svg/>", "image/svg+xml", "cannot be shown here"),
        (b"PK", "application/zip", "cannot be shown here"),
        (b"", "application/pdf", "cannot be shown here"),
    ],
)
def test_what_cannot_be_bound_is_told(town, monkeypatch, data, kind, words):
    pages = told(monkeypatch)
    reader = bound(annex("Bad", data, kind), annex("Good", paper(1)))
    assert words in pages[-1]
    assert "This file follows: 1 page(s)." in pages[-1]
    if data:
        assert sha256(data).hexdigest() in pages[-1]
    assert widths(reader)[-1] == 300


def test_too_large_is_not_opened(town, monkeypatch):
    pages = told(monkeypatch)
    monkeypatch.setattr(dossier, "MAX_ANNEX", 100)
    assert set(widths(bound(annex("Big", paper())))) == {595}
    assert "too large" in pages[-1]


def test_confidential_only_when_asked(town, monkeypatch):
    pages = told(monkeypatch)
    secret = annex("Offers", paper(), confidential=True)
    assert set(widths(bound(secret))) == {595}
    assert "Offers" not in pages[-1]
    assert 300 in widths(bound(secret, confidential=True))


def test_nothing_acts_by_itself(town):
    reader = bound(annex("Trap", paper(1, script=True)))
    assert b"JavaScript" not in reader.content
    assert "/AA" not in reader.pdf.pages[-1].obj


def test_one_that_breaks_the_binder_is_given_up_alone(town, monkeypatch):
    run = dossier._run

    def fragile(head, files, patience):
        if b"bomb" in files:
            raise dossier.BinderFailed("crash")
        return run(head, files, patience)

    monkeypatch.setattr(dossier, "_run", fragile)
    pages = told(monkeypatch)
    reader = bound(annex("Bomb", b"bomb"), annex("A", paper(1)), annex("B", paper(1)))
    assert pages[-1].count("cannot be read") == 1
    assert widths(reader).count(300) == 2


def test_without_binder_the_agenda_comes_out(town, monkeypatch):
    monkeypatch.setattr(
        dossier, "WORKER", (sys.executable, "-c", "raise SystemExit(1)")
    )
    pages = told(monkeypatch)
    assert set(widths(bound(annex("A", paper(1))))) == {595}
    assert "cannot be read" in pages[-1]


def test_binder_is_stopped_in_time(town, monkeypatch):
    sleeper = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(dossier, "WORKER", sleeper)
    with pytest.raises(dossier.BinderFailed):
        dossier._run({}, [], 0.2)

from communesplone.core.documents import worker
from io import BytesIO
from weakref import ref

import gc
import json
import pikepdf
import pytest
import struct


def order(html, **more):
    return {
        "html": f"<html lang='en'><title>t</title>{html}",
        "base_url": "http://town.example",
        "variant": "pdf/a-3a",
        "seconds": 60,
        "resources": [],
        **more,
    }


@pytest.mark.parametrize(
    "url", ["http://x/y.png", "file:///etc/passwd", "ftp://x/y", "gopher:x", "a.png"]
)
def test_refuses(url):
    answer, pdf = worker.print_pdf(order(f"<img alt='a' src='{url}'>"))
    assert len(answer["refused"]) == 1
    assert pdf.startswith(b"%PDF-")


def test_uses_what_came_along():
    css = ("text/css", "cCB7IGNvbG9yOiByZWQgfQ==")
    url = "http://town.example/++resource++a/b.css"
    html = "<link rel='stylesheet' href='++resource++a/b.css'><p>a</p>"
    answer, _ = worker.print_pdf(order(html, resources=[(url, css)]))
    assert answer["refused"] == []


def test_data_is_bounded():
    assert worker.print_pdf(order("<img alt='a' src='data:,a'>"))[0]["refused"] == []
    long = "data:," + "a" * worker.MAX_DATA_URI
    assert worker.print_pdf(order(f"<img alt='a' src='{long}'>"))[0]["refused"]


def test_unknown_character_is_told_and_replaced():
    answer, _ = worker.print_pdf(order("<p>\U0010fffd</p>"))
    assert "10FFFD" in answer["warnings"][0]


def test_forgets_a_document_before_the_next(monkeypatch):
    rings = []

    def ring(order):
        loop = Ring()
        loop.itself = loop
        rings.append(ref(loop))
        return {}, b""

    monkeypatch.setattr(worker, "_limit_time", id)
    monkeypatch.setattr(worker, "print_pdf", ring)
    gc.disable()
    try:
        worker.serve(BytesIO(sent(order(""))), BytesIO())
    finally:
        gc.enable()
    assert [ring() for ring in rings] == [None]


class Ring:
    pass


def test_lists_its_pages_once_for_each(monkeypatch):
    plain, asked = worker.pydyf.PDF.__mro__[1], []
    listed = plain.page_references.fget
    counted = property(lambda pdf: asked.append(pdf) or listed(pdf))
    monkeypatch.setattr(plain, "page_references", counted)
    html = "<style>p { break-before: page }</style>" + "<p>a<b>b</b>" * 9
    # The kind whose elements are tagged, each with its page.
    _, pdf = worker.print_pdf(order(html, variant="pdf/ua-1"))
    with pikepdf.open(BytesIO(pdf)) as made:
        assert len(made.pages) == 9
        assert {mark["/Pg"].objgen for mark in marks(made)} == {
            page.objgen for page in made.pages
        }
    assert len(asked) <= 9


def test_a_page_more_is_listed():
    pdf, listed = worker.pydyf.PDF(), []
    for _ in range(3):
        pdf.add_page(worker.pydyf.Dictionary())
        listed.append(len(pdf.page_references))
    assert listed == [1, 2, 3]


def marks(pdf):
    """Give the elements of the structure that say on which page they are."""
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P"
    ]


def sent(order):
    text = json.dumps(order).encode()
    return struct.pack(">Q", len(text)) + text


def test_serves_until_the_end(monkeypatch):
    limits = []
    monkeypatch.setattr(worker, "_limit_time", limits.append)
    source = BytesIO(sent(order("<p>a</p>")) * 2)
    target = BytesIO()
    worker.serve(source, target)
    assert limits == [60, 60]
    assert target.getvalue().count(b"%PDF-") == 2

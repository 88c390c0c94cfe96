from communesplone.core.documents import worker
from io import BytesIO
from time import process_time
from weakref import ref
from xml.etree.ElementTree import tostring

import gc
import json
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


def test_long_words_may_break():
    page = worker.HTML(string="<p>" + "x" * 90 + "<b>y</b>" + "z" * 41)
    worker._break_words(page.etree_element)
    text = "".join(page.etree_element.itertext())
    assert text.count("\u200b") == 3
    assert text.replace("\u200b", "") == "x" * 90 + "y" + "z" * 41


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<span>b</span>c</p>", "<p>abc</p>"),
        ("<p><span property='x'>b</span>", "<p>b</p>"),
        (
            "<p>a<i>b</i>c<span about='x'>d<b>e</b>f</span>g",
            "<p>a<i>b</i>cd<b>e</b>fg</p>",
        ),
        (
            "<p>a<span>b<span>c</span>d<i>e</i>f</span>g<i>h</i>i",
            "<p>abcd<i>e</i>fg<i>h</i>i</p>",
        ),
        ("<p><span><i>a</i><i>b</i></span><b>c</b>", "<p><i>a</i><i>b</i><b>c</b></p>"),
        ("<p>a<span></span><meta property='x' content='y'>b<br>c", "<p>ab<br />c</p>"),
        ("<p>a<span lang='nl'>b</span><span class='line'>c</span>", None),
        ("<p><i property='x'>a</i><span id='x' property='y'>b</span>", None),
    ],
)
def test_what_nobody_sees_is_left_out(html, left):
    page, body = written(html, worker._leave_out)
    assert body == (written(html, str)[1] if left is None else f"<body>{left}</body>")
    assert page.find("head/meta") is not None


def test_ten_thousand_in_one_line_take_no_square_of_time():
    few, many = (seconds_to_leave_out(count) for count in (2_000, 20_000))
    assert many < 40 * few


def seconds_to_leave_out(count):
    html = "<p>" + "a<span>b</span><i>c</i>" * count
    page = worker.HTML(string=html).etree_element
    begun = process_time()
    worker._leave_out(page)
    return process_time() - begun


def written(html, change):
    page = worker.HTML(string=f"<meta charset='utf-8'><body>{html}").etree_element
    change(page)
    return page, tostring(page.find("body"), encoding="unicode")


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

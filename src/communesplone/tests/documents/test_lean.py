from communesplone.core.documents import lean
from time import process_time
from weasyprint import HTML
from xml.etree.ElementTree import tostring

import pytest


def test_long_words_may_break():
    page = HTML(string="<p>" + "x" * 90 + "<b>y</b>" + "z" * 41)
    lean.break_words(page.etree_element)
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
        (
            "<div about='x'> <div property='y'><p>a</p><ul><li>b</ul></div> </div>c",
            " <p>a</p><ul><li>b</li></ul> c",
        ),
        ("a<div typeof='x'><p>b</p></div>c", "a<p>b</p>c"),
        ("a<div resource='x'></div>b", None),
        ("a<div property='x'><div typeof='y'></div></div>b", 'a<div typeof="y" />b'),
        ("a<div rel='x'>&nbsp;<p>b</p></div>c", None),
        ("<div property='x'>a<p>b</p></div>", None),
        ("<div property='x'><p>a</p>b</div>", None),
        ("<div property='x'><p>a</p><i>b</i></div>", None),
        ("<div property='x' class='y'><p>a</p></div>", None),
        ("<div><p>a</p></div>", None),
        ("<p>a<span lang='nl'>b</span><span class='line'>c</span>", None),
        ("<p><i property='x'>a</i><span id='x' property='y'>b</span>", None),
    ],
)
def test_what_nobody_sees_is_left_out(html, left):
    page, body = written(html, lean.leave_out)
    assert body == (written(html, str)[1] if left is None else f"<body>{left}</body>")
    assert page.find("head/meta") is not None


def test_ten_thousand_in_one_line_take_no_square_of_time():
    few, many = (seconds_to_leave_out(count) for count in (2_000, 20_000))
    assert many < 40 * few


def seconds_to_leave_out(count):
    html = "<p>" + "a<span>b</span><i>c</i>" * count
    page = HTML(string=html).etree_element
    begun = process_time()
    lean.leave_out(page)
    return process_time() - begun


def written(html, change):
    page = HTML(string=f"<meta charset='utf-8'><body>{html}").etree_element
    change(page)
    return page, tostring(page.find("body"), encoding="unicode")

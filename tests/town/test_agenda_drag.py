"""Rows of an agenda are dragged by their handle, and by nothing else.

The script alone, on a page of two rows: no town has to be made for it.
"""

from importlib.resources import files

import pytest


SCRIPT = files("communesplone.deliberations") / "browser/static/agenda.js"

ROW = """<li data-uid="{0}" style="padding: 10px">
<span class="deliberations-handle">H</span> <a href="/{0}">The item {0}</a></li>"""

PAGE = """<body><div data-agenda="/agenda" data-offline="offline"><form><ol>{rows}</ol>
</form></div><p id="agenda-message"></p><script>{script}</script></body>"""


@pytest.fixture
def agenda(chromium):
    """Give the page, and the methods of what it asks the server."""
    rows = "".join(ROW.format(uid) for uid in ("a", "b"))
    text = PAGE.format(rows=rows, script=SCRIPT.read_text())
    page, asked = chromium.new_page(), []

    def answer(route):
        asked.append(route.request.method)
        route.fulfill(body=text, content_type="text/html")

    page.route("**/*", answer)
    page.goto("http://localhost/agenda")
    asked.clear()
    yield page, asked
    page.close()


def drag(page, what):
    """Drag something of the second row before the first."""
    source = page.locator("li").nth(1).locator(what).bounding_box()
    target = page.locator("li").nth(0).bounding_box()
    page.mouse.move(source["x"] + 5, source["y"] + source["height"] / 2)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] / 2, steps=8)
    page.mouse.move(target["x"] + 20, target["y"] + 3, steps=4)
    page.mouse.up()
    page.wait_for_timeout(300)


def test_by_the_handle(agenda):
    page, asked = agenda
    drag(page, ".deliberations-handle")
    assert asked == ["POST"]


def test_not_by_the_title(agenda):
    page, asked = agenda
    # A press on the handle that drags nothing leaves no row to be dragged.
    page.locator(".deliberations-handle").nth(1).click()
    drag(page, "a")
    assert "POST" not in asked

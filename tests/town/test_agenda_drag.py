"""Rows of an agenda are dragged by their handle, and by nothing else."""

from council import COUNCIL
from council import plan
from council import tonight


ROWS = ".deliberations-order li"
TITLES = ("rue des Écoles", "rue du Lavoir")


def drag(page, what, where):
    """Drag with the mouse, from the middle of one thing to the top of another."""
    source, target = what.bounding_box(), where.bounding_box()
    page.mouse.move(source["x"] + 5, source["y"] + source["height"] / 2)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] / 2, steps=8)
    page.mouse.move(target["x"] + 20, target["y"] + 3, steps=4)
    page.mouse.up()


def order(page):
    return [row.inner_text() for row in page.locator(f"{ROWS} a").all()]


def test_a_title_is_no_handle(visit):
    clerk = visit(account="secretaire")
    plan(clerk, COUNCIL, tonight())
    page = clerk.page
    for title in TITLES:
        page.click(f'.deliberations-waiting li:has-text("{title}") button')
        page.wait_for_selector(f'{ROWS}:has-text("{title}")')
    first, last = page.locator(ROWS).nth(0), page.locator(ROWS).nth(1)
    before, sent = order(page), []
    page.on("request", lambda asked: sent.append(asked.method))
    # A press on the handle that drags nothing leaves no row to be dragged.
    last.locator(".deliberations-handle").click()
    drag(page, last.locator("a").first, first)
    assert "POST" not in sent
    assert order(page) == before
    drag(page, last.locator(".deliberations-handle"), first)
    page.locator(ROWS).first.locator(f"text={TITLES[1]}").wait_for()
    assert order(page) == before[::-1]

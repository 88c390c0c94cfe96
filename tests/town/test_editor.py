"""An editor writes a news item; citizens read it once it is published."""

from council import press


TITLE = 'Marché de Noël <script>alert(1)</script>"></style>'


def test_a_news_item(visit):
    editor, citizen = visit(account="redactrice"), visit("phone")
    page = editor.open("news/++add++News%20Item")
    page.fill("[name='form.widgets.IDublinCore.title']", TITLE)
    page.fill("[name='form.widgets.IDublinCore.description']", "Sur la Grand-Place.")
    press(page, "#form-buttons-save")
    editor.reads(TITLE)
    editor.look("written")
    citizen.open("news")
    assert "Marché de Noël" not in citizen.page.inner_text("body")
    page.click("#plone-contentmenu-workflow > a")
    press(page, "#workflow-transition-publish")
    citizen.open()
    citizen.reads(TITLE)
    citizen.look("front-page-with-news")

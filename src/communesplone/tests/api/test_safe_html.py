"""The site's filter, asked directly: what comes out is what the long way gives."""

from communesplone.core.api import documents
from plone import api

import pytest


TEXTS = (
    "",
    "Plain, no mark-up",
    "Café & crème, 5 < 6",
    "<p>One</p><p>Two &amp; <em>three</em>&nbsp;;</p>",
    "<h2>T</h2><ul><li>a</li><li>b</li></ul>",
    '<table><caption>c</caption><tr><th scope="col">h</th><td>d</td></tr></table>',
    '<p onclick="x()">a<script>alert(1)</script><strong>b</strong></p>',
    '<a href="javascript:alert(1)">l</a><a href=" jAvaScript:x">l</a>',
    '<a href="https://town.example/?a=1&amp;b=2" target="_blank">l</a>',
    '<img src="data:image/png;base64,AAAA" alt="x"><img src=x onerror=alert(1)>',
    "<svg><script>1</script></svg><math><mi>x</mi></math>",
    '<iframe src="https://evil.example"></iframe><object data="x"></object>',
    '<style>p{}</style><p style="color:red" class="c" id="i" data-x="1">s</p>',
    '<form action="x"><input name="n"></form>',
    "<html><body><p>whole</p></body></html>",
    "<p>open <b>never <i>closed",
    "<!-- note --><p>a</p><![CDATA[x]]><?php 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>é 日本 😀 \u202e</p>",
    '<p xml:lang="fr" lang="fr">x</p>',
)


@pytest.mark.parametrize("text", TEXTS)
def test_same_as_through_the_tool(portal, text):
    tool = api.portal.get_tool("portal_transforms")
    long_way = tool.convertTo("text/x-html-safe", text, mimetype="text/html")
    assert documents.safe_html(text) == long_way.getData()


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_runs(portal, text):
    cleaned = documents.safe_html(text).lower()
    assert not any(bad in cleaned for bad in ("<script", "javascript:", "onerror="))


def test_the_webmasters_filter_counts(portal):
    name = "plone.valid_tags"
    tags = [tag for tag in api.portal.get_registry_record(name) if tag != "em"]
    assert "<em>" in documents.safe_html("<p><em>a</em></p>")
    api.portal.set_registry_record(name, tags)
    assert "<em>" not in documents.safe_html("<p><em>a</em></p>")

from communesplone.core.api import settings
from plone import api


def test_footer_has_address_and_contact(functional_portal, visit):
    settings.save(
        names={"en": "Mist & Valley"},
        street="Rue <b>1</b>",
        postal_code="5000",
        locality="Namur",
        phone="+32 81 24 60 00",
        email="info@town.example",
        website="https://town.example/?a=1&b=2",
    )
    page = visit("/sitemap").text
    footer = page.partition("town-footer")[2]
    assert "<h2>Mist &amp; Valley</h2>" in footer
    assert "Rue &lt;b&gt;1&lt;/b&gt;" in footer
    assert "5000 Namur" in footer
    assert 'href="tel:+3281246000"' in footer
    assert 'href="mailto:info@town.example"' in footer
    assert 'href="https://town.example/?a=1&amp;b=2"' in footer


def test_legal_pages_only_where_they_exist_and_may_be_seen(functional_portal, visit):
    assert "legal-notice" not in visit("/sitemap").text
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(
            functional_portal, "Document", id="legal-notice", title="Legal <i>"
        )
        footer = visit("/sitemap").text.partition("town-footer")[2]
        assert "legal-notice" not in footer
        api.content.transition(page, "publish")
    footer = visit("/sitemap").text.partition("town-footer")[2]
    assert "Legal &lt;i&gt;</a>" in footer


def test_logo_is_the_town_s(functional_portal, visit):
    before = visit("/sitemap").text
    assert "town-brand-name" not in before
    settings.save(names={"en": "Mist"})
    page = visit("/sitemap").text
    assert '<span class="town-brand-name">Mist</span>' in page
    assert 'id="portal-logo"' in page


def test_style_sheets_are_linked(functional_portal, visit):
    page = visit("/sitemap").text
    assert "@@town.css?" in page
    assert "++resource++communesplone.core/town.css" in page
    assert "colour.js" not in page

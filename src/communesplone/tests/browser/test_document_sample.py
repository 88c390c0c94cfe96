from communesplone.core.api import settings
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD

import pytest
import requests
import transaction


OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
VIEWS = ("document-sample", "document-sample-letter", "document-sample-pdf")


@pytest.fixture
def get(functional_portal):
    settings.save(names={"en": "Val Fleuri"})
    transaction.commit()
    session = requests.Session()
    session.trust_env = False

    def get(path, auth=OWNER):
        url = f"{functional_portal.absolute_url()}/{path}"
        return session.get(url, auth=auth, allow_redirects=False, timeout=60)

    return get


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("auth", [None, (TEST_USER_NAME, TEST_USER_PASSWORD)])
def test_for_the_webmaster_only(get, view, auth):
    assert get(f"@@{view}", auth).status_code in (302, 401)


def test_page(get):
    page = get("@@document-sample").text
    assert 'src="' in page
    assert "@@document-sample-letter?language=en" in page
    assert "style=" not in page.partition('id="content-core"')[2].partition("</main")[0]


def test_letter(get):
    response = get("@@document-sample-letter")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert '<p class="town">Val Fleuri</p>' in response.text
    assert "<style" not in response.text
    style = get("++resource++communesplone.core.documents/document.css")
    assert style.status_code == 200


@pytest.mark.parametrize("variant", ["", "?variant=pdf-a-3a", "?language=xx"])
def test_pdf(get, variant):
    response = get(f"@@document-sample-pdf{variant}")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_unknown_variant(get):
    assert get("@@document-sample-pdf?variant=x").status_code == 404

from communesplone.core import PACKAGE_NAME
from communesplone.core.browser.headers import ENFORCED
from communesplone.core.browser.headers import HEADERS
from communesplone.core.browser.headers import REPORTED
from communesplone.core.browser.headers import secure
from communesplone.core.interfaces import ICoreLayer
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.base.utils import get_installer
from zope.interface import alsoProvides

import pytest


ACCEPT = dict.fromkeys(("/@town", "/@nothing"), {"Accept": "application/json"})
OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("/login", 200),
        ("/nothing-here", 404),
        ("/@@overview-controlpanel", 302),
        ("/@town", 200),
        ("/@nothing", 404),
        ("/++resource++communesplone.core/town.css", 200),
        ("/@@town-arms", 404),
    ],
)
def test_every_answer(functional_portal, visit, path, status):
    answer = visit(path, headers=ACCEPT.get(path))
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert ENFORCED in answer.headers
    assert REPORTED not in answer.headers


def test_scripts_only_from_files_of_the_site(functional_portal, visit):
    policy = visit("").headers[ENFORCED]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'self'"


def test_reported_to_people_who_are_logged_in(functional_portal, visit):
    headers = visit("", auth=OWNER).headers
    assert REPORTED in headers
    assert ENFORCED not in headers


def test_without_the_layer_nothing(functional_portal, visit):
    assert get_installer(functional_portal).uninstall_product(PACKAGE_NAME)
    headers = visit("").headers
    assert ENFORCED not in headers
    assert "Permissions-Policy" not in headers


def test_what_a_view_has_set_is_kept(portal, http_request):
    alsoProvides(http_request, ICoreLayer)
    response = http_request.response
    response.setHeader(ENFORCED, "default-src 'none'")
    response.setHeader("Referrer-Policy", "no-referrer")
    secure(http_request)
    assert response.getHeader(ENFORCED) == "default-src 'none'"
    assert response.getHeader("Referrer-Policy") == "no-referrer"
    assert response.getHeader(REPORTED) is None


def test_a_stream_without_a_request():
    assert secure(None) is None

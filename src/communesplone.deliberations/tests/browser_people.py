"""People with a browser in the scene: fixtures of the tests of pages and services."""

from lxml import html
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from scene import Scene

import pytest
import re
import requests
import transaction


PASSWORD = "a-password-of-tests"


class Web:
    """People with a browser, without scripts."""

    def __init__(self, portal):
        self.portal = portal
        self.url = portal.absolute_url()
        self.sessions = {}

    def address(self, place):
        return place if isinstance(place, str) else place.absolute_url()

    def session(self, who):
        """Give who's requests; None is an anonymous visitor."""
        if who not in self.sessions:
            session = requests.Session()
            session.trust_env = False
            session.headers["Accept"] = "text/html"
            if who == "admin":
                session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
            elif who is not None:
                session.auth = (who, PASSWORD)
            self.sessions[who] = session
        return self.sessions[who]

    def get(self, place, path="", who=None, **more):
        transaction.commit()
        address = f"{self.address(place)}/{path}".rstrip("/")
        more.setdefault("allow_redirects", False)
        answer = self.session(who).get(address, timeout=60, **more)
        transaction.begin()
        return answer

    def page(self, place, path="", who=None):
        answer = self.get(place, path, who)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return html.fromstring(answer.text)

    def token(self, place, path="", who="clerk"):
        text = self.get(place, path, who).text
        found = re.search(r'name="_authenticator"[^>]*value="(\w+)"', text)
        return found[1] if found else ""

    def post(self, place, path, data=None, who="clerk", token=None, page=""):
        """Send a form with the token of the page that holds it."""
        if token is None:
            token = self.token(place, page, who)
        address = f"{self.address(place)}/{path}"
        transaction.commit()
        answer = self.session(who).post(
            address,
            data={"_authenticator": token, **(data or {})},
            timeout=60,
            allow_redirects=False,
        )
        transaction.begin()
        return answer

    def rest(self, method, place, service, body=None, who="clerk"):
        """Ask a service of plone.restapi."""
        transaction.commit()
        answer = self.session(who).request(
            method,
            f"{self.address(place)}/{service}".rstrip("/"),
            json=body,
            headers={"Accept": "application/json"},
            timeout=60,
            allow_redirects=False,
        )
        transaction.begin()
        return answer


@pytest.fixture
def web(functional_portal):
    return Web(functional_portal)


@pytest.fixture
def town(functional_portal):
    """The town on the layer that has a web server; everybody has a password."""
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    scene = Scene(functional_portal)
    for user in api.user.get_users():
        user.setSecurityProfile(password=PASSWORD)
    transaction.commit()
    return scene

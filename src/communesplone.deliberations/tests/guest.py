"""Somebody who opens addresses of the scene over HTTP, as browsers and programs do."""

from lxml import html
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from scene import Scene

import pytest
import requests
import transaction


PASSWORD = "a-long-pass-phrase"

TOKEN = "_authenticator"  # noqa: S105 (the name of a field)


class Guest:
    """Requests as an account, or as nobody."""

    def __init__(self, portal, account=None):
        self.portal = portal
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.auth = (account, PASSWORD) if account else None

    def get(self, url, **options):
        return self.send("GET", url, **options)

    def post(self, url, token=True, **options):
        """Send a form, with the token of the page it stands on."""
        data = dict(options.pop("data", {}))
        if token:
            page = html.fromstring(self.get(url).text)
            data[TOKEN] = page.xpath(f"//input[@name='{TOKEN}']/@value")[0]
        return self.send("POST", url, data=data, **options)

    def send(self, method, url, **options):
        transaction.commit()
        if not url.startswith("http"):
            url = f"{self.portal.absolute_url()}/{url}"
        options.setdefault("allow_redirects", False)
        answer = self.http.request(method, url, timeout=60, **options)
        transaction.begin()
        return answer


@pytest.fixture
def hall(functional_portal):
    """The scene over HTTP; every account has the same password."""
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    scene = Scene(functional_portal)
    for account in api.user.get_users():
        if account.getId() != TEST_USER_ID:
            account.setSecurityProfile(password=PASSWORD)
    transaction.commit()
    return scene


@pytest.fixture
def guest(hall):
    """Give a function: `guest("clerk")`, `guest()` for nobody."""
    come = []

    def enter(account=None):
        come.append(Guest(hall.portal, account))
        return come[-1]

    yield enter
    for each in come:
        each.http.close()

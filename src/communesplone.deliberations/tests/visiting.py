"""People who open pages of the scene over HTTP, as a browser does it."""

from lxml import html
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.protect import createToken
from scene import Scene

import pytest
import requests
import transaction


PASSWORD = "a-long-pass-phrase"


class Page:
    """An answer, as somebody sees it."""

    def __init__(self, response):
        self.status = response.status_code
        self.text = response.text
        self.response = response
        parsed = "html" in response.headers.get("Content-Type", "") and response.text
        self.tree = html.fromstring(response.text) if parsed else None

    @property
    def location(self):
        return self.response.headers.get("Location", "")

    def content(self):
        return " ".join(self.tree.get_element_by_id("content").text_content().split())

    def links(self):
        return [a.get("href") for a in self.tree.iter("a")]

    def refusal(self):
        """Read the message of a form that comes again, refused."""
        assert self.status == 400
        found = self.tree.cssselect(".statusmessage")
        return " ".join(message.text_content().strip() for message in found)

    def form(self, action):
        """Find the first form that goes to a view."""
        forms = self.tree.iter("form")
        return next(
            (f for f in forms if (f.get("action") or "").endswith(action)), None
        )


class Visitor:
    """Somebody with an account, or nobody."""

    def __init__(self, portal, account):
        self.portal = portal
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.auth = (account, PASSWORD) if account else None
        self.account = account

    def token(self):
        """Make the token that any page of the site would give this person."""
        if self.account is None:
            return createToken()
        with api.env.adopt_user(self.account):
            return createToken()

    def get(self, path, **kwargs):
        return self.send("GET", path, **kwargs)

    def post(self, path, data=None, token=True, **kwargs):
        """Send a form; with a token as any page of the site has it."""
        fields = dict(data or {})
        if token:
            fields["_authenticator"] = self.token()
        return self.send("POST", path, data=fields, **kwargs)

    def send(self, method, path, **kwargs):
        transaction.commit()
        url = path if path.startswith("http") else self.portal.absolute_url() + path
        kwargs.setdefault("allow_redirects", False)
        response = self.session.request(method, url, timeout=60, **kwargs)
        transaction.begin()
        return Page(response)

    def said(self):
        """Read the messages that wait for the next page of somebody with an account."""
        tree = self.get("/@@my-work").tree
        found = tree.cssselect(".statusmessage")
        return " ".join(message.text_content().strip() for message in found)


@pytest.fixture
def place(functional_portal):
    """The scene over HTTP; every account has the same password."""
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    scene = Scene(functional_portal)
    for account in api.user.get_users():
        if account.getId() != TEST_USER_ID:
            account.setSecurityProfile(password=PASSWORD)
    transaction.commit()
    return scene


@pytest.fixture
def visit(place):
    """Give a function that lets somebody come: `visit("clerk")`, `visit(None)`."""
    come = []

    def visitor(account):
        visitor = Visitor(place.portal, account)
        come.append(visitor)
        return visitor

    yield visitor
    for visitor in come:
        visitor.session.close()


def path_of(content, view=""):
    """Give the path of content in the site, with a view behind it."""
    portal = api.portal.get()
    path = "/" + "/".join(content.getPhysicalPath()[len(portal.getPhysicalPath()) :])
    return f"{path}/{view}" if view else path

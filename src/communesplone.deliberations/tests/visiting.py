"""People who open pages of the scene over HTTP, as a browser or a program does it."""

from lxml import html
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.protect import createToken
from scene import PASSWORD
from scene import Scene

import pytest
import requests
import transaction


TOKEN = "_authenticator"  # noqa: S105 (the name of a field)


class Caller:
    """Requests of somebody with an account, or of nobody; without scripts.

    The test's own changes are committed before a request, and what the request wrote
    can be read afterwards.
    """

    def __init__(self, portal, account=None):
        self.portal, self.account = portal, account
        self.session = requests.Session()
        self.session.trust_env = False
        if account == "admin":
            self.session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        elif account:
            self.session.auth = (account, PASSWORD)

    def call(self, method, address, **options):
        """Do a request; an address that is none of the web is one of the site."""
        transaction.commit()
        if not address.startswith("http"):
            address = f"{self.portal.absolute_url()}/{address.lstrip('/')}"
        options.setdefault("allow_redirects", False)
        options.setdefault("timeout", 60)
        response = self.session.request(method, address, **options)
        transaction.begin()
        return response


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


class Visitor(Caller):
    """Somebody who looks at pages."""

    def token(self):
        """Make the token that any page of the site would give this person."""
        if self.account is None:
            return createToken()
        with api.env.adopt_user(self.account):
            return createToken()

    def get(self, path, **options):
        return self.send("GET", path, **options)

    def post(self, path, data=None, token=True, **options):
        """Send a form; with a token as any page of the site has it."""
        fields = dict(data or {})
        if token:
            fields[TOKEN] = self.token()
        return self.send("POST", path, data=fields, **options)

    def send(self, method, path, **options):
        return Page(self.call(method, path, **options))

    def said(self):
        """Read the messages that wait for the next page of somebody with an account."""
        tree = self.get("/@@my-work").tree
        found = tree.cssselect(".statusmessage")
        return " ".join(message.text_content().strip() for message in found)


class Guest(Caller):
    """Somebody whose forms carry what stands in them, and who reads bare answers."""

    def get(self, url, **options):
        return self.call("GET", url, **options)

    def post(self, url, token=True, **options):
        """Send a form, with the token of the page it stands on."""
        data = dict(options.pop("data", {}))
        if token:
            data[TOKEN] = token_of(self.get(url).text)
        return self.call("POST", url, data=data, **options)


class Web:
    """Many people, each named with the request; None is a visitor without account."""

    def __init__(self, portal):
        self.portal = portal
        self.url = portal.absolute_url()
        self.people = {}

    def call(self, who, method, place, path, **options):
        if who not in self.people:
            self.people[who] = Caller(self.portal, who)
            self.people[who].session.headers["Accept"] = "text/html"
        address = place if isinstance(place, str) else place.absolute_url()
        address = f"{address}/{path}".rstrip("/")
        return self.people[who].call(method, address, **options)

    def get(self, place, path="", who=None, **more):
        return self.call(who, "GET", place, path, **more)

    def page(self, place, path="", who=None):
        answer = self.get(place, path, who)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return html.fromstring(answer.text)

    def post(self, place, path, data=None, who="clerk", token=None, page=""):
        """Send a form with the token of the page that holds it."""
        if token is None:
            token = token_of(self.get(place, page, who).text)
        return self.call(who, "POST", place, path, data={TOKEN: token, **(data or {})})

    def rest(self, method, place, service, body=None, who="clerk"):
        """Ask a service of plone.restapi."""
        headers = {"Accept": "application/json"}
        return self.call(who, method, place, service, json=body, headers=headers)

    def close(self):
        for caller in self.people.values():
            caller.session.close()


def token_of(text):
    """Give the token of a page, "" if it has none."""
    found = html.fromstring(text).xpath(f"//input[@name='{TOKEN}']/@value")
    return found[0] if found else ""


@pytest.fixture
def place(standing, functional_portal):
    """The scene over HTTP; every account has the same password."""
    return Scene(functional_portal)


@pytest.fixture
def visit(place):
    """Give a function that lets somebody come: `visit("clerk")`, `visit(None)`."""
    yield from _coming(place, Visitor)


@pytest.fixture
def guest(place):
    """Give a function: `guest("clerk")`, `guest()` for nobody."""
    yield from _coming(place, Guest)


def _coming(place, kind):
    come = []

    def enter(account=None):
        come.append(kind(place.portal, account))
        return come[-1]

    yield enter
    for caller in come:
        caller.session.close()


@pytest.fixture
def web(functional_portal):
    web = Web(functional_portal)
    yield web
    web.close()


def path_of(content, view=""):
    """Give the path of content in the site, with a view behind it."""
    portal = api.portal.get()
    path = "/" + "/".join(content.getPhysicalPath()[len(portal.getPhysicalPath()) :])
    return f"{path}/{view}" if view else path

"""A sitting that goes on right now, over HTTP."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import sessions
from datetime import timedelta
from itertools import count
from lxml import html
from plone.uuid.interfaces import IUUID
from scene import PASSWORD
from scene import Scene

import json
import requests
import transaction


_keys = count(1)


class Hall:
    """The hall: an open session of the council, and requests of several people.

    - `session`, `items`, `uids`; `ids(*names)` gives UIDs of persons;
    - `get`, `post`: requests as somebody, None for a visitor.
    """

    def __init__(self, portal, begin=True, **fields):
        self.portal = portal
        self.town = Scene(portal)
        self.town.account("clerk2", ["Member", "Deliberations Clerk"])
        self.http = requests.Session()
        self.http.trust_env = False
        self.start = clock.now() - timedelta(hours=1)
        self.session = sessions.create(
            self.town.council,
            title="Council",
            start=self.start,
            president=self.town.uid("mayor"),
            secretary=self.town.uid("director"),
        )
        council = self.town.council
        self.items = [
            self.town.item("A bench", council, "validated", **fields),
            self.town.item("The file of X", council, "validated", sitting="closed"),
        ]
        if begin:
            self.begin()
        transaction.commit()

    def begin(self):
        """Present the items, convene, open."""
        for item in self.items:
            agenda.present(self.session, item)
        sessions.convene(self.session, self.start - timedelta(days=14))
        sessions.open_sitting(self.session, self.start)

    @property
    def uids(self):
        return [IUUID(item) for item in self.items]

    @property
    def path(self):
        return self.session.absolute_url()

    def ids(self, *names):
        return [self.town.uid(name) for name in names]

    def send(self, method, name, who="clerk", headers=None, **options):
        """Do a request as somebody; the test sees afterwards what it wrote."""
        transaction.commit()
        self.http.cookies.clear()
        answer = self.http.request(
            method,
            f"{self.path}/{name}",
            auth=(who, PASSWORD) if who else None,
            headers={"Accept": "text/html", **(headers or {})},
            allow_redirects=False,
            timeout=60,
            **options,
        )
        transaction.begin()
        return answer

    def get(self, name, who="clerk", **options):
        return self.send("GET", name, who, **options)

    def settings(self, who="clerk"):
        """What the page of the sitting tells its scripts."""
        page = html.fromstring(self.get("@@sitting", who).text)
        return json.loads(page.get_element_by_id("sitting").get("data-settings"))

    def token(self, who="clerk"):
        return self.settings(who)["token"]

    def action(self, kind, key=None, at=None, **data):
        """Make the body of an action."""
        key = key or f"action-{next(_keys):04d}"
        at = at or clock.now().isoformat()
        return {"key": key, "kind": kind, "at": at, "data": data}

    def post(self, body, who="clerk", token=None, name="@@sitting-action"):
        """Send an action as the screen does; a body of text goes as it is."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        token = self.token(who) if token is None else token
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        headers["X-CSRF-TOKEN"] = token
        return self.send("POST", name, who, headers=headers, data=text)

    def rest(self, method, name, body=None, who="clerk"):
        """Do a request to a service."""
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        text = body if isinstance(body, (str, bytes, type(None))) else json.dumps(body)
        return self.send(method, name, who, headers=headers, data=text)

    def leave(self):
        self.http.close()

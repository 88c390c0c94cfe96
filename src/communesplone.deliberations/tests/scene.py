"""A small town that decides: two bodies, their people, and services with staff.

All tests of deliberations may stand on it. The fixtures `town` and `place` give a
:class:`Scene`; `standing.py` builds it, once for all tests.
"""

from communesplone.core.api import services
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import people
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from plone import api
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


PEOPLE = (
    # id of the account, first name, last name, post, rank, votes, born
    ("mayor", "Anne", "Delvaux", "mayor", 1, True, date(1961, 3, 1)),
    ("alderman", "Bruno", "Lefort", "alderman", 2, True, date(1970, 7, 9)),
    ("alderwoman", "Chantal", "Mertens", "alderman", 3, True, date(1965, 1, 30)),
    ("councillor", "Denis", "Noël", "councillor", 4, True, date(1990, 12, 24)),
    ("councillor2", "Eva", "Ozer", "councillor", 5, True, date(1984, 5, 17)),
    ("director", "Fanny", "Petit", "director_general", 90, False, date(1975, 2, 2)),
)
"""Who sits in the council; all but the councillors sit in the college too."""

STAFF = {
    # account -> (service, function)
    "author": ("works", "author"),
    "validator": ("works", "validator"),
    "second": ("works", "second-validator"),
    "reader": ("works", "reader"),
    "adviser": ("finance", "adviser"),
    "stranger": ("finance", "author"),
}

SITE_ROLES = {"clerk": ["Member", "Deliberations Clerk"]}

SINCE = date(2024, 12, 2)

PASSWORD = "a-long-pass-phrase"
"""Of every account."""


class Scene:
    """The town: attributes are content, `user` lets somebody act.

    - `council`, `college`: bodies, Walloon, one level of validation;
    - `works`, `finance`: services; who works there is in :data:`STAFF`;
    - `persons`: account id -> Person; members of the bodies are in :data:`PEOPLE`;
    - further accounts: "clerk" (Deliberations Clerk), "siteadmin" is nobody here;
      "general-reader" is in the group `deliberations-readers`; "citizen" is in none.

    Acts as a Manager, if the test user is one.
    """

    def __init__(self, portal):
        self.portal = portal
        self.works, self.finance = portal["works"], portal["finance"]
        self.council, self.college = portal.decisions.council, portal.decisions.college
        self.folder = portal.decisions.people
        self.persons = {each.account: each for each in self.folder.objectValues()}

    @classmethod
    def build(cls, portal):
        """Make it in a site that has nothing; as a Manager."""
        services.create(portal, "Public works", id="works")
        services.create(portal, "Finance", id="finance")
        folder = api.content.create(portal, "Folder", "decisions")
        bodies.create(
            folder,
            "Council",
            kind="council",
            rulebook="be-wal-council",
            population=12_000,
            categories=("Roads", "Finance"),
        )
        bodies.create(
            folder,
            "College",
            kind="college",
            rulebook="be-wal-college",
            population=12_000,
            categories=("Roads",),
        )
        api.content.create(folder, "Folder", "people")
        scene = cls(portal)
        scene._accounts()
        scene._members()
        return scene

    def _accounts(self):
        for name, (service, function) in STAFF.items():
            self.account(name)
            services.staff(getattr(self, service), function, name)
        for name, roles in SITE_ROLES.items():
            self.account(name, roles)
        self.account("citizen")
        self.account("general-reader")
        api.group.add_user(groupname="deliberations-readers", username="general-reader")

    def _members(self):
        for name, first, last, post, rank, votes, born in PEOPLE:
            self.account(name)
            person = people.create(
                self.folder, first, last, birth_date=born, account=name
            )
            self.persons[name] = person
            signs = post in {"mayor", "director_general"}
            given = {"post": post, "start": SINCE, "rank": rank}
            given |= {"votes": votes, "signs": signs}
            people.add_mandate(self.council, person, group="List 1", **given)
            if post != "councillor":
                people.add_mandate(self.college, person, **given)

    def account(self, name, roles=("Member",)):
        """Make an account, which may log in with ``PASSWORD``."""
        email = f"{name}@town.example"
        return api.user.create(email, name, PASSWORD, roles=tuple(roles))

    def may(self, name, permission, content):
        """Tell whether somebody has a permission, as in a request of their own."""
        # Plone keeps what it found out about local roles until the request ends.
        IAnnotations(getRequest()).clear()
        return api.user.has_permission(permission, username=name, obj=content)

    @contextmanager
    def user(self, name):
        """Act as somebody: `with town.user("author"): …`."""
        with api.env.adopt_user(name):
            yield

    def uid(self, name):
        """Give the UID of the person with this account."""
        return IUUID(self.persons[name])

    @cached_property
    def works_uid(self):
        return IUUID(self.works)

    @cached_property
    def finance_uid(self):
        return IUUID(self.finance)

    def item(self, title="A bench", body=None, state="draft", **fields):
        """Make an item of the works service, in one of the states before an agenda.

        :param state: draft, proposed or validated.
        """
        fields.setdefault("decision", "<p>Article 1. A bench is bought.</p>")
        body = self.council if body is None else body
        item = items.create(body, self.works_uid, title, **fields)
        if state in {"proposed", "validated"}:
            items.propose(item)
        if state == "validated" and items.state(item) != "validated":
            items.validate(item)
        return item

    def scheduled(self, title="A bench", body=None, session="0" * 32, **fields):
        """Make an item that stands on the agenda of a convened session.

        :param session: UID of the session; any, where the test looks at none.
        """
        item = self.item(title, body, "validated", **fields)
        bodies.place(bodies.body_of(item), IUUID(item), session)
        items.schedule(item)
        return item

    def decided(self, title="A bench", body=None, outcome="adopted", **fields):
        """Make an item that was decided."""
        item = self.scheduled(title, body, **fields)
        items.decide(item, outcome)
        return item

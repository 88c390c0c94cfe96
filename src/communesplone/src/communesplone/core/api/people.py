"""People who have an account, and those who had one."""

from collections.abc import Iterator
from communesplone.core.rules.alphabet import filed
from dataclasses import dataclass
from plone import api


MAX_FOUND = 200
"""Most people in a search, whatever is asked for."""

MAX_QUERY = 100
"""Longest text to search for, in characters; the rest is ignored."""


@dataclass(frozen=True)
class Person:
    """Somebody, as screens name them."""

    name: str
    """Full name, or the account id where there is none."""

    id: str
    """Account id."""

    former: bool = False
    """The account is gone."""

    def __lt__(self, other: "Person") -> bool:
        """Stand before another one in a list, by name."""
        return (filed(self.name), self.id) < (filed(other.name), other.id)


def get(id: str) -> Person:
    """Name a person; an id without account makes a former person.

    :param id: account id.
    """
    user = api.portal.get_tool("acl_users").getUserById(id)
    if user is None:
        return Person(name=id, id=id, former=True)
    return Person(name=user.getProperty("fullname", "") or id, id=id)


def exists(id: str) -> bool:
    """Tell whether an account has this id.

    :param id: account id; that of a group is not one.
    """
    return api.portal.get_tool("acl_users").getUserById(id) is not None


def search(query: str, limit: int = 20) -> tuple[Person, ...]:
    """Find people by part of their name, account id, login name or e-mail address.

    Each source of accounts is asked for a bounded number, never for all.

    :param query: text; an empty one finds anybody, in as far as the sources tell.
    :param limit: most people to find, at most 200.
    :returns: people in the order of their names.
    """
    limit = min(limit, MAX_FOUND)
    found: dict[str, Person] = {}
    for id in _ids(query.strip()[:MAX_QUERY], limit):
        if len(found) == limit:
            break
        if id not in found and not (person := get(id)).former:
            found[id] = person
    return tuple(sorted(found.values()))


def _ids(query: str, limit: int) -> Iterator[str]:
    users = api.portal.get_tool("acl_users")
    criteria = [{key: query} for key in ("fullname", "id", "login", "email")]
    for criterion in criteria if query else [{}]:
        for info in users.searchUsers(max_results=limit, **criterion):
            yield info["userid"]

"""`@persons` and `@mandates`."""

from collections.abc import Iterable
from datetime import date
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from typing import Any


PERSON = (
    "first_name",
    "last_name",
    "title_of_courtesy",
    "email",
    "birth_date",
    "account",
)

MANDATE = ("post", "start", "end", "rank", "group", "votes", "signs")


def summary(content: DexterityContent, names: Iterable[str]) -> dict[str, Any]:
    """Describe a person or a mandate, for who manages bodies."""
    found = {name: getattr(content, name) for name in names}
    return {
        "@id": content.absolute_url(),
        "UID": IUUID(content),
        "title": content.title,
        **{
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in found.items()
        },
    }

"""Addresses of objects and lists. An id is an address, and never changes."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


SCHEMA = "https://schema.oparl.org/1.1/"


class Kind(StrEnum):
    """The object types; a value is the last part of the type's address."""

    SYSTEM = "System"
    BODY = "Body"
    """The town."""
    LEGISLATIVE_TERM = "LegislativeTerm"
    ORGANIZATION = "Organization"
    """A body of the town: college, council, committee."""
    PERSON = "Person"
    MEMBERSHIP = "Membership"
    """A mandate."""
    MEETING = "Meeting"
    """A session."""
    AGENDA_ITEM = "AgendaItem"
    """The place of an item in a session."""
    PAPER = "Paper"
    """An item: what is proposed and decided."""
    CONSULTATION = "Consultation"
    """That an item is treated in a session."""
    FILE = "File"
    LOCATION = "Location"

    @property
    def type(self) -> str:
        """The address that names the type."""
        return f"{SCHEMA}{self.value}"

    @property
    def segment(self) -> str:
        """Its part of an address: "agenda-item"."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True)
class Links:
    """Makes addresses.

    :param root: the address of the System object, without a slash at the end, such
        as "https://www.town.example/@@oparl"; its canonical form, one for each town.
    """

    root: str

    def system(self) -> str:
        """Give the id of the System object."""
        return self.root

    def id(self, kind: Kind, uid: str) -> str:
        """Give the id of an object: ``<root>/meeting/<uid>``."""
        return f"{self.root}/{kind.segment}/{quote(uid, safe='')}"

    def list(self, kind: Kind) -> str:
        """Give the address of the list of all objects of a type: ``<root>/meeting``."""
        return f"{self.root}/{kind.segment}"

    def list_of(self, owner: Kind, uid: str, kind: Kind) -> str:
        """Give the address of a list of one object: ``<its id>/meeting``."""
        return f"{self.id(owner, uid)}/{kind.segment}"

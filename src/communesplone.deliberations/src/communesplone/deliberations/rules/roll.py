"""Who is there, who left the room, who votes for whom."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Member:
    """Somebody in office in a body on the day of the sitting.

    :param id: what names the person (a UID).
    :param name: as the minutes name the person.
    :param birth: for ties that age settles.
    :param rank: place in the order of seniority.
    :param votes: False for the secretary and others who only assist; they are neither
        in the quorum nor in the members in office.
    :param post: "mayor", "alderman", "councillor"…
    :param guest: True for a member of another body who is called for one item: such a
        one has a vote, and counts neither as in office nor for the quorum.
    :param courtesy: "ms", "mr" or "none"; "" where it was not written down.
    """

    id: str
    name: str
    birth: date | None = None
    rank: int = 0
    votes: bool = True
    post: str = ""
    guest: bool = False
    courtesy: str = ""


@dataclass(frozen=True)
class Proxy:
    """A written power to vote for an absent member.

    :param giver: id of the absent member.
    :param holder: id of the one who votes for the giver.
    :param consecutive: the sessions in a row in which this power serves, this one
        included.
    :param illness: True if an established illness keeps the giver away.
    """

    giver: str
    holder: str
    consecutive: int = 1
    illness: bool = False


@dataclass(frozen=True)
class Roll:
    """The roll at one moment, for one item.

    :param members: those in office, voting or not.
    :param present: ids of those physically there, the withdrawn ones included.
    :param withdrawn: ids of those who have an interest in the item.
    :param proxies: the powers handed in, in the order of handing in, void or not.
    :param president: id of who presides.
    :param secretary: id of who keeps the minutes.
    :param excused: ids of those who said that they would not come, and did not.
    """

    members: tuple[Member, ...]
    present: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    proxies: tuple[Proxy, ...] = ()
    president: str | None = None
    secretary: str | None = None
    excused: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> dict[str, Member]:
        """Give the members by id."""
        return {member.id: member for member in self.members}

    @cached_property
    def voting(self) -> frozenset[str]:
        """Give the ids of the members in office who have a vote."""
        return frozenset(member.id for member in self.members if member.votes)

    @property
    def in_office(self) -> int:
        """Count the voting members in office (n)."""
        return len(self.voting - self.guests)

    @cached_property
    def guests(self) -> frozenset[str]:
        """Give the ids of those called from another body for this item."""
        return frozenset(member.id for member in self.members if member.guest)

    @cached_property
    def seated(self) -> frozenset[str]:
        """Give the voting members who take part in the item (P − W)."""
        return (self.present & self.voting) - self.withdrawn

    def name(self, id: str) -> str:
        """Give a member's name; the id itself for a stranger."""
        member = self.by_id.get(id)
        return member.name if member else id

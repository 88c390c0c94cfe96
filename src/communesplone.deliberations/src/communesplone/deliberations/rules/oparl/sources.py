"""What the builders take: plain values, references by UID.

Every time has an offset. An empty text, an empty tuple and None are not put out. A
source holds what everyone may read, nothing else: who fills it has decided that.
"""

from dataclasses import dataclass
from dataclasses import field
from datetime import date as Day
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Source:
    """What all have.

    :param uid: never changes.
    :param created: when it was made; never changes.
    :param modified: when something that is put out changed last.
    :param web: the page that shows it.
    """

    uid: str
    created: datetime
    modified: datetime
    web: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Location(Source):
    """A place."""

    description: str = ""
    street_address: str = ""
    postal_code: str = ""
    locality: str = ""
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class File(Source):
    """A document that can be loaded.

    :param access_url: shows it; :param download_url: loads it.
    :param size: bytes.
    """

    access_url: str
    download_url: str = ""
    name: str = ""
    file_name: str = ""
    mime_type: str = ""
    date: Day | None = None
    size: int | None = None
    meetings: tuple[str, ...] = ()
    agenda_items: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LegislativeTerm(Source):
    """The time between two elections."""

    body: str
    name: str = ""
    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, kw_only=True)
class System:
    """The interface itself.

    :param product: the address of the software, :param vendor: of who makes it.
    """

    created: datetime
    modified: datetime
    name: str = ""
    contact_email: str = ""
    website: str = ""
    vendor: str = ""
    product: str = ""
    web: str = ""


@dataclass(frozen=True, kw_only=True)
class Body(Source):
    """The town.

    :param main_organization: UID of the council.
    """

    name: str
    website: str = ""
    contact_email: str = ""
    classification: str = ""
    location: Location | None = None
    main_organization: str = ""
    terms: tuple[LegislativeTerm, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Organization(Source):
    """A body: college, council, committee, or a political group.

    :param body: UID of the town.
    :param kind: organizationType, "Gremium", "Partei", "Fraktion"… of the standard.
    :param posts: the posts in it.
    :param memberships: UIDs.
    """

    body: str
    name: str = ""
    kind: str = ""
    classification: str = ""
    posts: tuple[str, ...] = ()
    memberships: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Membership(Source):
    """A mandate."""

    person: str
    organization: str
    role: str = ""
    votes: bool | None = None
    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Source):
    """Somebody with a mandate. No birth date, no private address."""

    body: str
    name: str = ""
    family_name: str = ""
    given_name: str = ""
    memberships: tuple[Membership, ...] = ()


class VoteOption(StrEnum):
    """How somebody voted, in the words of Popolo."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    BLANK = "blank"
    """Blank or null: Popolo leaves further words to the publisher."""


@dataclass(frozen=True, kw_only=True)
class VoteEvent:
    """One ballot on a motion.

    :param uid: tells it from further rounds.
    :param identifier: which round it was, "1" for the first.
    :param counts: how many for each option.
    :param votes: (UID of a person, option), of a public ballot only.
    :raises ValueError: for the votes of a secret ballot.
    """

    uid: str
    secret: bool
    identifier: str = ""
    counts: tuple[tuple[VoteOption, int], ...] = ()
    votes: tuple[tuple[str, VoteOption], ...] = ()
    passed: bool | None = None

    def __post_init__(self) -> None:
        if self.secret and self.votes:
            raise ValueError("nobody may know the votes of a secret ballot")


@dataclass(frozen=True, kw_only=True)
class Motion:
    """What was voted on, for the extension ``communesplone:motion``.

    :param outcome: of our own list, "adopted_amended".
    """

    uid: str
    organization: str = ""
    meeting: str = ""
    identifier: str = ""
    text: str = ""
    date: Day | None = None
    passed: bool | None = None
    outcome: str = ""
    events: tuple[VoteEvent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Source):
    """The place of an item in a session.

    :param order: from 0, in the order of the agenda.
    :param number: as printed, "12" or "12a".
    :param public: whether the public may attend.
    :param consultation: UID.
    :param resolution: what was decided.
    """

    meeting: str
    order: int
    number: str = ""
    name: str = ""
    public: bool | None = None
    consultation: str = ""
    result: str = ""
    resolution: File | None = None
    motion: Motion | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting(Source):
    """A session.

    :param state: meetingState, in words.
    :param organizations: UIDs; :param participants: UIDs of persons.
    :param minutes: resultsProtocol.
    """

    name: str = ""
    state: str = ""
    cancelled: bool | None = None
    start: datetime | None = None
    end: datetime | None = None
    location: Location | None = None
    organizations: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    invitation: File | None = None
    minutes: File | None = None
    agenda_items: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Consultation(Source):
    """That an item is treated in a session.

    :param authoritative: whether the decision is taken there.
    """

    paper: str
    agenda_item: str = ""
    meeting: str = ""
    organizations: tuple[str, ...] = ()
    authoritative: bool | None = None
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Paper(Source):
    """An item with its papers."""

    body: str
    name: str = ""
    reference: str = ""
    date: Day | None = None
    paper_type: str = ""
    main_file: File | None = None
    auxiliary_files: tuple[File, ...] = ()
    under_direction_of: tuple[str, ...] = ()
    consultations: tuple[Consultation, ...] = field(default=())

"""The constants of a rulebook, each with its article of law."""

from communesplone.deliberations.rules.article import Article
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic
from typing import TypeVar


T = TypeVar("T")


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A constant and the article that gives it."""

    value: T
    article: Article


class TieRule(StrEnum):
    """What becomes of as many votes for as against."""

    REJECTED = "rejected"
    """The proposal is rejected."""
    PRESIDENT = "president"
    """The president's own vote decides."""
    ADJOURNED = "adjourned"
    """Another sitting, or a councillor is called; the president decides if urgency
    was recognised before the discussion, or at the third tie on the same matter."""


class OffAgenda(StrEnum):
    """Whether an item that is not on the agenda can be discussed."""

    NEVER = "never"
    """It cannot."""
    URGENCY = "urgency"
    """If two thirds of those present declare it urgent."""
    OWN_RULES = "own_rules"
    """As the body's own rules say."""


class ClosedSitting(StrEnum):
    """Whether the public can be kept out."""

    ALWAYS = "always"
    """The body never meets in public."""
    TWO_THIRDS = "two_thirds"
    """If two thirds of those present want it."""
    ON_REQUEST = "on_request"
    """On request, by more than half of those present or represented."""


@dataclass(frozen=True)
class Recall:
    """When a body decides whatever the number of those present.

    :param rank: from this call on, for the same items.
    :param interval: days that must lie between the two sittings, at least.
    """

    rank: int
    interval: int


ON_THE_DAY = -1
"""Clear days where the law asks for none: the day of the sitting itself will do."""


def concerns(from_population: int, population: int) -> bool:
    """Tell whether a rule of larger towns concerns a town.

    :param from_population: inhabitants from which it holds; 0 for every town.
    :param population: inhabitants; 0 if nobody said how many. Then it concerns the
        town: more days than the law wants make nothing void, fewer may.
    """
    return population == 0 or population >= from_population


@dataclass(frozen=True)
class NoticeRule:
    """Clear days of a convocation, neither end counted.

    :param days: clear days of an ordinary call.
    :param urgent: clear days in a case of urgency.
    :param recall: clear days of a call again for want of quorum, None if no other.
    :param extraordinary: clear days of a sitting beyond those that the body's own rules
        fix, None if no other.
    :param from_population: inhabitants from which this rule holds.
    """

    days: int
    urgent: int
    recall: int | None = None
    extraordinary: int | None = None
    from_population: int = 0


@dataclass(frozen=True)
class Appointment:
    """How people are appointed.

    :param absolute_rounds: rounds that want more than half of the votes expressed.
    :param rounds: rounds at most; in the last the most votes are enough.
    :param names_a_seat: how many names a seat go on to the last round, 0 for all.
    """

    absolute_rounds: int
    rounds: int
    names_a_seat: int


@dataclass(frozen=True)
class OwnItem:
    """A member's own item on the agenda.

    :param clear_days: clear days before the sitting.
    :param barred_posts: posts whose holders cannot use this right.
    """

    clear_days: int
    barred_posts: frozenset[str]


@dataclass(frozen=True)
class Minutes:
    """When minutes are ready.

    :param available: clear days before the next sitting, None if the law is silent.
    :param published: days after the next sitting, None if the law is silent.
    """

    available: int | None
    published: int | None


class DeadlineKind(StrEnum):
    """What has to be done, or takes effect, by a date."""

    DRAFTS_ONLINE = "drafts_online"
    """Draft decisions online before the sitting."""
    LIST_ONLINE = "list_online"
    """List of the deliberations examined online after it."""
    PUBLISHED_UNTIL = "published_until"
    """The publication may not end before."""
    ENFORCEABLE = "enforceable"
    """The act binds from."""
    IN_FORCE = "in_force"
    """The regulation is in force from."""
    TRANSMIT = "transmit"
    """The act goes to the supervisory authority."""
    AUTHORITY = "authority"
    """The authority's time ends."""
    MINUTES_AVAILABLE = "minutes_available"
    """The members can read the draft of the minutes."""
    MINUTES_APPROVED = "minutes_approved"
    """The sitting that settles the minutes."""
    MINUTES_PUBLISHED = "minutes_published"
    """The settled minutes are public."""


@dataclass(frozen=True)
class DeadlineRule:
    """A deadline.

    :param kind: what is due.
    :param length: days (clear days before a sitting), or months for a publication.
    :param from_population: inhabitants from which it holds.
    """

    kind: DeadlineKind
    length: int
    from_population: int = 0


@dataclass(frozen=True)
class Rulebook:
    """A legal set of rules of a kind of body: frozen, and never a form to fill in."""

    name: str
    """What a body's settings call it."""
    kind: str
    """"college" or "council"."""
    country: str
    """"be" or "fr"."""
    edition: int
    """Counts up whenever a constant changes: what was decided names the edition by
    which it was."""

    quorum: Rule[int]
    """Present members it takes: members in office // this number + 1."""
    quorum_kept: Rule[bool]
    """Leaving after the debate on an item began does not break its quorum."""
    recall: Rule[Recall | None]
    """The call from which any number is enough."""
    majority: Rule[bool]
    """More votes for than against; abstentions and blanks are no votes."""
    tie: Rule[TieRule]
    """Equal votes in a public ballot."""
    secret_tie: Rule[TieRule]
    """Equal votes in a secret ballot."""
    account_posts: Rule[frozenset[str]]
    """Posts that leave when their account is voted; it is then adopted unless more
    votes are against than for. Empty: an account is an item like any other."""
    interest: Rule[bool]
    """A member who has an interest leaves, and is not in the quorum."""
    proxies: Rule[int]
    """Powers that one holder can have."""
    proxy_sessions: Rule[int]
    """Sessions in a row that one power serves, save illness."""
    notice: tuple[Rule[NoticeRule], ...]
    """Clear days, the rule of the smallest towns first."""
    off_agenda: Rule[OffAgenda]
    """Items that are not on the agenda."""
    own_item: Rule[OwnItem | None]
    """A member's own item, None if there is no such right."""
    closed: Rule[ClosedSitting]
    """Keeping the public out."""
    closed_kinds: Rule[frozenset[str]]
    """Kinds of subject for which the sitting must be closed."""
    closed_requests: Rule[int]
    """Members who can ask for a closed sitting, 0 if anyone can; the mayor can too."""
    secret_kinds: Rule[frozenset[str]]
    """Kinds of subject on which the ballot must be secret."""
    secret_waiver: Rule[bool]
    """The body can unanimously do without it."""
    roll_call_share: Rule[int]
    """A roll-call when one in so many of those present asks, 0 for no such right."""
    secret_share: Rule[int]
    """A secret ballot when one in so many of those present asks, 0 for none."""
    appointment: Rule[Appointment]
    """Appointing people; the oldest wins a tie."""
    secretary_posts: Rule[frozenset[str]]
    """Posts that keep the minutes. Empty: the body names one of its voting members at
    the start of each sitting."""
    minutes: Rule[Minutes]
    """Readiness of the minutes."""
    numbering: Rule[bool]
    """Numbers without a gap: by sitting, and by body and year in the register."""
    deadlines: tuple[Rule[DeadlineRule], ...]
    """What is due when."""

    @property
    def hangs_on_population(self) -> bool:
        """Tell whether some rule is for larger towns only."""
        rules = (*self.notice, *self.deadlines)
        return any(rule.value.from_population for rule in rules)

    @property
    def citation(self) -> str:
        """Name and edition, as "be-wal-council/1"."""
        return f"{self.name}/{self.edition}"

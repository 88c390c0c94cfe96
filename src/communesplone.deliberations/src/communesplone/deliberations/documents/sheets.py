"""What the documents are made of: plain values, each of them optional.

A missing value never breaks a document: the line is left out, or dots stand in its
place to be written on. Times are shown as they are given, so they come in the town's
time zone. Rich text is HTML as people wrote it; it is cleaned when it is shown.
"""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class Signatory:
    """One who signs, or a line for one who will.

    :param name: "" leaves a line to write on.
    :param post: as it stands above the name, such as "The Mayor,"; "" takes the phrase
        `signature_<role>`.
    :param role: "secretary", "president" or another.
    """

    name: str = ""
    post: str = ""
    role: str = ""


@dataclass(frozen=True)
class Attendee:
    """A member, and whether they were there.

    :param name: in full.
    :param post: such as "Alderwoman".
    :param status: "present", "excused", "absent" or "represented".
    :param holder: name of the holder of the proxy, if represented.
    :param remarks: such as "arrives at 20:10"; plain text.
    :param late: whether a member who is present was not there at the start.
    """

    name: str = ""
    post: str = ""
    status: str = "present"
    holder: str = ""
    remarks: str = ""
    late: bool = False


@dataclass(frozen=True)
class Meeting:
    """The sitting that a document speaks of.

    :param body: name of the body, such as "Conseil communal".
    :param kind: "council", "college" or "committee".
    :param start: planned opening.
    :param opened: opening, once there was one.
    :param end: closing.
    :param place: where.
    :param mode: "physical", "remote" or "mixed".
    :param call: 1, or 2 and 3 for a repeated call.
    :param any_number: whether at this call the law asks for no quorum any more.
    :param recalled: what the law wants the convocation to recall then, or "".
    :param convened: day of the convocation.
    :param chair: name of who presides.
    :param secretary: name of who keeps the minutes.
    :param law: in full, as it stands after "Having regard to the".
    :param interest: article by which interested members leave, "CGCT L2131-11".
    :param url: address of the sitting, or "".
    :param body_url: address of the body, or "".
    """

    body: str = ""
    kind: str = "council"
    start: datetime | None = None
    opened: datetime | None = None
    end: datetime | None = None
    place: str = ""
    mode: str = "physical"
    call: int = 1
    any_number: bool = False
    recalled: str = ""
    convened: date | None = None
    chair: str = ""
    secretary: str = ""
    law: str = ""
    interest: str = ""
    url: str = ""
    body_url: str = ""


@dataclass(frozen=True)
class Round:
    """A round of an election before the last one.

    :param number: from 1.
    :param tallies: (candidate, votes).
    :param blank: blank and null votes.
    """

    number: int
    tallies: tuple[tuple[str, int], ...] = ()
    blank: int = 0


@dataclass(frozen=True)
class Votes:
    """How an item was voted on.

    :param mode: a value of the rules' `Mode`; for a secret ballot `choices` is empty.
    :param in_favour: votes for, or None if nothing was counted.
    :param against: votes against.
    :param abstentions: abstentions.
    :param blank: blank and null votes.
    :param silent: votes that could be cast and were not, where nobody was against.
    :param choices: (name, "for", "against", "abstain" or "blank") of each member.
    :param tallies: (candidate, votes) of an election, in its last round.
    :param rounds: the rounds before it, the first one first.
    :param elected: names, of all rounds.
    :param papers: cast in the last round of an election: those that name somebody, and
        the blank or void ones; None if nobody counted them.
    :param article: that the result rests on, such as "CDLD L1122-26".
    :param casting: name of the president whose vote settled a tie.
    """

    mode: str = "none"
    in_favour: int | None = None
    against: int = 0
    abstentions: int = 0
    blank: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    tallies: tuple[tuple[str, int], ...] = ()
    rounds: tuple[Round, ...] = ()
    elected: tuple[str, ...] = ()
    papers: int | None = None
    article: str = ""
    silent: int = 0
    casting: str = ""


@dataclass(frozen=True)
class GivenOpinion:
    """An opinion on an item.

    :param adviser: service or office that gave it.
    :param verdict: "favourable", "reserved", "unfavourable" or "none".
    :param day: when.
    :param text: rich text.
    """

    adviser: str = ""
    verdict: str = ""
    day: date | None = None
    text: str = ""


@dataclass(frozen=True)
class Annex:
    """An annex, with or without its content.

    :param title: in words.
    :param filename: as uploaded.
    :param content_type: such as "application/pdf".
    :param sha256: hexadecimal; "" is computed where there is content.
    :param confidential: excluded from a dossier unless that asks for it.
    :param size: in bytes, where `data` is left out because it is too large.
    :param data: the file; only a dossier needs it.
    """

    title: str = ""
    filename: str = ""
    content_type: str = ""
    sha256: str = ""
    confidential: bool = False
    size: int = 0
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class ItemSheet:
    """An item, as far as a document needs it.

    :param number: on the agenda or in the minutes.
    :param title: of the item.
    :param block: "public", "closed" or "late".
    :param category: as shown.
    :param service: that brings it.
    :param proposer: member that brings it.
    :param amount: euros, two decimals.
    :param report: rich text.
    :param motivation: rich text.
    :param decision: rich text; the articles.
    :param opinions: asked and given.
    :param annexes: without content, but in a dossier.
    :param interested: names of members who left for the item, having an interest in it.
    :param account: names of those whom the law had leave for the vote on the account.
    :param moves: what happened during the item; plain text, in the order of time.
    :param notes: what the minutes say of the item besides; paragraphs of plain text.
    :param outcome: a value of the rules' `Outcome`, or "".
    :param votes: how it was voted.
    :param url: address of the item, or "".
    :param register: number in the register, as shown, or "".
    :param place: its place among what the sitting examined, from 1; None if it was not.
    """

    number: int | None = None
    title: str = ""
    block: str = "public"
    category: str = ""
    service: str = ""
    proposer: str = ""
    amount: Decimal | None = None
    report: str = ""
    motivation: str = ""
    decision: str = ""
    opinions: tuple[GivenOpinion, ...] = ()
    annexes: tuple[Annex, ...] = ()
    interested: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    outcome: str = ""
    votes: Votes = Votes()
    url: str = ""
    register: str = ""
    place: int | None = None


@dataclass(frozen=True)
class Convocation:
    """Calls one member, or all, to a sitting.

    :param recipient: lines of the address; the first is the name.
    :param courtesy: of the recipient: "ms" or "mr"; anything else is not known.
    """

    meeting: Meeting = Meeting()
    recipient: tuple[str, ...] = ()
    items: tuple[ItemSheet, ...] = ()
    reference: str = ""
    signatories: tuple[Signatory, ...] = ()
    courtesy: str = ""


@dataclass(frozen=True)
class AgendaSheet:
    """The agenda; `details` shows report, opinions, annexes and draft decision too."""

    meeting: Meeting = Meeting()
    items: tuple[ItemSheet, ...] = ()
    details: bool = False
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """What happened in a sitting.

    :param began: how it was convened and who was there, a sentence each.
    :param notes: rich text of the secretary.
    :param approved: day of the approval.
    """

    meeting: Meeting = Meeting()
    attendees: tuple[Attendee, ...] = ()
    items: tuple[ItemSheet, ...] = ()
    began: tuple[str, ...] = ()
    notes: str = ""
    approved: date | None = None
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True)
class Extract:
    """One deliberation, certified.

    :param made: day of the extract.
    :param annulled: who annulled the act, when and why; "" while it stands.
    """

    meeting: Meeting = Meeting()
    attendees: tuple[Attendee, ...] = ()
    item: ItemSheet = ItemSheet()
    made: date | None = None
    sha256: str = ""
    annulled: str = ""
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True)
class RegisterEntry:
    """A line of the register."""

    number: str = ""
    day: date | None = None
    title: str = ""
    outcome: str = ""
    sha256: str = ""
    annulled: str = ""
    url: str = ""


@dataclass(frozen=True)
class RegisterSheet:
    """The deliberations of a body in a year.

    :param head: last value of the chain, hexadecimal.
    """

    body: str = ""
    year: int | None = None
    entries: tuple[RegisterEntry, ...] = ()
    head: str = ""
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True)
class NotificationLetter:
    """Tells somebody what was decided.

    :param recipient: lines of the address; the first is the name.
    :param courtesy: of the recipient: "ms" or "mr"; anything else is not known.
    :param body: rich text in place of the decision, or "".
    """

    meeting: Meeting = Meeting()
    recipient: tuple[str, ...] = ()
    item: ItemSheet = ItemSheet()
    reference: str = ""
    day: date | None = None
    body: str = ""
    signatories: tuple[Signatory, ...] = ()
    courtesy: str = ""


@dataclass(frozen=True)
class Dossier:
    """An agenda with its items and the chosen annexes, in one file.

    :param confidential: whether confidential annexes are in it.
    """

    meeting: Meeting = Meeting()
    items: tuple[ItemSheet, ...] = ()
    confidential: bool = False


Sheet = (
    Convocation
    | AgendaSheet
    | Minutes
    | Extract
    | RegisterSheet
    | NotificationLetter
    | Dossier
)

"""What the templates write with: phrases, dates, words and parts in one language."""

from collections.abc import Iterable
from communesplone.core.api import documents
from communesplone.core.documents.template import Template
from communesplone.deliberations.documents import words
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.documents.rich import rich
from communesplone.deliberations.documents.sheets import Attendee
from communesplone.deliberations.documents.sheets import Convocation
from communesplone.deliberations.documents.sheets import GivenOpinion
from communesplone.deliberations.documents.sheets import ItemSheet
from communesplone.deliberations.documents.sheets import Meeting
from communesplone.deliberations.documents.sheets import NotificationLetter
from communesplone.deliberations.documents.sheets import Signatory
from communesplone.deliberations.documents.sheets import Votes
from communesplone.deliberations.rules.phrases import decision_key
from communesplone.deliberations.rules.phrases import DOTS
from communesplone.deliberations.rules.phrases import opening_key
from datetime import date
from datetime import datetime
from decimal import Decimal
from typing import Any
from zope.i18n import translate
from zope.i18n.locales import locales


PREFIX = (
    "besluit: http://data.vlaanderen.be/ns/besluit# "
    "mandaat: http://data.vlaanderen.be/ns/mandaat# "
    "eli: http://data.europa.eu/eli/ontology# "
    "prov: http://www.w3.org/ns/prov# "
    "foaf: http://xmlns.com/foaf/0.1/ "
    "dct: http://purl.org/dc/terms/ "
    "skos: http://www.w3.org/2004/02/skos/core# "
    "xsd: http://www.w3.org/2001/XMLSchema#"
)
"""Of the RDFa. Source: OSLO Besluit, https://data.vlaanderen.be/ns/besluit"""

PARTS = {
    name: Template(__file__, f"templates/part_{name}.pt")
    for name in (
        "act",
        "attendance",
        "decided",
        "items",
        "signatures",
        "sheet",
        "sitting",
        "votes",
    )
}

_SIGNING = (Signatory(role="secretary"), Signatory(role="president"))


class Writer:
    """Gives a template its words.

    :param language: ISO 639-1.
    :param phrases: in that language.
    :param meeting: the sitting that the document speaks of.
    :param town: its name.
    """

    prefix = PREFIX

    def __init__(
        self, language: str, phrases: Phrases, meeting: Meeting, town: str
    ) -> None:
        self.language = language
        self.meeting = meeting
        self._phrases = phrases
        self._values = {
            "body": meeting.body,
            "date": self.weekday(meeting.start),
            "time": self.time(meeting.start),
            "end": self.time(meeting.end),
            "place": meeting.place,
            "chair": meeting.chair,
            "law": meeting.law,
            "town": town,
        }

    def lines(self, key: str, **values: Any) -> tuple[str, ...]:
        """Give the lines of a phrase; see `Phrases.lines`."""
        return self._phrases.lines(key, {**self._values, **values})

    def day(self, day: date | None) -> str:
        """Write a day, "5 January 2026", or dots without one."""
        return documents.long_date(day, self.language) if day else DOTS

    def weekday(self, day: date | None) -> str:
        """Write a day with its name, "Monday 5 January 2026", or ""."""
        if day is None:
            return ""
        language = self.language.split("-")[0]
        dates = locales.getLocale(language, None).dates
        name = dates.calendars["gregorian"].days[day.isoweekday()][0]
        return f"{name} {documents.long_date(day, self.language)}"

    def time(self, moment: datetime | None) -> str:
        """Write a time, "18:30" ("18 h 30" in French), or ""."""
        return words.time_of_day(moment, self.language) if moment else ""

    def money(self, amount: Decimal) -> str:
        """Write an amount of euros as the language does."""
        numbers = locales.getLocale(self.language.split("-")[0], None).numbers
        text = numbers.getFormatter("decimal").format(amount, "#,##0.00")
        return f"{text}\N{NO-BREAK SPACE}€"

    def word(self, group: str, code: str) -> str:
        """Give the word for a code; an unknown code stands as it is.

        :param group: "outcomes", "statuses", "attendance", "choices", "verdicts" or
            "blocks".
        """
        message = getattr(words, group.upper()).get(str(code), str(code))
        return translate(message, target_language=self.language.split("-")[0])

    def rich(self, text: str, level: int) -> str:
        """Clean rich text; see `rich`."""
        return rich(text, level, self.language)

    def part(self, name: str, **data: Any) -> str:
        """Render a part that several documents have; safe HTML."""
        return PARTS[name].render({**data, "write": self, "dots": DOTS}, self.language)

    def number(self, item: ItemSheet) -> str:
        """Give what stands before the title of an item: "12. ", or ""."""
        return f"{item.number}. " if item.number else ""

    def numbered(self, item: ItemSheet) -> str:
        """Give number and title of an item."""
        return f"{self.number(item)}{item.title or DOTS}"

    def salutation(self, letter: Convocation | NotificationLetter) -> tuple[str, ...]:
        """Give what a letter to somebody begins with; nothing if it is to nobody."""
        if not letter.recipient:
            return ()
        known = letter.courtesy if letter.courtesy in ("ms", "mr") else "none"
        return self.lines(f"salutation_{known}", recipient=letter.recipient[0])

    def opening(self, item: ItemSheet) -> tuple[str, ...]:
        """Give what an act begins with."""
        closed = item.block == "closed"
        return self.lines(opening_key(self.meeting.kind, closed))

    def regards(self, item: ItemSheet) -> tuple[str, ...]:
        """Give what an act rests on: the law, the proposal and the opinions."""
        found = self.lines("regard_law") if self.meeting.law else ()
        if item.proposer:
            found += self.lines(
                "regard_proposer", proposer=item.proposer, service=item.service
            )
        for opinion in item.opinions:
            found += self.opinion(opinion)
        return found

    def opinion(self, opinion: GivenOpinion) -> tuple[str, ...]:
        """Give the sentence on an opinion that was given."""
        if opinion.verdict in ("", "none"):
            return ()
        return self.lines(
            "regard_opinion",
            adviser=opinion.adviser,
            date=documents.long_date(opinion.day, self.language) if opinion.day else "",
            verdict=self.word("verdicts", opinion.verdict),
        )

    def decides(self, item: ItemSheet) -> tuple[str, ...]:
        """Give how the body decided."""
        votes = item.votes
        neither = votes.abstentions + votes.blank
        rest = neither + votes.silent
        key = decision_key(
            item.outcome, votes.mode, votes.in_favour, votes.against, rest
        )
        counted = votes.in_favour is not None
        cast = votes.papers
        if cast is None:
            cast = (votes.in_favour or 0) + votes.against + neither
        values = {
            "for": votes.in_favour,
            "against": votes.against if counted else None,
            "abstentions": votes.abstentions if counted else None,
            "blank": votes.blank if counted else None,
            "cast": cast or None,
            "elected": ", ".join(votes.elected),
        }
        return self.lines(key, **values)

    @property
    def between(self) -> str:
        """What parts the entries of a list."""
        return words.between(self.language)

    def entries(self, pairs: Iterable[tuple[str, int]]) -> str:
        """Write (name, votes) of candidates as one line."""
        return words.entries(pairs, self.language)

    def interest(self, item: ItemSheet) -> tuple[str, ...]:
        """Name those who left for the item, and by which article."""
        found = ()
        if item.account:
            found += self.lines("account_vote", members=", ".join(item.account))
        if item.interested:
            members, article = ", ".join(item.interested), self.meeting.interest
            found += self.lines("interest", members=members, article=article)
        return found

    def by_choice(self, votes: Votes) -> list[tuple[str, str]]:
        """Give (word, names) for each choice; nothing for a secret ballot.

        Nor where all said the same: the counts say what, the attendance who. A roll
        call, or public ballot, names everybody none the less.

        Source: CGCT L2121-21 (the register names who voted in a public ballot).
        """
        alike = len({choice for _name, choice in votes.choices}) == 1
        if votes.mode == "secret" or (alike and votes.mode != "roll_call"):
            return []
        return self._grouped(votes.choices, "choices", words.CHOICES)

    def by_status(self, attendees: Iterable[Attendee]) -> list[tuple[str, str]]:
        """Give (word, names) for each kind of attendance."""
        pairs = [(self._presented(one), one.status) for one in attendees]
        return self._grouped(pairs, "attendance", words.ATTENDANCE)

    def by_block(self, items: Iterable[ItemSheet]) -> list[tuple[str, list[ItemSheet]]]:
        """Give (word, items) for each block of the agenda, in their order."""
        items = list(items)
        codes = dict.fromkeys([*words.BLOCKS, *(item.block for item in items)])
        groups = [(c, [i for i in items if i.block == c]) for c in codes]
        return [(self.word("blocks", c), found) for c, found in groups if found]

    def proxy(self, holder: str) -> str:
        """Say who holds a member's proxy; "" for nobody."""
        if not holder:
            return ""
        message = words.represented_by(holder)
        return translate(message, target_language=self.language.split("-")[0])

    def signing(self, signatories: tuple[Signatory, ...]) -> list[dict[str, Any]]:
        """Give post and name of each who signs; two lines to write on for nobody."""
        return [
            {
                "post": (one.post,) if one.post else self._post(one.role),
                "name": one.name or DOTS * 3,
            }
            for one in signatories or _SIGNING
        ]

    def _post(self, role):
        key = f"signature_{role}"
        return self.lines(key) if role in ("secretary", "president") else ()

    def _presented(self, one):
        name = one.name or DOTS
        told = ", ".join(filter(None, (one.post, self.proxy(one.holder))))
        return f"{name} ({told})" if told else name

    def _grouped(self, pairs, group, codes):
        order = dict.fromkeys([*codes, *(code for _, code in pairs)])
        found = [
            (c, [name or DOTS for name, code in pairs if code == c]) for c in order
        ]
        return [
            (self.word(group, code), self.between.join(names))
            for code, names in found
            if names
        ]

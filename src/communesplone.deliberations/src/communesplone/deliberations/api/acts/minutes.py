"""The minutes: made of what was recorded, and of what the secretary wrote.

There is no draft that is filled in once and then drifts from the votes. Attendance,
moves and votes come from the log each time; free text stands in `session.minutes`, and
notes on an item with the item.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import convening
from communesplone.deliberations.api import opening
from communesplone.deliberations.api import register
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import voted
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.acts.items import Lines
from communesplone.deliberations.api.acts.items import text
from communesplone.deliberations.api.acts.items import woken
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.sitting import Signing
from communesplone.deliberations.api.acts.votes import votes
from communesplone.deliberations.api.acts.wishes import wishes
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.numbers import session_numbers
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.roll import Roll
from dataclasses import replace
from datetime import date
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any


NOT_EXAMINED = frozenset({Outcome.POSTPONED, Outcome.WITHDRAWN, Outcome.NO_QUORUM})
"""Outcomes after which the text that was proposed is no part of the minutes."""


def minutes(session: ISession, language: str) -> sheets.Minutes:
    """Give the minutes of a sitting, of all its items. Not for the public."""
    lines = Lines(session)
    course = Course(session, language)
    entries = lines.entries()
    # The texts that were voted upon stand in the items alone.
    items = woken(entries)
    writer = ItemMinutes(session, course, references(session))
    return sheets.Minutes(
        meeting=meeting(session, language),
        attendees=course.attendees(),
        items=tuple(
            writer.sheet(lines.sheet(entry), entry, items[entry.item])
            for entry in entries
        ),
        began=(*convening.told(session, language), *opening.told(session, language)),
        notes=text(session.minutes),
        approved=approved_on(session),
        signatories=Signing(body_of(session), language).of(session),
    )


class ItemMinutes:
    """Writes down what became of each item.

    :param course: what happened in the sitting.
    :param numbers: references in the register by UID of the item.
    """

    def __init__(self, session: ISession, course: Course, numbers: dict[str, str]):
        self.session = session
        self.course = course
        self.numbers = numbers
        self.names = {member.id: member.name for member in course.members}
        self.wishes = wishes(course)
        self.places = places(session)
        moments = {e.item: course.moment(e.item) for e in session.agenda.entries}
        # The log is replayed once for all items, not once for each.
        self.rolls = roll.rolls(session, {u: at for u, at in moments.items() if at})

    def sheet(
        self, sheet: sheets.ItemSheet, entry: AgendaEntry, item: IItem
    ) -> sheets.ItemSheet:
        uid = entry.item
        stored = self.session.outcomes.get(uid)
        outcome = stored.outcome if stored is not None else ""
        polled = stored is not None and uid in self.session.ballots
        there = self.rolls.get(uid) or self.course.there(uid)
        facts = voted.told(self.session, item, self.names, there) if polled else None
        examined = stored is None or stored.outcome not in NOT_EXAMINED
        return replace(
            sheet,
            motivation=text(item.motivation) if examined else "",
            decision=text(item.amended_text or item.decision) if examined else "",
            interested=left(there, facts),
            account=tuple(facts["left_for_account"]) if facts else (),
            moves=(*self.wishes.get(uid, ()), *self.course.during(uid)),
            notes=tuple(self.notes(uid)),
            outcome=outcome,
            votes=votes(facts, outcome),
            register=self.numbers.get(uid, ""),
            place=self.places.get(uid),
        )

    def notes(self, uid: str) -> Iterator[str]:
        """Give what the secretary noted, and the reason of an outcome."""
        note = self.session.notes.get(uid)
        if note is not None:
            yield from filter(None, map(str.strip, note.text.splitlines()))
        stored = self.session.outcomes.get(uid)
        if stored is not None and stored.reason:
            reason = {"reason": stored.reason}
            yield tongue.say(words.REASON, self.course.language, reason)


def left(there: Roll, facts: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Name those who left for an item, as its act does.

    :param facts: of its vote, as `voted.told` gives them; None if nothing was voted.
    """
    if facts is not None:
        return tuple(facts["withdrawn"])
    gone = there.withdrawn & there.present
    return tuple(sorted(map(there.name, gone), key=filed))


def places(session: ISession) -> dict[str, int]:
    """Give the places in the sitting of what was examined, by UID of the item."""
    entries = session.agenda.entries
    return session_numbers(
        [(entry.item, closing.outcome_of(session, entry.item)) for entry in entries]
    )


def references(session: ISession) -> dict[str, str]:
    """Give the numbers in the register by UID of the item; one query."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=register.PORTAL_TYPE,
        deliberations_facets=f"session:{IUUID(session)}",
    )
    facts = [getattr(brain, FACTS, None) or {} for brain in found]
    return {row["item"]: row["reference"] or "" for row in facts if "item" in row}


def approved_on(session: ISession) -> date | None:
    """Give the day of the sitting that approved the minutes."""
    if not session.approved_in:
        return None
    return clock.day_of(bodies.find(session.approved_in).start)

"""The minutes as everybody reads them: what was heard and told in public.

Texts come from the acts as they were published, hence with their masks; of an act that
is not published yet there is the title and what became of it, as in the list of what
was examined. Who withdrew, and why a computed result was set aside, stays inside.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from communesplone.deliberations.api import masks as passages
from communesplone.deliberations.api import opening
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.acts.items import Lines
from communesplone.deliberations.api.acts.items import text
from communesplone.deliberations.api.acts.minutes import approved_on
from communesplone.deliberations.api.acts.minutes import places
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.sitting import Signing
from communesplone.deliberations.api.acts.wishes import wishes
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from dataclasses import replace


def minutes(session: ISession, language: str) -> sheets.Minutes:
    """Give the public minutes of a sitting."""
    reader = PublicItems(session, language)
    masks = (*session.minutes_masks, *reader.masks)
    return sheets.Minutes(
        meeting=replace(meeting(session, language), url=""),
        attendees=reader.course.attendees(),
        # Not how it was convened: the reasons of a late convocation stay inside.
        began=tuple(opening.told(session, language)),
        items=tuple(_hidden(item, masks) for item in reader.items()),
        notes=passages.hide(notes(session), masks),
        approved=approved_on(session),
        signatories=Signing(body_of(session), language).of(session),
    )


def check(session: ISession, masks: Sequence[str]) -> None:
    """Refuse passages that stand nowhere in the public minutes.

    :raises Refused: naming the passage.
    """
    texts = [notes(session)]
    for item in PublicItems(session, tongue.chosen("")).items():
        texts += [item.title, item.motivation, item.decision, *item.notes, *item.moves]
    passages.check(masks, texts)


def notes(session: ISession) -> str:
    return text(session.minutes) if session.minutes_notes else ""


class PublicItems:
    """Reads the items that everybody may know of.

    :param session: whose.
    :param language: of the sentences.
    """

    def __init__(self, session: ISession, language: str):
        self.session = session
        self.course = Course(session, language)
        self.places = places(session)
        self.wishes = wishes(self.course)
        brains = public_agenda.acts(session)
        online = [b for b in brains if b.review_state in public_facts.ONLINE]
        acts = (brain._unrestrictedGetObject() for brain in online)
        self.acts = {act.item: act for act in acts}

    @property
    def masks(self) -> list[str]:
        """What is masked in an act is masked in all that was said besides."""
        return [mask for act in self.acts.values() for mask in act.masks]

    def items(self) -> Iterator[sheets.ItemSheet]:
        """Give them in the order of the agenda."""
        lines = Lines(self.session)
        for entry in lines.entries(public=True):
            yield self.item(entry.item, lines.sheet(entry, public=True))

    def item(self, uid: str, sheet: sheets.ItemSheet) -> sheets.ItemSheet:
        """Describe one: whole if its act is public with its text, else its outcome."""
        stored = self.session.outcomes.get(uid)
        outcome = stored.outcome if stored is not None else ""
        bare = replace(sheet, outcome=outcome, place=self.places.get(uid))
        act = self.acts.get(uid)
        if act is None:
            return bare
        if not extracts.is_public(act):
            return replace(bare, title=act.title, register=act.reference or "")
        return replace(
            extracts.public_item(act),
            number=sheet.number,
            block=sheet.block,
            moves=(*self.wishes.get(uid, ()), *self.course.during(uid)),
            notes=tuple(self.notes(uid)),
        )

    def notes(self, uid: str) -> Iterator[str]:
        """Give what the secretary noted, a paragraph a line."""
        note = self.session.notes.get(uid)
        if note is not None:
            yield from filter(None, map(str.strip, note.text.splitlines()))


def _hidden(item: sheets.ItemSheet, masks: Sequence[str]) -> sheets.ItemSheet:
    bare = extracts.hidden(replace(item, motivation="", decision=""), masks)
    return replace(
        bare,
        motivation=passages.hide(item.motivation, masks),
        decision=passages.hide(item.decision, masks),
    )

"""An act before it is one: an item as its extract will read, in the body's words."""

from communesplone.core.api import settings as core
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import settings
from communesplone.deliberations.api.acts import items
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.tongue import say
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.documents.words import LAWS
from communesplone.deliberations.documents.writer import Writer
from dataclasses import dataclass


ADOPTED = "adopted"
"""What a draft reads like: as if it were adopted; dots stand for the votes."""


@dataclass(frozen=True)
class Preview:
    """The parts of an act.

    :param language: in which the acts of the town are written.
    :param heading: lines above the title.
    :param decided: opening, regards, motivation and decision; clean HTML.
    :param signatures: clean HTML.
    """

    language: str
    heading: tuple[str, ...]
    decided: str
    signatures: str


def preview(
    item: IItem, session: ISession | None = None, *, amended: bool = False
) -> Preview:
    """Write an item as its act.

    :param session: on whose agenda it stands, if the reader may know of it.
    :param amended: whether the decision as the sitting amended it is meant.
    """
    body, language = body_of(item), settings.acts_language()
    phrases = Phrases(language, body.phrases)
    where = meeting(session, language) if session else _nowhere(body, language)
    write = Writer(language, phrases, where, core.town().name(language))
    sheet = _sheet(item, amended)
    return Preview(
        language=language,
        heading=write.lines("extract_heading"),
        decided=write.part("decided", item=sheet, level=3, whole=True),
        signatures=write.part("signatures", signatories=()),
    )


def _nowhere(body: IBody, language: str) -> sheets.Meeting:
    """Describe a sitting of which nothing is known yet; dots stand for it."""
    country = law.rulebook_of(body).country
    return sheets.Meeting(
        body=body.title, kind=body.kind, law=say(LAWS[country], language)
    )


def _sheet(item: IItem, amended: bool) -> sheets.ItemSheet:
    names = people.names(body_of(item)) if item.proposer else {}
    return sheets.ItemSheet(
        title=item.title,
        block="closed" if item.sitting == "closed" else "public",
        service=items.services().get(item.service, ""),
        proposer=names.get(item.proposer, ""),
        motivation=items.text(item.motivation),
        decision=items.text(item.amended_text if amended else item.decision),
        opinions=tuple(items.given(item)),
        outcome=item.outcome or ADOPTED,
    )

"""Makes the documents: a sheet becomes HTML, on the town's letterhead."""

from communesplone.core.api import documents
from communesplone.core.api import settings
from communesplone.core.documents.document import Document
from communesplone.core.documents.template import Template
from communesplone.deliberations.documents import words
from communesplone.deliberations.documents.phrases import Own
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.documents.sheets import AgendaSheet
from communesplone.deliberations.documents.sheets import Convocation
from communesplone.deliberations.documents.sheets import Dossier
from communesplone.deliberations.documents.sheets import Extract
from communesplone.deliberations.documents.sheets import Meeting
from communesplone.deliberations.documents.sheets import Minutes
from communesplone.deliberations.documents.sheets import NotificationLetter
from communesplone.deliberations.documents.sheets import RegisterSheet
from communesplone.deliberations.documents.sheets import Sheet
from communesplone.deliberations.documents.writer import Writer
from communesplone.deliberations.rules.phrases import DOTS
from typing import Any
from zope.i18n import translate


TEMPLATES = {
    Convocation: Template(__file__, "templates/convocation.pt"),
    AgendaSheet: Template(__file__, "templates/agenda.pt"),
    Minutes: Template(__file__, "templates/minutes.pt"),
    Extract: Template(__file__, "templates/extract.pt"),
    RegisterSheet: Template(__file__, "templates/register.pt"),
    NotificationLetter: Template(__file__, "templates/letter.pt"),
    Dossier: Template(__file__, "templates/dossier.pt"),
}


def document(
    sheet: Sheet,
    *,
    language: str,
    phrases: Own | None = None,
    letterhead: str = "",
    country: str = "",
    **data: Any,
) -> Document:
    """Make a document of what a sheet holds; what is missing never breaks it.

    :param sheet: one of the classes in `sheets`.
    :param language: ISO 639-1.
    :param phrases: the body's own wording: language → key → text.
    :param letterhead: name of the letterhead; the body's document theme.
    :param country: of the body's rulebook.
    :param data: further names for the template.
    :returns: the document; `documents.pdf` makes the tagged PDF of it.
    """
    if isinstance(sheet, RegisterSheet):
        meeting = Meeting(body=sheet.body)
    else:
        meeting = sheet.meeting
    town = settings.town().name(language)
    write = Writer(language, Phrases(language, phrases, country), meeting, town)
    heading = title(sheet, write)
    return documents.render(
        TEMPLATES[type(sheet)],
        {
            **data,
            "sheet": sheet,
            "meeting": meeting,
            "write": write,
            "title": heading,
            "dots": DOTS,
        },
        language=language,
        title=heading,
        letterhead=letterhead,
    )


def title(sheet: Sheet, write: Writer) -> str:
    """Name a document: what it is, of what, and when; one line."""
    language = write.language.split("-")[0]
    parts = [translate(words.TITLES[type(sheet).__name__], target_language=language)]
    parts.append(write.meeting.body)
    if isinstance(sheet, RegisterSheet):
        parts.append(str(sheet.year or ""))
    elif write.meeting.start:
        parts.append(documents.long_date(write.meeting.start, write.language))
    if isinstance(sheet, Extract | NotificationLetter):
        parts.append(sheet.item.title)
    return " \N{EN DASH} ".join(filter(None, parts))

"""From a sheet to a document, in the body's words and on its templates."""

from communesplone.core.documents.document import Document
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api.acts import templates
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.documents import acts
from communesplone.deliberations.documents.letterheads import NAMES
from communesplone.deliberations.documents.odt import odt
from communesplone.deliberations.documents.sheets import Sheet
from typing import Any


def document(sheet: Sheet, body: IBody, language: str) -> Document:
    """Make the document of a sheet.

    :param body: in whose words and on whose letterhead.
    """
    return acts.document(sheet, **look(body, language))


def look(body: IBody, language: str) -> dict[str, Any]:
    """Give what the documents of a body have in common, plain values.

    :returns: language, phrases, letterhead, country; see `documents.acts.document`.
    """
    return {
        "language": language,
        "phrases": dict(body.phrases),
        "letterhead": NAMES[body.document_theme],
        "country": law.rulebook_of(body).country,
    }


def odt_file(made: Document, body: IBody, kind: str) -> bytes:
    """Make the ODT of a document, on the body's own template if there is one.

    :param kind: of `templates.KINDS`.
    """
    return odt(made, day=clock.today(), template=templates.data(body, kind))

"""From a sheet to a document, in the body's words and on its templates."""

from communesplone.core.documents.document import Document
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.acts import templates
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.documents import acts
from communesplone.deliberations.documents.odt import odt
from communesplone.deliberations.documents.sheets import Sheet


def document(sheet: Sheet, body: IBody, language: str) -> Document:
    """Make the document of a sheet.

    :param body: whose standing phrases it speaks in.
    """
    return acts.document(sheet, language=language, phrases=body.phrases)


def odt_file(made: Document, body: IBody, kind: str) -> bytes:
    """Make the ODT of a document, on the body's own template if there is one.

    :param kind: of `templates.KINDS`.
    """
    return odt(made, day=clock.today(), template=templates.data(body, kind))

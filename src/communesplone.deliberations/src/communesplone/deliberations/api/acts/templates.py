"""A body's own ODT templates."""

from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.documents import odt
from communesplone.deliberations.interfaces import Refused
from hashlib import sha256
from plone.namedfile.file import NamedBlobFile
from zope.i18nmessageid import Message


KINDS = {
    "convocation": _("label_document_convocation", default="Convocation"),
    "agenda": _("label_document_agenda", default="Agenda"),
    "minutes": _("label_document_minutes", default="Minutes"),
    "extract": _("label_document_extract", default="Extract of the register"),
    "letter": _("label_document_letter", default="Notification letter"),
    "register": _("label_document_register", default="Register of the year"),
}
"""Documents that have an ODT, and their names."""

REASONS = {
    "file": _(
        "error_odt_file",
        default="This is no ODT file. Save it in LibreOffice as “ODF text document”.",
    ),
    "size": _("error_odt_size", default="The file is too large: 5 MB at most."),
    "macro": _(
        "error_odt_macro",
        default="The file holds a macro or another object (${name}). Take it out.",
    ),
    "placeholder": _(
        "error_odt_placeholder",
        default="There is no placeholder “${name}”. The help lists those there are.",
    ),
    "body": _(
        "error_odt_body",
        default="The text of the document has no place: put ${body} alone into a"
        " paragraph.",
        mapping={"body": "${body}"},
    ),
}
"""Why a file cannot be a template, in words."""


def put(body: IBody, kind: str, data: bytes) -> None:
    """Take a file as the body's template of a kind of document.

    :raises Refused: if it cannot be one, with the reason.
    :raises KeyError: for an unknown kind.
    """
    KINDS[kind]
    try:
        odt.check(data)
    except odt.OdtRefused as error:
        raise Refused(reason(error)) from error
    file = NamedBlobFile(data, odt.MIMETYPE, f"{kind}.odt")
    body.odt_templates[kind] = file
    facts = {"kind": kind, "sha256": sha256(data).hexdigest()}
    journal.record("body.template_set", body, after=facts)


def reset(body: IBody, kind: str) -> None:
    """Go back to the template that comes with the add-on."""
    if body.odt_templates.pop(kind, None) is not None:
        journal.record("body.template_reset", body, after={"kind": kind})


def data(body: IBody, kind: str) -> bytes | None:
    """Give the body's template, None if it uses ours."""
    file = body.odt_templates.get(kind)
    return file.data if file is not None else None


def current(body: IBody, kind: str) -> bytes:
    """Give the template that is used: the body's, or ours to begin with."""
    return data(body, kind) or odt.default()


def reason(error: odt.OdtRefused) -> str:
    """Say why a file cannot be a template."""
    message = REASONS[error.code]
    if error.code in ("macro", "placeholder"):
        name = error.name[:100]
        return Message(message, mapping={"name": name})
    return message

"""A document as an answer: page, PDF or ODT, or a page that waits for it."""

from communesplone.core.api import documents
from communesplone.core.documents.document import Document
from communesplone.core.documents.document import DocumentError
from communesplone.core.documents.document import Variant
from communesplone.deliberations import _
from communesplone.deliberations import logger
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.browser import conditional
from communesplone.deliberations.documents.workshop import Workshop
from communesplone.deliberations.documents.workshop import WorkshopFull
from functools import partial
from hashlib import sha256
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zope.publisher.interfaces.browser import IBrowserView

import re


WAIT = 4.0
"""Seconds that a request waits for a PDF before it shows the page that waits."""

WAIT_POSTED = 9.0
"""The same for a form with names in it: no page asks again for those in an address."""

AGAIN = 5
"""Seconds until that page asks again."""

JOB = "job"
"""Parameter with which it does so: the key of what is being made."""

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
}

WORKSHOPS = {False: Workshop(), True: Workshop()}
"""One for the secretariat, one for everybody: no visitor fills up the first."""

_WAITING = ViewPageTemplateFile("templates/waiting.pt")
_STRANGE = re.compile(r"[^A-Za-z0-9]+")


def page(view: IBrowserView, document: Document) -> str:
    """Answer with the HTML; the site's theme stays away from it."""
    if unchanged(view, key_of(document, "html")):
        return ""
    view.request.response.setHeader("X-Theme-Disabled", "1")
    _head(view, "html")
    return document.html


def key_of(document: Document, form: str) -> str:
    """Name what a document is made of, in a form."""
    return sha256(f"{form} {document.html}".encode()).hexdigest()


def unchanged(view: IBrowserView, key: str) -> bool:
    """Answer 304 to a visitor who has this public document already."""
    if not view.public:
        return False
    modified = view.context.modified().asdatetime()
    return conditional.unchanged(view.request, (key,), modified)


def file(view: IBrowserView, content: bytes, kind: str, name: str) -> bytes:
    """Answer with a file to save.

    :param kind: "pdf" or "odt".
    :param name: of the file, without ending; strange characters become hyphens.
    """
    _head(view, kind)
    safe = _STRANGE.sub("-", name).strip("-")[:100] or "document"
    view.request.response.setHeader(
        "Content-Disposition", f'attachment; filename="{safe}.{kind}"'
    )
    return content


def pdf(
    view: IBrowserView,
    document: Document,
    name: str,
    variant: Variant = Variant.UA_1,
) -> bytes | str:
    """Answer with the PDF, or with a page that waits for it."""
    key = key_of(document, variant.value)
    if unchanged(view, key):
        return ""

    def order():
        return partial(documents.order(document, variant), document)

    return made(view, key, order, name)


def waits(view: IBrowserView) -> bytes | str | None:
    """Answer while what the page that waits asks for is still being made.

    Nothing of the document is put together for that: of a long one it takes seconds.

    :returns: that page, None if there is something to give, or nobody asks so.
    """
    key = kinds.text(view.request.form, JOB)
    if not key or not WORKSHOPS[view.public].is_busy(key, WAIT):
        return None
    return _later(view, key)


def made(view: IBrowserView, key: str, order, name: str) -> bytes | str:
    """Answer with a PDF from the workshop; see `Workshop.get`."""
    posted = view.request.method == "POST"
    try:
        content = WORKSHOPS[view.public].get(
            key, order, WAIT_POSTED if posted else WAIT
        )
    except WorkshopFull:
        view.request.response.setStatus(503)
        view.request.response.setHeader("Retry-After", "60")
        return _waiting(view, 60)
    except DocumentError:
        logger.exception("a document could not be made")
        return _failed(view)
    if content is None:
        return _later(view, "" if posted else key)
    return file(view, content, "pdf", name)


def _later(view, key):
    view.request.response.setStatus(202)
    if not key:
        return _waiting(view, None)
    asked = parse_qsl(view.request.get("QUERY_STRING", ""), keep_blank_values=True)
    query = urlencode([*((k, v) for k, v in asked if k != JOB), (JOB, key)])
    return _waiting(view, f"{AGAIN}; url={view.request['ACTUAL_URL']}?{query}")


def _waiting(view, again):
    if again is not None:
        view.request.response.setHeader("Refresh", str(again))
    view.request.response.setHeader("Cache-Control", "no-store")
    return _WAITING(view)


def _failed(view):
    message = _(
        "error_document_failed",
        default="The PDF could not be made. The technical log says why.",
    )
    api.portal.show_message(message, view.request, type="error")
    return view.request.response.redirect(view.context.absolute_url())


def _head(view, kind):
    response = view.request.response
    response.setHeader("Content-Type", TYPES[kind])
    response.setHeader("X-Content-Type-Options", "nosniff")
    caching = "private, no-cache" if view.public else "no-store"
    response.setHeader("Cache-Control", caching)

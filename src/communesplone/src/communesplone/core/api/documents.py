"""Documents of the town: a page template becomes HTML, and the same HTML a PDF."""

from base64 import b64encode
from collections.abc import Callable
from collections.abc import Mapping
from communesplone.core import _
from communesplone.core import logger
from communesplone.core.api import settings
from communesplone.core.documents.cache import Cache
from communesplone.core.documents.document import Document
from communesplone.core.documents.document import DocumentError
from communesplone.core.documents.document import Variant
from communesplone.core.documents.letterhead import ILetterhead
from communesplone.core.documents.press import Press
from communesplone.core.documents.press import Resources
from communesplone.core.documents.resources import gather
from communesplone.core.documents.template import ITemplate
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from plone import api
from Products.PortalTransforms.data import datastream
from typing import Any
from zope.component import getUtility
from zope.i18n.locales import locales

import re
import transaction


PATIENCE = 30
"""Seconds that a request waits for a PDF."""

LONG_PATIENCE = 600
"""Seconds for a PDF that is made after the commit."""

MAX_TITLE = 500

_EDITION = "2"
"""To be raised when the worker changes in a way that changes PDFs."""

_WEASYPRINT = version("weasyprint")
# What neither HTML nor PDF may hold: controls, halves of characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)

_cache = Cache()
_press = Press()
_background = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")


def render(
    template: ITemplate,
    data: Mapping[str, Any],
    *,
    language: str,
    title: str,
    letterhead: str = "",
) -> Document:
    """Make a document from a template, on the town's letterhead.

    :param template: see :class:`~communesplone.core.documents.template.Template`.
    :param data: the names that the template may use; all is escaped.
    :param language: ISO 639-1, of the messages in template and letterhead.
    :param title: of the document, plain text; ends of line become spaces, and what
        exceeds 500 characters is cut.
    :param letterhead: name of the `ILetterhead` utility; "" is the town's own.
    :returns: the document; its HTML can be shown as it is.
    :raises zope.interface.interfaces.ComponentLookupError: without such a letterhead.
    """
    title = " ".join(_UNPRINTABLE.sub("", title).split())[:MAX_TITLE]
    town = settings.town()
    name = town.name(language)
    arms = town.coat_of_arms
    sheet = {
        "body": template.render(data, language),
        "title": title,
        "town": town,
        "name": name,
        "arms": data_uri(arms.content_type, arms.data) if arms else "",
        "arms_title": _(
            "alt_coat_of_arms",
            default="Coat of arms of ${name}",
            mapping={"name": name},
        ),
    }
    html = getUtility(ILetterhead, name=letterhead).render(sheet, language)
    return Document(
        _UNPRINTABLE.sub("", html), title, language, api.portal.get().absolute_url()
    )


def pdf(
    document: Document,
    variant: Variant = Variant.UA_1,
    *,
    patience: int = PATIENCE,
) -> bytes:
    """Give a document as PDF; the same document again comes from memory.

    Nothing is fetched: the page may use the site's `++resource++` files and data:
    addresses; whatever else it names is left out, and logged.

    :param document: see :func:`render`.
    :param variant: the kind of PDF.
    :param patience: seconds to wait for a free press, and again for the result.
    :returns: the PDF, tagged, with title and language.
    :raises DocumentTooLarge: for a page or a PDF beyond the limits.
    :raises DocumentTimeout: if it takes longer. A long document is for
        :func:`prepare`.
    :raises DocumentBroken: if it cannot be made.
    """
    resources = gather(api.portal.get(), document)
    return _made(document, variant, resources, patience)


def ready(document: Document, variant: Variant = Variant.UA_1) -> bytes | None:
    """Give the PDF if it has been made and is still in memory, without making it."""
    return _cache.get(_key(document, variant, gather(api.portal.get(), document)))


def prepare(document: Document, variant: Variant = Variant.UA_1) -> None:
    """Have a long document made after the commit, beside all requests.

    :func:`ready` tells when it is there. A failure is logged, and shows again when
    :func:`pdf` is asked.
    """
    resources = gather(api.portal.get(), document)
    transaction.get().addAfterCommitHook(_prepare, (document, variant, resources))


def order(
    document: Document, variant: Variant = Variant.UA_1
) -> Callable[[Document], bytes]:
    """Give what makes the PDF, to be called in any thread with the document.

    All that it needs of the site is gathered now, hence the text of the document may
    still be finished in that thread. It waits long, and raises what :func:`pdf` raises.
    """
    resources = gather(api.portal.get(), document)
    return lambda final: _made(final, variant, resources, LONG_PATIENCE)


def safe_html(text: str) -> str:
    """Clean rich text that people wrote, for use as `structure` in a template.

    :param text: HTML, or a part of it.
    :returns: what the site's filter lets through; scripts, styles and handlers never.
    """
    # The filter itself: convertTo looks for a way through all transforms each time,
    # which takes many times as long as the filter.
    transforms = api.portal.get_tool("portal_transforms")
    return transforms.safe_html.convert(text, datastream("text/x-html-safe")).getData()


def long_date(day: date, language: str) -> str:
    """Write a day as letters do: "5 January 2026", "5 janvier 2026", "1er mai 2026".

    :param day: the day.
    :param language: ISO 639-1.
    """
    language = language.split("-")[0]
    # Bare "en" would be American: the month first.
    territory = "GB" if language == "en" else None
    dates = locales.getLocale(language, territory).dates
    written = dates.getFormatter("date", "long").format(day).lstrip("0")
    # French counts the first day of a month, and no other.
    first = language == "fr" and day.day == 1
    return written.replace("1 ", "1er ", 1) if first else written


def data_uri(content_type: str, content: bytes) -> str:
    """Give a picture the form in which a document can hold it.

    :param content_type: such as "image/png".
    :param content: the bytes.
    :returns: a data: address.
    """
    return f"data:{content_type};base64,{b64encode(content).decode()}"


def _made(document, variant, resources, patience):
    key = _key(document, variant, resources)
    made = _cache.get(key)
    if made is None:
        made = _press.print(document, variant, resources, patience)
        _cache.put(key, made)
    return made


def _prepare(committed, document, variant, resources):
    if committed:
        _background.submit(_prepare_quietly, document, variant, resources)


def _prepare_quietly(document, variant, resources):
    try:
        _made(document, variant, resources, LONG_PATIENCE)
    except DocumentError:
        logger.exception("a document could not be made after the commit")


def _key(document: Document, variant: Variant, resources: Resources) -> str:
    """Name a PDF by all that it depends on."""
    digest = sha256()
    parts = [_EDITION, _WEASYPRINT, variant.value, document.base_url]
    for url, (kind, body) in sorted(resources.items()):
        parts += [url, kind, sha256(body).hexdigest()]
    for part in (*parts, document.html):
        digest.update(sha256(part.encode()).digest())
    return digest.hexdigest()

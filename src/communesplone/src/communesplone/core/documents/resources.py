"""Finds the site's own files that a page uses, without HTTP."""

from AccessControl import Unauthorized
from communesplone.core import logger
from communesplone.core.documents.document import Document
from pathlib import Path
from plone.base.interfaces import IPloneSiteRoot
from plone.browserlayer.layer import mark_layer
from Products.Five.browser.resource import FileResource
from zExceptions import BadRequest
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.globalrequest import getRequest
from zope.traversing.interfaces import BeforeTraverseEvent

import mimetypes
import re


MAX_RESOURCE = 2_000_000
"""Largest file, in bytes."""

MAX_RESOURCES = 50

STYLESHEET = "++resource++communesplone.core.documents/document.css"

_FILE = Path(__file__).parent / "static" / "document.css"
_MENTION = re.compile(
    r"\+\+resource\+\+[A-Za-z0-9._-]{1,80}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}){1,5}"
)
_ABSENT = (AttributeError, BadRequest, Forbidden, KeyError, NotFound, Unauthorized)


def gather(site: IPloneSiteRoot, document: Document) -> dict[str, tuple[str, bytes]]:
    """Collect what a page mentions as `++resource++…`.

    What is not there, is no file, or is too large, is left out and logged; the
    document is made without it.

    :param site: where the document is made.
    :param document: the page.
    :returns: content type and content, by absolute address.
    """
    mentioned = sorted(set(_MENTION.findall(document.html)))[:MAX_RESOURCES]
    found = {}
    for name in mentioned:
        path = _FILE if name == STYLESHEET else _path(site, name)
        if path is None or path.stat().st_size > MAX_RESOURCE:
            logger.warning("a document may not use %r", name)
            continue
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        found[f"{document.base_url}/{name}"] = (kind, path.read_bytes())
    return found


def _path(site, name):
    request = getRequest()
    if request is not None:
        # A command's request has no layers yet.
        mark_layer(site, BeforeTraverseEvent(site, request))
    try:
        resource = site.restrictedTraverse(name)
    except _ABSENT:
        return None
    if not isinstance(resource, FileResource):
        return None
    return Path(resource.chooseContext().path)

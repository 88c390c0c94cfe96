"""Conditional requests for public pages: who has the page already gets 304."""

from communesplone.core.api import settings
from communesplone.deliberations.api import clock
from datetime import datetime
from datetime import time
from datetime import UTC
from email.utils import format_datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from plone import api
from Products.statusmessages import STATUSMESSAGEKEY
from ZPublisher.HTTPRequest import HTTPRequest


def unchanged(request: HTTPRequest, parts: tuple[object, ...], at: datetime) -> bool:
    """Answer 304 to an anonymous visitor who has seen this state of the page.

    The page is the same for all who read one language, and is asked for anew each day,
    since deadlines pass and the site's frame changes.

    :param parts: what the page depends on, besides language, town settings and day.
    :param at: when that changed last, with an offset.
    :returns: True if the view has nothing to render.
    """
    if not api.user.is_anonymous() or STATUSMESSAGEKEY in request.cookies:
        return False
    tag = f'"{digest(parts)}"'
    midnight = datetime.combine(clock.today(), time(), clock.zone())
    changed = max(at, midnight).astimezone(UTC).replace(microsecond=0)
    response = request.response
    response.setHeader("ETag", tag)
    response.setHeader("Last-Modified", format_datetime(changed, usegmt=True))
    response.setHeader("Cache-Control", "max-age=0, must-revalidate, private")
    response.setHeader("Vary", "Accept-Language, Cookie")
    if not seen(request, tag, changed):
        return False
    response.setStatus(304)
    return True


def seen(request: HTTPRequest, tag: str, changed: datetime) -> bool:
    """Tell whether the visitor has the page; the tag counts before the time.

    Source: RFC 9110, 13.2.2.
    """
    tags = request.get_header("If-None-Match", "")
    if tags:
        return tag in tags
    try:
        since = parsedate_to_datetime(request.get_header("If-Modified-Since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and changed <= since


def digest(parts: tuple[object, ...]) -> str:
    kept = settings.values()
    kept.pop("coat_of_arms")
    known = (
        *parts,
        api.portal.get_current_language(),
        clock.today(),
        sorted(kept.items(), key=lambda item: item[0]),
    )
    return sha256(repr(known).encode()).hexdigest()[:32]

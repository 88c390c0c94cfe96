"""Writes come from whom they say they come."""

from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from zope.interface import alsoProvides


JSON = "application/json"


def check_origin(request) -> None:
    """Refuse a write that a page of another site could have sent.

    A program says who it is in a header, and sends JSON: no foreign page can do that,
    as the browser asks this site first (CORS, Fetch Standard section 4.8). Whoever
    comes by cookie sends the token of plone.protect, in the header X-CSRF-TOKEN.

    :raises Forbidden: without the token.
    """
    sends_json = (
        request.get_header("Content-Type", "").partition(";")[0].strip() == JSON
    )
    if request._auth and sends_json:
        # The answer has no token to look for; what plone.protect guards is checked.
        alsoProvides(request, IDisableCSRFProtection)
    else:
        CheckAuthenticator(request)

"""Security headers of every answer of a site where the core is active."""

from AccessControl import getSecurityManager
from AccessControl.SpecialUsers import nobody
from collections.abc import Mapping
from communesplone.core.interfaces import ICoreLayer
from types import MappingProxyType
from zope.component import adapter
from zope.globalrequest import getRequest
from ZPublisher.interfaces import IPubBeforeAbort
from ZPublisher.interfaces import IPubBeforeCommit
from ZPublisher.interfaces import IPubBeforeStreaming


CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
    )
)
"""Source: W3C, Content Security Policy Level 3."""

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), "
        "payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""Name and value of the headers that do not depend on who asks."""

ENFORCED = "Content-Security-Policy"
REPORTED = "Content-Security-Policy-Report-Only"


def secure(request) -> None:
    """Set the security headers; one that the view has set itself is kept.

    Anonymous pages are held to the policy. The screens of people who are logged in
    (editor, folder contents, control panels) break it, so there it only reports.

    :param request: the request, of our layer or not.
    """
    if not ICoreLayer.providedBy(request):
        return
    response = request.response
    for name, value in HEADERS.items():
        if not response.getHeader(name):
            response.setHeader(name, value)
    if response.getHeader(ENFORCED) or response.getHeader(REPORTED):
        return
    user = getSecurityManager().getUser()
    anonymous = user is None or user.getUserName() == nobody.getUserName()
    response.setHeader(ENFORCED if anonymous else REPORTED, CONTENT_SECURITY_POLICY)


@adapter(IPubBeforeCommit)
def secure_page(event):
    secure(event.request)


@adapter(IPubBeforeAbort)
def secure_error_page(event):
    secure(event.request)


@adapter(IPubBeforeStreaming)
def secure_stream(event):
    secure(getRequest())

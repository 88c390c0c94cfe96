"""Limits per account, or per address of a visitor, on what is dear to answer.

Each process of Zope counts for itself: behind two of them somebody may ask twice as
often. The address is that of the visitor where `trusted-proxy` names the proxy.
"""

from AccessControl import getSecurityManager
from communesplone.core.rules.buckets import Buckets
from math import ceil
from time import monotonic
from zExceptions import HTTPException
from zope.globalrequest import getRequest

import os


SETTING = "COMMUNESPLONE_SEARCHES_A_MINUTE"
"""Variable of the environment: a number of searches."""

MINUTE = 60.0

SEARCHES = Buckets(int(os.environ.get(SETTING, "30")), MINUTE)
"""Searches for words, by visitors and people with an account alike."""


class TooManyRequests(HTTPException):
    """Somebody asks too often; `seconds` says when they may again.

    Source: RFC 6585 section 4.
    """

    def __init__(self, seconds: int):
        super().__init__("Too many requests")
        self.setStatus(429)
        self.seconds = seconds


def spend(buckets: Buckets) -> None:
    """Count one request of whoever asks.

    :raises TooManyRequests: if they have none left.
    """
    request = getRequest()
    account = getSecurityManager().getUser().getId()
    key = f"account {account}" if account else f"address {request.getClientAddr()}"
    wait = buckets.take(key, monotonic())
    if wait:
        raise TooManyRequests(ceil(wait))

"""What a line of "My work" holds."""

from collections.abc import Mapping
from communesplone.deliberations.content.membership import FACTS
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from enum import StrEnum
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


MOST = 200
"""Most lines of a kind."""


class Kind(StrEnum):
    """Kinds of work, in the order in which a screen shows them."""

    RETURNED = "returned"
    """Items of my services that came back with a reason."""
    DRAFT = "draft"
    """Items of my services that are being written."""
    VALIDATE = "validate"
    """Items to validate, of the level that is mine."""
    OPINION = "opinion"
    """Opinions to give."""
    FOLLOW = "follow"
    """Decisions that my services see to; due on the day that was agreed."""
    CLOSE = "close"
    """Sittings that are open."""
    OPEN = "open"
    """Sittings to open today."""
    CONVENE = "convene"
    """Sessions to convene; due on the last day that the law allows."""
    DRAFTS = "drafts"
    """Draft decisions to put online before a session."""
    UNPLACED = "unplaced"
    """Validated items that stand on no agenda."""
    MINUTES = "minutes"
    """Minutes to have approved."""
    DRAFT_MINUTES = "draft_minutes"
    """Draft minutes that the members are to read."""
    MINUTES_ONLINE = "minutes_online"
    """Approved minutes to publish."""
    PUBLISH = "publish"
    """Deliberations to publish."""
    RENEW = "renew"
    """Deliberations that were corrected, whose public text is the one before."""
    TRANSMIT = "transmit"
    """Deliberations to send to the supervisory authority."""
    SESSION = "session"
    """Next sessions of a member."""


@dataclass(frozen=True)
class Task:
    """Something that waits.

    :param title: of the content that it is about.
    :param url: where to do it.
    :param body: title of the body.
    :param due: last day; None if the law and the town set none.
    :param overdue: the last day is past.
    :param article: of the law that sets the day.
    :param detail: a reference, or the service that is asked.
    :param when: of a session.
    """

    kind: Kind
    title: str
    url: str
    body: str
    due: date | None = None
    overdue: bool = False
    article: str = ""
    detail: str = ""
    when: datetime | None = None


def facts_of(brain: ICatalogBrain) -> Mapping[str, Any]:
    """Read the plain values of content for listings."""
    return getattr(brain, FACTS, None) or {}


def body_path(brain: ICatalogBrain) -> str:
    """Give the path of the body of what stands in the folder of a year."""
    return brain.getPath().rsplit("/", 2)[0]

"""What a document is, before and after the press."""

from dataclasses import dataclass
from dataclasses import field
from enum import Enum


class Variant(Enum):
    """The kinds of PDF that a document is made into; all are tagged.

    Source: ISO 14289-1 (PDF/UA-1), ISO 19005-2 and -3 (PDF/A-2, PDF/A-3).
    """

    UA_1 = "pdf/ua-1"
    """For people to read, with or without assistive technology."""

    A_2A = "pdf/a-2a"
    """For the archive; nothing may be attached."""

    A_3A = "pdf/a-3a"
    """For the archive; files may be attached."""

    A_3B = "pdf/a-3b"
    """For archives that refuse level A; looks the same."""


@dataclass(frozen=True)
class Document:
    """A rendered document.

    :param html: the whole page.
    :param title: plain text, one line.
    :param language: ISO 639-1.
    :param base_url: the site's address; what is relative in the page hangs on it.
    """

    html: str = field(repr=False)
    title: str
    language: str
    base_url: str


class DocumentError(Exception):
    """A document cannot be made into a PDF."""


class DocumentTooLarge(DocumentError):
    """The page, or the PDF, is beyond the limits."""


class DocumentTimeout(DocumentError):
    """The press did not finish in time, or was not free in time."""


class DocumentBroken(DocumentError):
    """The press gave up; the log of the technical staff says more."""

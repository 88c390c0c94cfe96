"""When a mail is tried again, what it is known by, and what may stand in its head."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import json
import re


DELAYS: Sequence[timedelta] = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)
"""How long to wait after the first failed attempt, the second…; then it has failed."""

MAX_ADDRESS = 254
"""Characters of an e-mail address. Source: RFC 5321, 4.5.3.1.3 (path of 256)."""

MAX_HEADER = 500
MAX_REASON = 300
MAX_EVENT = 200

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class InvalidHeader(ValueError):
    """A text that could smuggle something into the head of a mail."""


@dataclass(frozen=True)
class Member:
    """Somebody with an account; language and address are found there.

    :param user_id: the account.
    """

    user_id: str

    @property
    def identity(self) -> str:
        """What tells this recipient from all others."""
        return f"member:{self.user_id}"


@dataclass(frozen=True)
class Outsider:
    """Somebody without an account.

    :param address: e-mail address.
    :param name: as it may stand before the address, or "".
    """

    address: str
    name: str = ""

    @property
    def identity(self) -> str:
        """What tells this recipient from all others."""
        return f"mail:{self.address.strip().lower()}"


Recipient = Member | Outsider


def key_of(event_id: str, identity: str) -> str:
    """Name a notification: one event is told once to one recipient.

    :param event_id: what happened, unique for ever ("docrequest:<uid>:delivered").
    :param identity: of the recipient.
    :returns: 64 hexadecimal digits.
    """
    return sha256(json.dumps([event_id, identity]).encode()).hexdigest()


def delay_after(attempts: int) -> timedelta | None:
    """Tell how long to wait after a failure.

    :param attempts: how many have failed, from 1.
    :returns: the time to wait; None if it is enough.
    """
    return DELAYS[attempts - 1] if attempts <= len(DELAYS) else None


def header(text: str) -> str:
    """Let a text into the head of a mail.

    :param text: at most 500 characters.
    :returns: the text, without spaces at its ends.
    :raises InvalidHeader: with a control character, such as CR, LF or NUL, or too
        long.
    """
    if _FORBIDDEN.search(text) or len(text) > MAX_HEADER:
        raise InvalidHeader("control character in a header, or too long")
    return text.strip()


def is_address(text: str) -> bool:
    """Tell whether a text is one e-mail address that any mail server takes.

    Source: RFC 5321 (dot-string local part), HTML Living Standard, valid e-mail
    address; a dot in the domain is wanted besides.
    """
    return len(text) <= MAX_ADDRESS and _ADDRESS.fullmatch(text) is not None


def reason(text: str) -> str:
    """Make a failure's text fit to be kept: one line, bounded."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())[:MAX_REASON]

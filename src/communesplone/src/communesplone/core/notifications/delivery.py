"""Hands mails to the mail server, each in transactions of its own.

A mail is claimed (its next attempt is put off by the length of a lease) and the claim
committed; then it is sent; then it is marked as sent. Who dies between sending and
marking leaves a claim that ends, and the mail goes out a second time with the same
Message-ID: at least once, since a decision that nobody hears of is worse than one
heard twice. Two deliverers, on one machine or on several, cannot claim the same mail.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from communesplone.core import logger
from communesplone.core.notifications.message import written
from communesplone.core.notifications.post import Letter
from communesplone.core.notifications.post import Post
from communesplone.core.notifications.post import State
from communesplone.core.rules.notification import delay_after
from communesplone.core.rules.notification import reason
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone.registry.interfaces import IRegistry
from Products.CMFCore.utils import getToolByName
from Products.MailHost.MailHost import MailHostError
from smtplib import SMTPDataError
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPResponseException
from transaction import TransactionManager
from ZODB import DB
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.component.hooks import setSite


KEY = "communesplone.core.post"
"""Where a site keeps its post."""

LEASE = timedelta(minutes=15)
"""How long a mail belongs to who claimed it; longer than any sending takes."""

MARK_ATTEMPTS = 5

NO_ADDRESS = "!no-address"
NO_SENDER = "!no-sender"
"""Reasons of our own; all others are what the mail server said."""

# What an absent, wrongly set up, hanging or refusing server raises; SMTPException is
# an OSError. ValueError: an address or header that cannot be written.
_FAILURES = (OSError, MailHostError, RuntimeError, ValueError)


class NoSender(ValueError):
    """The site has no e-mail address."""


def deliver(db: DB, site_path: str, keys: Iterable[str] | None = None) -> int:
    """Send mails whose time has come.

    :param db: the main database.
    :param site_path: path of the site from its root.
    :param keys: those to look at; all that are due if None, the oldest first.
    :returns: how many were sent.
    """
    with _office(db, site_path) as office:
        wanted = list(office.due() if keys is None else keys)
        return sum(office.handle(key) for key in wanted)


class _Office:
    """One site's post, as seen from a connection of its own."""

    def __init__(self, manager: TransactionManager, site, post: Post) -> None:
        self._manager = manager
        self._site = site
        self._post = post

    def due(self) -> Iterator[str]:
        self._manager.begin()
        now = datetime.now(UTC)
        found = [
            (letter.created, key)
            for key, letter in self._post.letters()
            if _is_due(letter, now)
        ]
        return (key for _, key in sorted(found))

    def handle(self, key: str) -> bool:
        """Send one mail, if it is still there, due, and nobody else has it."""
        letter = self._claimed(key)
        if letter is None:
            return False
        try:
            self._send(key, letter)
        except _FAILURES as error:
            logger.warning("notification %s: %s", key[:12], type(error).__name__)
            told, is_final = _told(error)
            self._mark(lambda: _fail(self._post.letter(key), told, is_final))
            return False
        self._mark(lambda: self._post.shelf(key).close(key, datetime.now(UTC)))
        return True

    def _claimed(self, key: str) -> Letter | None:
        self._manager.begin()
        letter = self._post.letter(key)
        now = datetime.now(UTC)
        if letter is None or not _is_due(letter, now):
            return None
        letter.due = now + LEASE
        letter.attempts += 1
        try:
            self._manager.commit()
        except ConflictError:
            self._manager.abort()
            return None
        return letter

    def _send(self, key: str, letter: Letter) -> None:
        if not letter.address:
            raise NoSender(NO_ADDRESS)
        sender = getUtility(IRegistry).get("plone.email_from_address")
        if not sender:
            raise NoSender(NO_SENDER)
        message = written(key, letter, sender)
        mail_host = getToolByName(self._site, "MailHost")
        # At once: this transaction exists for this mail alone. Sender and recipient
        # are in the head; given apart, they would take the names' place.
        mail_host.send(message, immediate=True)

    def _mark(self, change) -> None:
        """Note the outcome; whoever changed the shelf at the same time is let by."""
        for attempt in range(MARK_ATTEMPTS):
            self._manager.begin()
            try:
                change()
                self._manager.commit()
            except ConflictError:
                self._manager.abort()
                if attempt == MARK_ATTEMPTS - 1:
                    raise
            else:
                return


def _is_due(letter: Letter, now: datetime) -> bool:
    return letter.state is State.QUEUED and letter.due <= now


def _fail(letter: Letter, told: str, is_final: bool) -> None:
    delay = None if is_final else delay_after(letter.attempts)
    letter.reason = reason(told)
    if delay is None:
        letter.state = State.FAILED
    else:
        letter.due = datetime.now(UTC) + delay


def _told(error: Exception) -> tuple[str, bool]:
    """Give the server's answer, and whether asking again is in vain."""
    if isinstance(error, SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return f"{code} {_text(text)}", code >= 500
    if isinstance(error, SMTPResponseException):
        final = isinstance(error, SMTPDataError) and error.smtp_code >= 500
        return f"{error.smtp_code} {_text(error.smtp_error)}", final
    if isinstance(error, NoSender):
        return str(error), str(error) == NO_ADDRESS
    return f"{type(error).__name__}: {error}", False


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


@contextmanager
def _office(db: DB, site_path: str) -> Iterator[_Office]:
    manager = TransactionManager(explicit=False)
    connection = db.open(transaction_manager=manager)
    before = getSite()
    try:
        root = connection.root()["Application"]
        site = root.unrestrictedTraverse(site_path)
        # The mail server's settings are in the site's registry.
        setSite(site)
        yield _Office(manager, site, IAnnotations(site)[KEY])
    finally:
        setSite(before)
        manager.abort()
        connection.close()

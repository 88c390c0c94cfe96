"""Mails to people: queued with the data, sent after the commit, once each."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core import _
from communesplone.core.api import journal
from communesplone.core.api import ledger
from communesplone.core.api import settings
from communesplone.core.notifications import delivery
from communesplone.core.notifications.kind import INotificationKind
from communesplone.core.notifications.message import plain_text
from communesplone.core.notifications.post import Letter
from communesplone.core.notifications.post import Post
from communesplone.core.notifications.post import State
from communesplone.core.notifications.postman import IPostman
from communesplone.core.notifications.postman import wake_after_commit
from communesplone.core.rules.notification import header
from communesplone.core.rules.notification import is_address
from communesplone.core.rules.notification import key_of
from communesplone.core.rules.notification import MAX_EVENT
from communesplone.core.rules.notification import MAX_HEADER
from communesplone.core.rules.notification import Member
from communesplone.core.rules.notification import Outsider
from communesplone.core.rules.notification import Recipient
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from transaction import TransactionManager
from types import MappingProxyType
from typing import Any
from uuid import uuid4
from ZODB import DB
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.component import getUtilitiesFor
from zope.component import getUtility
from zope.i18n import translate
from zope.i18nmessageid import Message


KEPT = timedelta(days=90)
"""How long the remains of a sent mail (event, recipient, moment) are kept."""

REASONS: Mapping[str, Message] = MappingProxyType(
    {
        delivery.NO_ADDRESS: _(
            "error_mail_no_address", default="The recipient has no e-mail address."
        ),
        delivery.NO_SENDER: _(
            "error_mail_no_sender",
            default="The site has no e-mail address: see the mail settings.",
        ),
    }
)
"""Our own reasons why a mail was not sent; others are the mail server's words."""


def send(
    event_id: str,
    recipient: Recipient,
    kind: str,
    data: Mapping[str, Any],
    *,
    language: str | None = None,
) -> bool:
    """Queue a notification, as part of the present transaction.

    It is sent after the commit, never if the transaction fails, and once for each
    pair of event and recipient, however often it is asked for. Mail server and
    recipient's address may be missing: then it waits and shows in `@@notifications`.

    :param event_id: what happened, unique for ever in the site; 1 to 200 characters
        ("docrequest:<uid>:delivered").
    :param recipient: a :class:`Member` or an :class:`Outsider`.
    :param kind: name of an `INotificationKind` utility.
    :param data: what subject and templates name; plain values, nothing confidential.
    :param language: ISO 639-1; the recipient's own if None, else the site's.
    :returns: False if this pair was queued before.
    :raises ComponentLookupError: for an unknown kind.
    :raises InvalidHeader: if the subject or a name holds a control character.
    :raises ValueError: for an event id that is empty or too long.
    """
    if not 0 < len(event_id) <= MAX_EVENT:
        raise ValueError("an event id has 1 to 200 characters")
    chosen = getUtility(INotificationKind, name=kind)
    post = obtain()
    key = key_of(event_id, recipient.identity)
    if key in post.shelf(key):
        return False
    letter = _composed(event_id, recipient, chosen, data, language)
    if chosen.digest and kind in _wanted(post, recipient):
        letter.state = State.DIGEST
    _queue(post, key, letter)
    return True


def send_trial(user_id: str) -> None:
    """Queue a test mail, to see whether the mail server is set up well.

    :param user_id: who gets it.
    """
    url = api.portal.get().absolute_url()
    name = settings.town().name() or url
    data = {"url": url, "name": name}
    send(f"test:{uuid4()}", Member(user_id), "communesplone.core.test", data)


def waiting(state: State | None = None) -> list[tuple[str, Letter]]:
    """List the mails that wait or have failed, the newest first.

    It wakes each of them; those that were sent are not among them.

    :param state: those of this state only; all if None.
    :returns: key and mail.
    """
    post = find()
    found = [] if post is None else post.letters()
    chosen = [pair for pair in found if state is None or pair[1].state is state]
    return sorted(chosen, key=lambda pair: (pair[1].created, pair[0]), reverse=True)


def retry(key: str) -> None:
    """Have a mail tried again after the commit, as if for the first time.

    :param key: see :func:`waiting`.
    :raises LookupError: if there is none such.
    """
    letter = _letter(key)
    letter.state = State.QUEUED
    letter.due = datetime.now(UTC)
    letter.attempts = 0
    site = api.portal.get()
    member = letter.identity.removeprefix("member:")
    if member != letter.identity:
        letter.address = _found(Member(member))[0] or letter.address
    wake_after_commit(site.getPhysicalRoot(), _path(site), key)
    journal.record("notification.retried", after={"event": letter.event})


def discard(key: str) -> None:
    """Throw a mail away; the same event may then be told anew.

    :param key: see :func:`waiting`.
    :raises LookupError: if there is none such.
    """
    letter = _letter(key)
    obtain().shelf(key).close(key, None)
    journal.record("notification.discarded", before={"event": letter.event})


def send_due(site: IPloneSiteRoot) -> int:
    """Send what is due in a site, in transactions of its own; for the command.

    :returns: how many mails were sent.
    """
    if find(site) is None:
        return 0
    return delivery.deliver(site._p_jar.db(), _path(site))


def watch(db: DB) -> None:
    """Have the postman look after the mails of every site, as the server starts.

    What an earlier process left is delivered, and further attempts are made, without
    any cron.

    :param db: the main database.
    """
    postman = getGlobalSiteManager().queryUtility(IPostman)
    if postman is None:
        return
    connection = db.open(TransactionManager())
    try:
        for site in ledger.sites(connection.root()["Application"]):
            if find(site) is not None:
                postman.wake(db, _path(site), None)
    finally:
        connection.transaction_manager.abort()
        connection.close()


def purge(now: datetime) -> int:
    """Forget the remains of what was sent more than 90 days ago.

    :param now: aware.
    :returns: how many were forgotten.
    """
    post = find()
    if post is None:
        return 0
    return sum(shelf.forget(now - KEPT) for shelf in post.shelves)


def kinds() -> Iterator[INotificationKind]:
    """Walk the kinds that a person may have in a daily digest, by name."""
    for _name, kind in sorted(getUtilitiesFor(INotificationKind)):
        if kind.digest:
            yield kind


def digest_kinds(user_id: str) -> frozenset[str]:
    """Tell which kinds a person gets once a day; all others come at once."""
    return frozenset(_wanted(find(), Member(user_id)))


def choose_digest(user_id: str, names: frozenset[str]) -> None:
    """Note which kinds a person wants once a day. Permission is the caller's matter.

    :param user_id: the person's account.
    :param names: of kinds in :func:`kinds`; others are left out.
    """
    known = {kind.name for kind in kinds()}
    chosen = tuple(sorted(names & known))
    preferences = obtain().preferences
    if chosen:
        preferences[user_id] = chosen
    elif user_id in preferences:
        del preferences[user_id]


def find(site: IPloneSiteRoot | None = None) -> Post | None:
    """Find a site's post.

    :param site: the present site if None.
    """
    return IAnnotations(site or api.portal.get()).get(delivery.KEY)


def obtain() -> Post:
    """Find the present site's post, or begin it; the installation begins it."""
    post = find()
    if post is None:
        post = IAnnotations(api.portal.get())[delivery.KEY] = Post()
    return post


def end() -> int:
    """Remove the present site's post, unless mails wait in it.

    :returns: how many wait; 0 if the post is gone.
    """
    left = len(waiting())
    if not left:
        IAnnotations(api.portal.get()).pop(delivery.KEY, None)
    return left


def _composed(event_id, recipient, kind, data, language):
    address, name, own_language = _found(recipient)
    language = (language or own_language or _site_language()).split("-")[0]
    return Letter(
        datetime.now(UTC),
        event=event_id,
        kind=kind.name,
        identity=recipient.identity,
        address=address,
        name=header(name[:MAX_HEADER]),
        language=language,
        sender=header(settings.town().name(language)),
        preferences_url=_preferences_url(recipient),
        **_written(kind, data, language),
    )


def _queue(post: Post, key: str, letter: Letter) -> None:
    if not letter.address:
        letter.state = State.FAILED
        letter.reason = delivery.NO_ADDRESS
    post.shelf(key).put(key, letter)
    if letter.state is State.QUEUED:
        site = api.portal.get()
        wake_after_commit(site.getPhysicalRoot(), _path(site), key)


def _written(kind, data, language):
    values = {"town": settings.town(), **data}
    subject = Message(kind.subject, mapping={k: str(v) for k, v in data.items()})
    return {
        "subject": header(translate(subject, target_language=language)),
        "plain": plain_text(kind.plain.render(values, language)),
        "html": kind.html.render(values, language),
    }


def _found(recipient: Recipient) -> tuple[str, str, str]:
    """Give address, name and language; "" for what is not known."""
    if isinstance(recipient, Outsider):
        address, name, language = recipient.address.strip(), recipient.name, ""
    else:
        member = api.user.get(userid=recipient.user_id)
        if member is None:
            return "", "", ""
        address = str(member.getProperty("email", "") or "")
        name = str(member.getProperty("fullname", "") or "")
        language = str(member.getProperty("language", "") or "")
    return (address if is_address(address) else ""), name, language


def _preferences_url(recipient: Recipient) -> str:
    if isinstance(recipient, Outsider):
        return ""
    return f"{api.portal.get().absolute_url()}/@@notification-preferences"


def _wanted(post: Post | None, recipient: Recipient) -> tuple[str, ...]:
    if post is None or isinstance(recipient, Outsider):
        return ()
    return post.preferences.get(recipient.user_id, ())


def _site_language() -> str:
    return api.portal.get_default_language() or "en"


def _letter(key: str) -> Letter:
    post = find()
    found = post.letter(key) if post is not None and _is_key(key) else None
    if found is None:
        raise LookupError(key[:64])
    return found


def _is_key(key: str) -> bool:
    return len(key) == 64 and set(key) <= set("0123456789abcdef")


def _path(site: IPloneSiteRoot) -> str:
    return "/".join(site.getPhysicalPath())

"""The daily digest: one mail for what a person did not want at once."""

from collections import defaultdict
from communesplone.core import _
from communesplone.core.api import notifications
from communesplone.core.documents.template import Template
from communesplone.core.notifications import message
from communesplone.core.notifications.post import Letter
from communesplone.core.notifications.post import Post
from communesplone.core.notifications.post import State
from communesplone.core.notifications.postman import wake_after_commit
from communesplone.core.rules.notification import header
from communesplone.core.rules.notification import key_of
from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
from ZODB.POSException import ConflictError
from zope.i18n import translate

import transaction


KIND = "communesplone.core.digest"
MAX_LETTERS = 200
"""Most notifications in one digest; what is more comes the next day."""

_PLAIN = Template(message.__file__, "templates/digest_plain.pt")
_HTML = Template(message.__file__, "templates/digest_html.pt")


def send_digests(day: date) -> int:
    """Make the digests of a day in the present site, a transaction for each person.

    Asked again for the same day it makes none for who had one; what has come since
    waits for the next day.

    :param day: in the town's time zone.
    :returns: how many were queued.
    """
    return sum(_sent(identity, day) for identity in sorted(_collected()))


def _collected() -> dict[str, list[tuple[str, Letter]]]:
    found = defaultdict(list)
    for key, letter in notifications.waiting(State.DIGEST):
        found[letter.identity].append((key, letter))
    return found


def _sent(identity: str, day: date) -> bool:
    transaction.begin()
    mine = _collected().get(identity, [])[::-1][:MAX_LETTERS]
    post = notifications.obtain()
    event = f"digest:{day.isoformat()}"
    key = key_of(event, identity)
    if not mine or key in post.shelf(key):
        return False
    post.shelf(key).put(key, _digest(event, [letter for _, letter in mine]))
    _close(post, [key for key, _ in mine])
    site = api.portal.get()
    path = "/".join(site.getPhysicalPath())
    wake_after_commit(site.getPhysicalRoot(), path, key)
    try:
        transaction.commit()
    except ConflictError:
        # Another command is at the same digest, or the next run will be.
        transaction.abort()
        return False
    return True


def _close(post: Post, keys: list[str]) -> None:
    now = datetime.now(UTC)
    for key in keys:
        post.shelf(key).close(key, now)


def _digest(event: str, letters: list[Letter]) -> Letter:
    latest = letters[-1]
    subject = _(
        "mail_digest_subject",
        default="${town}: what happened (${count})",
        mapping={"town": latest.sender, "count": len(letters)},
    )
    values = {"letters": letters}
    return Letter(
        datetime.now(UTC),
        event=event,
        kind=KIND,
        identity=latest.identity,
        address=latest.address,
        name=latest.name,
        language=latest.language,
        subject=header(translate(subject, target_language=latest.language)),
        plain=message.plain_text(_PLAIN.render(values, latest.language)),
        html=_HTML.render(values, latest.language),
        sender=latest.sender,
        preferences_url=latest.preferences_url,
    )

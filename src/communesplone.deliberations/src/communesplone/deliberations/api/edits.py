"""Editing an item, while somebody else may do the same."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.core.rules.journal import Query
from communesplone.deliberations.api import items
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.rules.edits import merge
from communesplone.deliberations.rules.edits import Merge
from hashlib import sha256
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.schema import getFieldNames


LENGTH = 16
"""Hexadecimal digits of a digest: enough to tell two texts of one field apart."""

ACTION = "item.changed"


def digests(item: Item, names: Iterable[str]) -> dict[str, str]:
    """Give the digest of each field as it stands.

    :param names: of fields of :class:`content.item.IItem`; others are left out.
    """
    known = set(getFieldNames(IItem))
    return {name: digest(getattr(item, name)) for name in names if name in known}


def digest(value: Any) -> str:
    """Give a short digest of a value; line ends and outer blanks count for nothing."""
    if isinstance(value, RichTextValue):
        value = value.raw
    if value in (None, "", ()):
        text = ""
    else:
        text = value if isinstance(value, str) else repr(value)
    plain = text.replace("\r\n", "\n").strip()
    return sha256(plain.encode()).hexdigest()[:LENGTH]


def compare(item: Item, base: Mapping[str, str], sent: Mapping[str, Any]) -> Merge:
    """Tell which of the values that were sent are to be written.

    :param base: what :func:`digests` gave as the editor began.
    :param sent: values by name of the field.
    """
    mine = {name: digest(value) for name, value in sent.items()}
    return merge(base, digests(item, sent), mine)


def save(item: Item, values: Mapping[str, Any]) -> None:
    """Write what an editor changed; the journal tells who it was.

    :param values: by name of the field; none of them writes nothing.
    :raises InvalidValue: for a value that its field refuses.
    """
    if values:
        items.update(item, **values)


def last_editor(item: Item) -> str:
    """Tell who saved the item last: account id; empty if nobody did.

    Looks at the newest entries of the journal only, which is enough for the question:
    who was it just now?
    """
    uid = IUUID(item)
    waiting = [entry for entry in journal.waiting() if entry.uid == uid]
    found = [entry for entry in waiting if entry.action == ACTION]
    if found:
        return found[-1].user
    page = journal.page(Query(action=ACTION, text=uid), size=1)
    return page.entries[0].user if page.entries else ""

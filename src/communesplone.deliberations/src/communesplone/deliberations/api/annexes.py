"""Annexes: files that go with an item."""

from communesplone.core.api import journal
from communesplone.deliberations import _
from communesplone.deliberations.api import placing
from communesplone.deliberations.api import settled
from communesplone.deliberations.api import values
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.file_type import sniff
from communesplone.deliberations.content import annexed
from communesplone.deliberations.content.annex import Annex
from communesplone.deliberations.content.annex import IAnnex
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from hashlib import sha256
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from secrets import token_hex
from typing import Any
from zope.i18nmessageid import Message


TYPE = annexed.TYPE

MAX_SIZE = 50 * 1024 * 1024
"""Largest file, in bytes."""

MAX_COUNT = 200
"""Most annexes of one item."""

MAX_NAME = 200

ASKED = ("title", "category", "confidential")
"""What is said of a file, and can change."""


def add(
    item: Item,
    data: bytes,
    filename: str,
    *,
    title: str = "",
    category: str | None = None,
    confidential: bool = False,
) -> Annex:
    """Add a file. Permission to modify the item is the caller's matter.

    :param data: PDF, PNG, JPEG, OpenDocument or Office Open XML without macros, at
        most 50 MB; what it is, its bytes say.
    :param filename: as it shall be downloaded.
    :param title: the file's name if empty.
    :param confidential: for the service, the secretariat and the body only.
    :raises Refused: if the item takes no annexes now, or has too many.
    :raises InvalidValue: for a file of another kind or size, or another value.
    """
    verdicts.require(verdicts.may(item, "annex"))
    if len(of(item)) >= MAX_COUNT:
        raise Refused(
            _("error_annex_count", default="An item has 200 annexes at most.")
        )
    filename = filename.replace("\\", "/").rpartition("/")[2][-MAX_NAME:]
    fields = {
        "title": title.strip() or filename,
        "category": category,
        "confidential": confidential,
        "file": NamedBlobFile(data, _checked_type(data), filename),
        "sha256": sha256(data).hexdigest(),
    }
    return _put(item, values.checked(IAnnex, item, fields, new=True))


def update(annex: Annex, **fields: Any) -> None:
    """Change title, category or confidentiality; the file stays, or is another annex.

    :raises InvalidValue: for a value that its field refuses.
    :raises Refused: if the item takes no annexes now.
    """
    check_open(annex)
    if set(fields) - set(ASKED):
        raise TypeError(f"only {ASKED} change")
    values.write(annex, IAnnex, values.checked(IAnnex, annex, fields))


def remove(annex: Annex) -> None:
    """Delete an annex of an item that is not decided.

    :raises Refused: if the item takes and gives no annexes now.
    """
    check_open(annex)
    api.content.delete(annex, check_linkintegrity=False)


def check_open(annex: Annex) -> None:
    """Refuse to change an annex at the wrong moment.

    :raises Refused: if the item takes and gives no annexes now.
    """
    verdicts.require(verdicts.may(annex.__parent__, "annex"))


def check_settled(annex: Annex) -> None:
    """Refuse an annex of what was voted upon, whichever way it comes or changes.

    :raises Refused: with the reason.
    """
    reason = why_kept(annex)
    if reason is not None:
        raise Refused(reason)


def why_kept(annex: Annex) -> Message | None:
    """Tell why an annex cannot be deleted.

    :returns: the reason, or None if it can.
    """
    return settled.why_settled(annex.__parent__)


def of(item: Item) -> list[Annex]:
    """Give the annexes of an item, in the order in which they came.

    Who shows them to somebody checks the permission to view each.
    """
    # The children of one item, for its own page.
    return [each for each in item.objectValues() if IAnnex.providedBy(each)]


def facts_of(item: Item) -> list[dict[str, Any]]:
    """Say what is annexed, as it is frozen into an act: title, sha256, public.

    A session has thousands, and none is woken.
    """
    return annexed.facts(item)


def carry(item: Item, copy: Item) -> None:
    """Let the annexes of an item go on with its copy; files are stored once."""
    carried = of(item)
    for annex in carried:
        fields = {name: getattr(annex, name) for name in (*ASKED, "file", "sha256")}
        placing.put(copy, createContent(TYPE, id=token_hex(8), **fields))
    if carried:
        facts = {"annexes": facts_of(copy)}
        journal.record("annex.carried", copy, after=facts)


def note(annex: Annex, action: str) -> None:
    """Write in the journal what was done to an annex.

    :param action: past participle.
    """
    facts = {"sha256": annex.sha256, "confidential": bool(annex.confidential)}
    journal.record(f"annex.{action}", annex, after=facts)


def _put(item: Item, fields: dict[str, Any]) -> Annex:
    annex = createContent(TYPE, id=token_hex(8), **fields)
    return addContentToContainer(item, annex, checkConstraints=False)


def _checked_type(data: bytes) -> str:
    if not data or len(data) > MAX_SIZE:
        raise InvalidValue(
            "file",
            _("error_file_size", default="The file is empty, or larger than 50 MB."),
        )
    kind = sniff(data)
    if kind is None:
        raise InvalidValue(
            "file",
            _(
                "error_file_type",
                default="Only PDF, PNG, JPEG, OpenDocument and Office documents without"
                " macros are taken.",
            ),
        )
    return kind

"""Bodies: making them, where their things stand, their placements and numbers."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.core.rules.numbering import NumberPattern
from communesplone.deliberations import _
from communesplone.deliberations.api import values
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.year import Year
from communesplone.deliberations.interfaces import Refused
from plone import api
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from secrets import token_hex
from typing import Any


__all__ = [
    "add",
    "body_of",
    "create",
    "find",
    "find_all",
    "is_active",
    "last_number",
    "note",
    "phrase",
    "place",
    "placement",
    "reference",
    "take_number",
    "unplace",
    "update",
    "write_phrases",
    "year_folder",
]

TYPE = "communesplone.deliberations.Body"

YEAR = "communesplone.deliberations.Year"


def create(container: DexterityContent, title: str, **fields: Any) -> Body:
    """Make a body. Permission is the caller's matter, here and below.

    :param title: name, at most 150 characters.
    :param fields: other fields of :class:`content.body.IBody` by name; `rulebook` is
        required.
    :raises InvalidValue: for a value that its field refuses; names the field.
    """
    given = values.checked(IBody, container, {"title": title, **fields}, new=True)
    body = createContent(TYPE, **given)
    return addContentToContainer(container, body, checkConstraints=False)


def update(body: Body, **fields: Any) -> None:
    """Change settings of a body.

    :param fields: values by name, as for :func:`create`.
    :raises InvalidValue: for a value that its field refuses.
    """
    values.write(body, IBody, values.checked(IBody, body, fields))


def find(uid: str) -> DexterityContent:
    """Find content of deliberations by its UID, whether the user may view it or not.

    Who shows it to somebody checks the permission.

    :raises Refused: if there is none.
    """
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(UID=uid) if uid else ()
    if not brains:
        raise Refused(_("error_unknown_content", default="This is no more there."))
    return brains[0]._unrestrictedGetObject()


def find_all(uids: Iterable[str]) -> dict[str, DexterityContent]:
    """Find content by UIDs, in one query; what is gone is left out.

    A query between two writes has the catalogue index what waits, hence many are
    looked up before the first is written.

    :returns: the content by UID; permission as for :func:`find`.
    """
    catalog = api.portal.get_tool("portal_catalog")
    found, folders = {}, {}
    for brain in catalog.unrestrictedSearchResults(UID=list(uids)):
        above, _slash, id = brain.getPath().rpartition("/")
        if above not in folders:
            folders[above] = catalog.unrestrictedTraverse(above)
        found[brain.UID] = folders[above]._getOb(id)
    return found


def is_active(body: Body) -> bool:
    """Tell whether a body still decides."""
    return api.content.get_state(body, default="active") == "active"


def year_folder(body: Body, year: int) -> Year:
    """Give the folder of a year, made when it is needed first.

    :param year: of the session, or of the day on which an item is made.
    """
    id = f"{year:04d}"
    if id not in body:
        folder = createContent(YEAR, id=id, title=id)
        addContentToContainer(body, folder, checkConstraints=False)
    return body[id]


def add(body: Body, portal_type: str, year: int, **fields: Any) -> DexterityContent:
    """Put content into the year's folder, under a random id.

    So two who add at once write different keys, and an address tells nothing.

    :param portal_type: full name of the type.
    :param fields: values that were checked.
    """
    content = createContent(portal_type, id=token_hex(8), **fields)
    folder = year_folder(body, year)
    return addContentToContainer(folder, content, checkConstraints=False)


def placement(body: Body, item: str) -> str | None:
    """Tell on which agenda an item stands.

    :param item: UID of the item.
    :returns: UID of the session, or None.
    """
    return body.placements.get(item)


def place(body: Body, item: str, session: str) -> None:
    """Note on which agenda an item stands; the item itself is not written.

    :param item: UID of the item.
    :param session: UID of the session.
    """
    body.placements[item] = session


def unplace(body: Body, item: str) -> None:
    """Note that an item stands on no agenda any more."""
    if item in body.placements:
        del body.placements[item]


def take_number(body: Body, year: int) -> int:
    """Give the next number of the register.

    Of two transactions that do, one fails with a conflict and is tried again.

    :param year: of the session.
    """
    return body.register.take(year, ever=goes_on(body))


def last_number(body: Body, year: int) -> int:
    """Read the last number given, 0 for none."""
    return body.register.last(None if goes_on(body) else year)


def reference(body: Body, year: int, number: int) -> str:
    """Write a number as the body writes it."""
    return NumberPattern(body.reference_format).write(year, number)


def phrase(body: Body, language: str, key: str) -> str:
    """Read a standing phrase; empty if the body has none."""
    return body.phrases.get(language, {}).get(key, "")


def write_phrases(body: Body, language: str, phrases: Mapping[str, str]) -> None:
    """Write the standing phrases of a language; empty ones are dropped.

    :param language: two letters.
    :param phrases: text by key, each of at most 5,000 characters.
    """
    body.phrases[language] = {
        key: text[:5_000] for key, text in phrases.items() if text.strip()
    }
    note(body, "changed")


def note(body: Body, action: str) -> None:
    """Write in the journal what was done to a body.

    :param action: past participle.
    """
    facts = {name: getattr(body, name) for name in IBody.names()}
    facts["categories"] = list(facts["categories"] or ())
    facts["phrases"] = {key: dict(texts) for key, texts in body.phrases.items()}
    journal.record(f"body.{action}", body, after=facts)


def goes_on(body: Body) -> bool:
    """Tell whether numbers go on from year to year."""
    return body.numbering_reset == "never"

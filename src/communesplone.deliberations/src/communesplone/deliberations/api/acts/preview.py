"""An act before it is one: an item as its extract will read, in the body's words."""

from collections import ChainMap
from collections.abc import Mapping
from communesplone.core.api import documents
from communesplone.core.api import settings as core
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import settings
from communesplone.deliberations.api.acts import items
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.tongue import say
from communesplone.deliberations.api.items import checked
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.documents.words import LAWS
from communesplone.deliberations.documents.writer import Writer
from dataclasses import dataclass
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


INTERNAL = "communesplone.deliberations: View internal"

ADOPTED = "adopted"
"""What a draft reads like: as if it were adopted; dots stand for the votes."""

SHOWN = ("title", "sitting", "proposer", "report", "motivation", "decision")
"""Fields of an item that its act is made of; the report stands beside it."""


@dataclass(frozen=True)
class Preview:
    """An item as its act.

    :param html: the act, clean; the language of the town's acts stands on it.
    :param report: of the item, clean HTML; it is no part of the act.
    :param has_decision: whether the decision says anything yet.
    :param amended: whether it is the one of the sitting, which amended the item's.
    """

    html: str
    report: str
    has_decision: bool
    amended: bool


def preview(
    item: IItem,
    session: ICatalogBrain | None = None,
    *,
    given: Mapping[str, Any] | None = None,
) -> Preview:
    """Write an item as its act.

    :param session: see :func:`session_of`.
    :param given: values by name of the field, as :func:`api.items.checked` gives them,
        in place of what is saved.
    """
    body, language = body_of(item), settings.acts_language()
    if session is None:
        where = _nowhere(body, language)
    else:
        where = meeting(session.getObject(), language)
    phrases = Phrases(language, body.phrases)
    write = Writer(language, phrases, where, core.town().name(language))
    told = ChainMap({}, dict(given or {}), {n: getattr(item, n) for n in SHOWN})
    amended = _is_amended(item)
    if amended:
        # Whatever is written of the proposal now, the sitting has its own text.
        told["decision"] = item.amended_text
    sheet = _sheet(item, told)
    return Preview(
        html=write.part("act", item=sheet),
        report=documents.safe_html(sheet.report) if sheet.report else "",
        has_decision=bool(write.rich(sheet.decision, 3)),
        amended=amended,
    )


def _is_amended(item: IItem) -> bool:
    """Tell whether a sitting amended the decision, to whoever may know of it."""
    known = api.user.has_permission(INTERNAL, obj=item)
    return known and bool(item.amended_text)


def drafted(item: IItem, values: Mapping[str, Any]) -> Preview:
    """Write an item as its act with values that are not saved; nothing is written.

    Permission is the caller's matter: that of who edits the item.

    :param values: by name of the field; formatted ones may be HTML text.
    :raises InvalidValue: for a value with which the item could not be saved.
    :raises Refused: for what was voted upon.
    """
    return preview(item, session_of(item), given=checked(item, values))


def session_of(item: IItem) -> ICatalogBrain | None:
    """Find the session on whose agenda an item stands, if the user may view it."""
    uid = bodies.placement(body_of(item), IUUID(item))
    found = api.content.find(UID=uid) if uid else ()
    return next(iter(found), None)


def _nowhere(body: IBody, language: str) -> sheets.Meeting:
    """Describe a sitting of which nothing is known yet; dots stand for it."""
    country = law.rulebook_of(body).country
    return sheets.Meeting(
        body=body.title, kind=body.kind, law=say(LAWS[country], language)
    )


def _sheet(item: IItem, told: Mapping[str, Any]) -> sheets.ItemSheet:
    proposer = told["proposer"]
    names = people.names(body_of(item)) if proposer else {}
    return sheets.ItemSheet(
        title=told["title"],
        block="closed" if told["sitting"] == "closed" else "public",
        service=items.services().get(item.service, ""),
        proposer=names.get(proposer, ""),
        report=items.text(told["report"]),
        motivation=items.text(told["motivation"]),
        decision=items.text(told["decision"]),
        opinions=tuple(items.given(item)),
        outcome=item.outcome or ADOPTED,
    )

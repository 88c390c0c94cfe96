"""An item as its extract will read, in the body's words; once decided, as it reads."""

from collections import ChainMap
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.core.api import documents
from communesplone.core.api import settings as core
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import settings
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import items
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.tongue import say
from communesplone.deliberations.api.items import checked
from communesplone.deliberations.api.items import state
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.documents.words import LAWS
from communesplone.deliberations.documents.writer import Writer
from dataclasses import dataclass
from dataclasses import replace
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
    told = ChainMap({}, dict(given or {}), {n: getattr(item, n) for n in SHOWN})
    if _is_amended(item):
        # Whatever is written of the proposal now, the sitting has its own text.
        told["decision"] = item.amended_text
    signing = None if state(item) == "decided" else ()
    return _written(item, _writer(body, language, where), _sheet(item, told), signing)


def decided(item: IItem, act: IDeliberation) -> Preview:
    """Write an item that was decided as its act stands in the register.

    Whoever knows the inside of the act reads all of it, others what is published; of an
    act that is not, they read the item, without votes and signatures.

    :param act: of the item; the user may view it.
    """
    inside = api.user.has_permission(INTERNAL, obj=act)
    if not inside and not extracts.is_public(act):
        return preview(item, session_of(item))
    language = settings.acts_language()
    found = extracts.item_of(act) if inside else extracts.public_item(act)
    where = extracts.sitting_of(act, bodies.find(act.session), language)
    # The page of the act is what the linked data speak of, not that of the item.
    sheet = replace(found, url="", report=items.text(item.report))
    return _written(
        item,
        _writer(body_of(item), language, where),
        sheet,
        extracts.signing(act, language),
        extracts.annulled(act, language),
    )


def _writer(body: IBody, language: str, where: sheets.Meeting) -> Writer:
    phrases = Phrases(language, body.phrases, law.rulebook_of(body).country)
    return Writer(language, phrases, where, core.town().name(language))


def _written(
    item: IItem,
    write: Writer,
    sheet: sheets.ItemSheet,
    signatories: Sequence[sheets.Signatory] | None,
    annulled: str = "",
) -> Preview:
    """Write the act.

    :param signatories: none of them leave lines to sign on; None leaves no line.
    """
    values = {"item": sheet, "signatories": signatories, "annulled": annulled}
    return Preview(
        html=write.part("act", **values),
        report=documents.safe_html(sheet.report) if sheet.report else "",
        has_decision=bool(write.rich(sheet.decision, 3)),
        amended=_is_amended(item),
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

"""What everybody may read: published deliberations and coming sessions.

Lists come from the catalogue and wake no object. The present user's rights are asked by
the catalogue; beyond that, only what is public stands in them, hence a clerk sees here
what a citizen sees.
"""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import public_list
from communesplone.deliberations.api import public_rows
from communesplone.deliberations.api.public_list import PublicList
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.rules.facets import Facets
from dataclasses import dataclass
from datetime import datetime
from datetime import time
from plone import api
from plone.base.utils import munge_search_term
from Products.ZCatalog.interfaces import ICatalogBrain
from Products.ZCTextIndex.ParseTree import ParseError
from Products.ZCTextIndex.ParseTree import QueryError
from typing import Any

import re


ACT = "communesplone.deliberations.Deliberation"
BODY = "communesplone.deliberations.Body"
SESSION = "communesplone.deliberations.Session"

PUBLIC_ACTS = ("published", "annulled")
COMING = ("convened", "open")
NAMES = ("body", "year", "category", "session", "outcome")
"""The facets, in the order in which a page offers them."""

LONGEST = 200
MOST_WORDS = 20
PAGE, MOST = 20, 50
_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9]{1,6}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What a reader asks for.

    :param chosen: value by name of a facet.
    :param text: words to find.
    :param start: place of the first row, from 0.
    :param size: rows of a page.
    """

    chosen: Mapping[str, str]
    text: str = ""
    start: int = 0
    size: int = PAGE


@dataclass(frozen=True)
class Found:
    """What was found.

    :param brains: those of the page, the latest decision first.
    :param total: rows of the whole list.
    :param counts: name of a facet -> value -> rows if it were chosen.
    """

    brains: list[ICatalogBrain]
    total: int
    counts: Mapping[str, Counter[str]]


def asked(form: Mapping[str, Any], size: int = PAGE, most: int = MOST) -> Asked:
    """Read a query string; whatever makes no sense in it is left out.

    :param size: rows of a page where none is asked for, and :param most: at most.
    """
    chosen = {name: text(form, name) for name in NAMES}
    wanted = whole(form, "b_size")
    return Asked(
        {name: value for name, value in chosen.items() if value},
        text(form, "text"),
        whole(form, "b_start"),
        min(max(wanted, 1), most) if wanted else size,
    )


def text(form: Mapping[str, Any], name: str) -> str:
    """Read one short text; "" for what is no text.

    Bytes that were no UTF-8 come as halves of characters, which no address can hold.
    """
    value = form.get(name, "")
    if not isinstance(value, str):
        return ""
    return _UNWRITABLE.sub("", value[:LONGEST]).strip()


def whole(form: Mapping[str, Any], name: str) -> int:
    """Read a whole number of up to six digits; 0 for anything else."""
    value = text(form, name)
    return int(value) if _NUMBER.fullmatch(value) else 0


def decisions(context: Any, wanted: Asked) -> Found:
    """Find published deliberations, and count what can be chosen further.

    :param context: the site, or a body.
    """
    whole = listed(context, wanted.text)
    places = whole.facets.kept(wanted.chosen)
    start = wanted.start if wanted.start < len(places) else 0
    shown = places[start : start + wanted.size]
    return Found(
        brains([whole.uids[place] for place in shown]),
        len(places),
        whole.facets.counts(wanted.chosen),
    )


def latest(context: Any, most: int) -> list[ICatalogBrain]:
    """Give the latest published deliberations below content.

    :param context: the site, or a body.
    """
    return brains(listed(context).uids[:most])


def listed(context: Any, words: str = "") -> PublicList:
    """Give the list of the published deliberations, the latest decision first."""

    def make() -> PublicList:
        found = published(context, words)
        rows = [row(brain) for brain in found]
        return PublicList(tuple(brain.UID for brain in found), Facets(rows, NAMES))

    return public_list.get("/".join(context.getPhysicalPath()), words, make)


def brains(uids: Sequence[str]) -> list[ICatalogBrain]:
    """Give deliberations by UID, in this order, as far as the user may view them."""
    if not uids:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    found = {brain.UID: brain for brain in catalog(portal_type=ACT, UID=list(uids))}
    return [found[uid] for uid in uids if uid in found]


def published(context: Any, words: str = "") -> list[ICatalogBrain]:
    """Give the published deliberations below content, the latest decision first."""
    query = {
        "portal_type": ACT,
        "review_state": list(PUBLIC_ACTS),
        "path": "/".join(context.getPhysicalPath()),
    }
    if words:
        query["SearchableText"] = searched(words)
        if not query["SearchableText"]:
            return []
    catalog = api.portal.get_tool("portal_catalog")
    try:
        return sorted(catalog(**query), key=age, reverse=True)
    except (ParseError, QueryError):
        # Nothing but words that the index does not keep.
        return []


def searched(words: str) -> str:
    """Write words as the text index takes them: all of them, each as a beginning."""
    return munge_search_term(" ".join(_WORD.findall(words)[:MOST_WORDS]))


def age(brain: ICatalogBrain) -> tuple[str, int]:
    """Give what deliberations are ordered by: their day, then their number."""
    facts = getattr(brain, FACTS, None) or {}
    return str(facts.get("date") or ""), facts.get("number") or 0


def row(brain: ICatalogBrain) -> dict[str, str]:
    """Read the facets of a deliberation from its metadata."""
    facts = getattr(brain, FACTS, None) or {}
    return {name: str(facts.get(name) or "") for name in NAMES}


def bodies() -> dict[str, ICatalogBrain]:
    """Give the bodies by UID."""
    brains = api.content.find(portal_type=BODY, sort_on="sortable_title")
    return {brain.UID: brain for brain in brains}


def sessions_by_uid(uids: list[str]) -> dict[str, ICatalogBrain]:
    """Give sessions by UID, the latest first."""
    if not uids:
        return {}
    brains = api.content.find(
        portal_type=SESSION, UID=uids, sort_on="start", sort_order="descending"
    )
    return {brain.UID: brain for brain in brains}


def coming(context: Any, most: int = 5) -> list[ICatalogBrain]:
    """Give the convened sessions from today on, the next first.

    :param context: the site, or a body.
    :param most: how many.
    """
    midnight = datetime.combine(clock.today(), time(), clock.zone())
    found = api.content.find(
        context=context,
        portal_type=SESSION,
        review_state=list(COMING),
        start={"query": clock.kept(midnight), "range": "min"},
        sort_on="start",
        sort_limit=most,
    )
    return list(found[:most])


def sessions(context: Any, most: int = 100) -> list[ICatalogBrain]:
    """Give the sessions that everybody may know of, the latest first."""
    found = api.content.find(
        context=context,
        portal_type=SESSION,
        review_state=list(public_rows.TOLD),
        sort_on="start",
        sort_order="descending",
        sort_limit=most,
    )
    return list(found[:most])


def is_body(context: Any) -> bool:
    return bool(IBody.providedBy(context))

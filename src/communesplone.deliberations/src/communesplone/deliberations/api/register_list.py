"""The register as a list, a year at a time: every number, with no gap unseen."""

from collections.abc import Iterable
from communesplone.deliberations.api import register
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import FACTS
from dataclasses import dataclass
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain


@dataclass(frozen=True)
class Row:
    """A number of the register.

    :param brain: its act, None if the present user may not view it.
    :param missing: nobody finds an act of this number: it was taken away.
    """

    number: int
    brain: ICatalogBrain | None = None
    missing: bool = False


def years(body: IBody) -> list[int]:
    """Give the years in which numbers were given, the latest first."""
    return sorted(body.register.years, reverse=True)


def rows(body: IBody, year: int) -> list[Row]:
    """Give the numbers of a year in their order, from two queries.

    That a number exists is no secret, whoever may read its act.
    """
    there = {facts(b)["number"]: b for b in in_year(register.acts_of(body), year)}
    mine = api.content.find(context=body, portal_type=register.PORTAL_TYPE)
    seen = {facts(brain)["number"]: brain for brain in in_year(mine, year)}
    return [
        Row(number, seen.get(number), number not in there)
        for number in body.register.given(year)
    ]


def in_year(brains: Iterable[ICatalogBrain], year: int) -> list[ICatalogBrain]:
    return [b for b in brains if is_ours(b) and facts(b)["year"] == year]


def is_ours(brain: ICatalogBrain) -> bool:
    """Tell whether an act has a number of ours; those imported keep their own."""
    return not facts(brain).get("imported")


def facts(brain: ICatalogBrain) -> dict:
    return getattr(brain, FACTS, None) or {"year": 0, "number": 0}

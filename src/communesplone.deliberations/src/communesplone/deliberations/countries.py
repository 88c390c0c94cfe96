"""Whose words content uses: those of the country of its law, or of the town."""

from collections.abc import Iterable
from communesplone.core.api import settings
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from plone.dexterity.content import DexterityContent
from Products.ZCatalog.interfaces import ICatalogBrain


def country_of(content: DexterityContent) -> str:
    """Give the country of content, "be" or "fr": that of its body or of the town."""
    body = body_of(content)
    return of_rulebook(body.rulebook if body is not None else None)


def by_body(bodies: Iterable[ICatalogBrain]) -> dict[str, str]:
    """Give the country of each body by its UID; none of them is woken."""
    facts = {brain.UID: getattr(brain, FACTS, None) or {} for brain in bodies}
    return {uid: of_rulebook(known.get("rulebook")) for uid, known in facts.items()}


def of_rulebook(name: str | None) -> str:
    """Give the country of a rulebook; that of the town, if it is not installed."""
    if name not in RULEBOOKS:
        return settings.town().country.lower()
    return rulebook(name).country

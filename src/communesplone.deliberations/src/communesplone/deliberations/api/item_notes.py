"""What the journal is told of an item."""

from communesplone.core.api import journal
from communesplone.deliberations.content.item import Item
from hashlib import sha256
from typing import Any


def note(item: Item, action: str) -> None:
    """Write in the journal what was done to an item.

    :param action: past participle.
    """
    journal.record(f"item.{action}", item, after=_facts(item))


def _facts(item: Item) -> dict[str, Any]:
    names = ("title", "service", "category", "sitting", "publication", "outcome")
    facts = {name: getattr(item, name) for name in names}
    for name in ("report", "motivation", "decision", "amended_text"):
        value = getattr(item, name)
        text = value.raw if value is not None else ""
        facts[name] = sha256(text.encode()).hexdigest()
    amount = item.amount
    return {**facts, "amount": None if amount is None else str(amount)}

"""Matters that the law wants heard behind closed doors, such as those of persons."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import law
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.closed_sitting import is_closed_kind
from typing import Any
from zope.i18nmessageid import Message


def settled(
    body: IBody, given: Mapping[str, Any], item: IItem | None = None
) -> dict[str, Any]:
    """Give the values of an item with the sitting that the law wants.

    :param given: values by name of the field.
    :param item: that they are for; None for a new one.
    :raises InvalidValue: if they say public where the law says closed.
    """
    values = dict(given)
    kind = values.get("subject_kind", getattr(item, "subject_kind", "ordinary"))
    touched = item is None or {"sitting", "subject_kind"} & set(values)
    if not touched or not is_closed_kind(law.rulebook_of(body), kind):
        return values
    if values.setdefault("sitting", "closed") != "closed":
        raise InvalidValue("sitting", reason(body))
    return values


def overruled(body: IBody, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a new item whose sitting gives way to the law.

    That of a template, or of the item of another body that it comes from.
    """
    rest = {name: value for name, value in values.items() if name != "sitting"}
    return {**values, **settled(body, rest)}


def check(item: IItem) -> None:
    """Refuse an item that would be heard in public against the law.

    :raises Refused: with the article.
    """
    found = why_not(item)
    if found is not None:
        raise Refused(found, law.rulebook_of(item).closed_kinds.article)


def why_not(item: IItem) -> Message | None:
    """Tell why an item cannot be heard as it says; None if it can."""
    closed = is_closed_kind(law.rulebook_of(item), item.subject_kind)
    return reason(item) if closed and item.sitting != "closed" else None


def reason(content: IBody | IItem) -> Message:
    return _(
        "error_closed_kind",
        default="The law has this kind of matter heard in closed sitting (${article}).",
        mapping={"article": str(law.rulebook_of(content).closed_kinds.article)},
    )

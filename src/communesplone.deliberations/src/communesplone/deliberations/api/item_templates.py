"""Templates of items."""

from communesplone.deliberations.api import values
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.content.item_template import ItemTemplate
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from typing import Any


TYPE = "communesplone.deliberations.ItemTemplate"


def create(body: Body, title: str, **fields: Any) -> ItemTemplate:
    """Make a template. Permission is the caller's matter.

    :param fields: other fields of :class:`content.item_template.IItemTemplate`.
    :raises InvalidValue: for a value that its field refuses; names the field.
    """
    given = values.checked(IItemTemplate, body, {"title": title, **fields}, new=True)
    template = createContent(TYPE, **given)
    return addContentToContainer(body, template, checkConstraints=False)

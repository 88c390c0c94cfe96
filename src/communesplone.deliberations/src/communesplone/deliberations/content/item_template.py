"""A text to begin an item with."""

from communesplone.deliberations import _
from communesplone.deliberations.content.item import ITexts
from plone.dexterity.content import Item
from zope import schema
from zope.interface import implementer


class IItemTemplate(ITexts):
    """The texts of an item, ready to be filled in."""

    recurring = schema.Bool(
        title=_("label_recurring", default="Stands on every agenda"),
        description=_(
            "help_recurring",
            default="Approval of the minutes, communications…",
        ),
        required=False,
        default=False,
    )


@implementer(IItemTemplate)
class ItemTemplate(Item):
    """A template of items."""

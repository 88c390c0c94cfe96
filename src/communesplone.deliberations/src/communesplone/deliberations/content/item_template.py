"""A text to begin an item with."""

from communesplone.deliberations import _
from communesplone.deliberations.content.item import ITexts
from plone.dexterity.content import Item
from zope import schema
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant


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
    service = schema.Choice(
        title=_("label_recurring_service", default="Service that proposes it"),
        description=_(
            "help_recurring_service",
            default="For what stands on every agenda: its people prepare the item.",
        ),
        vocabulary="communesplone.core.services",
        required=False,
    )

    @invariant
    def recurring_has_a_service(data):
        if data.recurring and not data.service:
            raise Invalid(
                _(
                    "error_recurring_service",
                    default="Choose the service that proposes what stands on every"
                    " agenda.",
                )
            )


@implementer(IItemTemplate)
class ItemTemplate(Item):
    """A template of items."""

"""How plone.restapi's own PATCH reads fields that want more than its readers know."""

from communesplone.core.behaviors.service import IServiceAware
from communesplone.deliberations import _
from communesplone.deliberations.restapi.services.fields import moment
from datetime import datetime
from plone.restapi.deserializer.dxfields import ChoiceFieldDeserializer
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from zope.i18n import translate
from zope.interface import implementer


@implementer(IFieldDeserializer)
class MomentDeserializer(DefaultFieldDeserializer):
    """An instant in ISO 8601; in the town's time if it tells no offset.

    That of plone.restapi asks the stored instant for a zone of pytz, and ours has none.
    """

    def __call__(self, value: str | None) -> datetime | None:
        try:
            read = None if value is None else moment(value)
        except (TypeError, OverflowError) as error:
            raise ValueError(f"Invalid date: {value!r:.100}") from error
        self.field.validate(read)
        return read


@implementer(IFieldDeserializer)
class ItemChoiceDeserializer(ChoiceFieldDeserializer):
    """A choice of an item; its service stays, as its people have the rights."""

    def __call__(self, value: str | dict) -> str:
        read = super().__call__(value)
        ours = self.field.interface is IServiceAware
        if ours and read != self.context.service:
            raise ValueError(translate(STAYS, context=self.request))
        return read


STAYS = _("error_item_service", default="An item stays with the service that began it.")

"""Fields of a service that check more than a length."""

from communesplone.core import _
from communesplone.core.content import service_tree
from communesplone.core.rules.contact import is_phone
from communesplone.core.rules.contact import MAX_PHONE
from communesplone.core.rules.line import is_printable
from plone.uuid.interfaces import IUUID
from zope.schema import Choice
from zope.schema import TextLine
from zope.schema.interfaces import ValidationError


class InvalidPhone(ValidationError):
    __doc__ = _(
        "error_phone",
        default="This is not a phone number: write 3 to 15 digits, with spaces "
        "and + ( ) / . - at most.",
    )


class NotPrintable(ValidationError):
    __doc__ = _(
        "error_control_characters",
        default="Line breaks and control characters are not allowed here.",
    )


class ServiceLoop(ValidationError):
    """The service would stand below itself."""

    def __init__(self, titles: tuple[str, ...]):
        super().__init__(titles)
        self.titles = titles

    def doc(self):
        return _(
            "error_service_loop",
            default="A service cannot stand below itself: ${loop}.",
            mapping={"loop": " → ".join(self.titles)},
        )


class Line(TextLine):
    """A line of text that shows as it is written."""

    def _validate(self, value):
        super()._validate(value)
        if not is_printable(value):
            raise NotPrintable(value)


class Phone(TextLine):
    """A telephone number."""

    def __init__(self, **kwargs):
        super().__init__(max_length=MAX_PHONE, **kwargs)

    def _validate(self, value):
        super()._validate(value)
        if not is_phone(value):
            raise InvalidPhone(value)


class ParentService(Choice):
    """The UID of the service above this one."""

    def __init__(self, **kwargs):
        super().__init__(vocabulary="communesplone.core.services", **kwargs)

    def _validate(self, value):
        super()._validate(value)
        # A service that is being made, or the folder it will stand in, is in no loop.
        uid = IUUID(self.context, None)
        titles = service_tree.loop(uid, value) if uid else ()
        if titles:
            raise ServiceLoop(titles).with_field_and_value(self, value)


class PersonChoice(Choice):
    """An account id, or that of the account chosen before it went."""

    def __init__(self, **kwargs):
        super().__init__(vocabulary="communesplone.core.people", **kwargs)

    def fromUnicode(self, value):
        # A form converts before it knows the context, and validates again with it.
        return value if self.context is None else super().fromUnicode(value)

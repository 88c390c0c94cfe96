"""Fields that check more than a length."""

from Acquisition import aq_base
from communesplone.core.content.service_fields import Line
from communesplone.core.content.service_fields import PersonChoice
from communesplone.core.rules.numbering import MAX_PATTERN
from communesplone.core.rules.numbering import NumberPattern
from communesplone.deliberations import _
from communesplone.deliberations.content import meetings
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from zope.interface import Invalid
from zope.schema import Choice
from zope.schema import Datetime
from zope.schema import Decimal as DecimalField
from zope.schema import Tuple
from zope.schema.interfaces import ValidationError


__all__ = [
    "Account",
    "Choices",
    "HTML_ONLY",
    "InvalidPattern",
    "Law",
    "LawIsFixed",
    "Line",
    "MAX_TEXT",
    "Moment",
    "Money",
    "NotMoney",
    "OutOfTime",
    "WithoutZone",
    "check_span",
]

MAX_TEXT = 500_000
"""Longest formatted text, in characters."""

HTML_ONLY = ("text/html",)
"""What formatted texts are written in: an act shows them as they are stored."""

FIRST_MOMENT = datetime(1800, 1, 1, tzinfo=UTC)
LAST_MOMENT = datetime(2200, 1, 1, tzinfo=UTC)
"""Beyond these no town of ours met; near year 1 time zones have no arithmetic."""

MAX_AMOUNT = Decimal("9999999999.99")


class NotMoney(ValidationError):
    __doc__ = _(
        "error_money",
        default="Write an amount in euros, not negative, with two decimals at most.",
    )


class InvalidPattern(ValidationError):
    __doc__ = _(
        "error_pattern",
        default="{number} must stand exactly once, {year} may stand; {number:4} fills"
        " with zeros. Nothing else stands in braces.",
    )


class LawIsFixed(ValidationError):
    __doc__ = _(
        "error_law_fixed",
        default="The body decided under this law, or is convened under it. Close the"
        " body, and make another one for another law.",
    )


class WithoutZone(ValidationError):
    __doc__ = _("error_without_zone", default="This moment needs a time zone.")


class OutOfTime(ValidationError):
    __doc__ = _("error_out_of_time", default="Choose a day of the years 1800 to 2199.")


class Money(DecimalField):
    """An amount in euros, two decimals, not negative."""

    def __init__(self, **kwargs):
        super().__init__(min=Decimal(0), max=MAX_AMOUNT, **kwargs)

    def _validate(self, value):
        if not value.is_finite() or value.as_tuple().exponent < -2:
            raise NotMoney(value)
        super()._validate(value)


class Moment(Datetime):
    """An instant of a town's history, with its time zone."""

    def _validate(self, value):
        if isinstance(value, datetime):
            if value.utcoffset() is None:
                raise WithoutZone(value)
            if not FIRST_MOMENT <= value < LAST_MOMENT:
                raise OutOfTime(value)
        super()._validate(value)


class Pattern(Line):
    """How references are written, as :class:`core.rules.numbering.NumberPattern`."""

    def __init__(self, **kwargs):
        super().__init__(max_length=MAX_PATTERN, **kwargs)

    def _validate(self, value):
        super()._validate(value)
        try:
            NumberPattern(value)
        except ValueError as error:
            raise InvalidPattern(value) from error


class Law(Choice):
    """What makes the law of a body: it stays once the body was convened under it."""

    def _validate(self, value):
        super()._validate(value)
        # For new content the context is what will contain it: nothing is acquired.
        register = getattr(aq_base(self.context), "register", None)
        if register is None or value == getattr(self.context, self.__name__):
            return
        # The past that was imported has acts, and no sessions.
        if register.length or meetings.are_told(self.context):
            raise LawIsFixed(value)


class Account(PersonChoice):
    """An account id."""


class Choices(Tuple):
    """Some of a vocabulary, none of them twice."""

    def __init__(self, vocabulary: str, max_length: int = 100, **kwargs):
        super().__init__(
            value_type=Choice(vocabulary=vocabulary),
            max_length=max_length,
            unique=True,
            default=(),
            missing_value=(),
            required=False,
            **kwargs,
        )


def check_span(start, end) -> None:
    """Refuse an end before its start; either may be missing.

    :raises zope.interface.Invalid: with the reason.
    """
    if start is None or end is None:
        return
    if isinstance(start, datetime):
        # Forms know no seconds: an end of the same minute is none before the start.
        start = start.replace(second=0, microsecond=0)
    if end < start:
        raise Invalid(
            _("error_end_before_start", default="The end must not be before the start.")
        )

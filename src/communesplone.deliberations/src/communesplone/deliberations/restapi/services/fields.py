"""Values of fields in the body of a request."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.sitting.payload import malformed
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.restapi.services.answering import object_of
from datetime import date
from datetime import datetime
from decimal import Decimal
from decimal import InvalidOperation
from typing import Any
from zope.interface.interface import InterfaceClass
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IField
from zope.schema.interfaces import IInt
from zope.schema.interfaces import ITuple


def read_fields(
    request: Any, schema: InterfaceClass, names: Iterable[str]
) -> dict[str, Any]:
    """Read fields that a body gives, in the kind that the api takes and checks.

    Days are `YYYY-MM-DD`, instants ISO 8601 (in the town's time without an offset),
    amounts a text, formatted texts HTML; null empties a field.

    :param names: of the fields that may be there; none must.
    :raises Refused: for another shape of the body.
    :raises InvalidValue: for a value of another kind; names the field.
    """
    return values(schema, object_of(request, names))


def values(schema: InterfaceClass, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Read values of fields by name.

    :raises InvalidValue: for a value of another kind; names the field.
    """
    fields = getFields(schema)
    return {name: value(fields[name], given) for name, given in plain.items()}


def value(field: IField, plain: Any) -> Any:
    """Read a value of a field.

    :raises InvalidValue: for one of another kind.
    """
    if plain is None:
        return None
    name = field.__name__
    read = next((read for kind, read in KINDS.items() if kind.providedBy(field)), text)
    try:
        return read(plain)
    except (TypeError, ValueError, OverflowError, InvalidOperation) as error:
        raise InvalidValue(name, malformed(name).message) from error


def moment(plain: Any) -> datetime:
    """Read an instant.

    :raises ValueError: for another text, or an instant that no calendar of ours has.
    :raises TypeError: for no text.
    """
    read = datetime.fromisoformat(plain)
    if read.utcoffset() is None:
        read = read.replace(tzinfo=clock.zone())
    return clock.kept(read)


def text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise TypeError(plain)
    return plain


def amount(plain: Any) -> Decimal:
    return Decimal(text(plain))


def truth(plain: Any) -> bool:
    if not isinstance(plain, bool):
        raise TypeError(plain)
    return plain


def whole(plain: Any) -> int:
    # True is an int to Python, and no number to people.
    if not isinstance(plain, int) or isinstance(plain, bool):
        raise TypeError(plain)
    return plain


def texts(plain: Any) -> tuple[str, ...]:
    if not isinstance(plain, list):
        raise TypeError(plain)
    return tuple(map(text, plain))


KINDS: dict[InterfaceClass, Callable[[Any], Any]] = {
    IDatetime: moment,
    IDate: date.fromisoformat,
    IBool: truth,
    IInt: whole,
    IDecimal: amount,
    ITuple: texts,
}
"""What is read how, the special before the general; the rest is text."""

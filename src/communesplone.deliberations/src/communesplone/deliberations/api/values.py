"""Checks values as the fields and invariants of a schema say."""

from collections.abc import Mapping
from communesplone.deliberations.api import clock
from communesplone.deliberations.interfaces import InvalidValue
from datetime import datetime
from plone.app.textfield.interfaces import IRichText
from plone.app.textfield.value import RichTextValue
from plone.dexterity.content import DexterityContent
from types import SimpleNamespace
from typing import Any
from zope.event import notify
from zope.interface import Invalid
from zope.interface.interface import InterfaceClass
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import ValidationError


def checked(
    schema: InterfaceClass,
    context: DexterityContent,
    values: Mapping[str, Any],
    *,
    new: bool = False,
) -> dict[str, Any]:
    """Give values as they may be kept.

    :param context: the content; for new content, what will contain it.
    :param values: by name of a field; text for a formatted field becomes HTML, an
        instant is given in UTC.
    :param new: required fields without default must be there.
    :raises InvalidValue: for the first value that is not allowed.
    :raises TypeError: for a name that is no field.
    """
    fields = getFields(schema)
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"no such fields: {sorted(unknown)}")
    given = {name: _formatted(fields[name], value) for name, value in values.items()}
    wanted = {name: given[name] for name in fields if name in given}
    if new:
        missing = (name for name, field in fields.items() if _missing(field, given))
        wanted |= dict.fromkeys(missing)
    for name, value in wanted.items():
        _validate(fields[name], context, value)
    _validate_whole(schema, context, given, new)
    return given


def write(
    content: DexterityContent, schema: InterfaceClass, values: Mapping[str, Any]
) -> None:
    """Set values, and tell that the content changed."""
    for name, value in values.items():
        setattr(content, name, value)
    names = (f"{schema.__name__}.{name}" for name in values)
    notify(ObjectModifiedEvent(content, Attributes(schema, *names)))


def _formatted(field, value):
    if isinstance(value, datetime) and value.utcoffset() is not None:
        try:
            return clock.kept(value)
        except OverflowError:
            # Before the first or after the last year: the field refuses it.
            return value
    if IRichText.providedBy(field) and isinstance(value, str):
        return RichTextValue(value, field.default_mime_type, field.output_mime_type)
    return value


def _missing(field, given) -> bool:
    return field.required and field.default is None and field.__name__ not in given


def _validate(field, context, value) -> None:
    name = field.__name__
    try:
        if field.required and (value is None or value == ""):
            raise RequiredMissing(name)
        if value is not None:
            field.bind(context).validate(value)
    except ValidationError as error:
        raise InvalidValue(name, error.doc()) from error
    except Invalid as error:
        # What a formatted text says that is too long.
        raise InvalidValue(name, error.args[0]) from error


def _validate_whole(schema, context, given, new) -> None:
    def value(name, field):
        if name in given:
            return given[name]
        return field.default if new else getattr(context, name, None)

    whole = {name: value(name, field) for name, field in getFields(schema).items()}
    try:
        schema.validateInvariants(SimpleNamespace(**whole))
    except Invalid as error:
        raise InvalidValue("", error.args[0]) from error

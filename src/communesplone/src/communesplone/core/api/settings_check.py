"""What a town's settings must satisfy; the messages stand at the fields."""

from collections.abc import Callable
from collections.abc import Mapping
from communesplone.core import _
from communesplone.core import identifiers
from communesplone.core.api.coat_of_arms import clean
from communesplone.core.api.coat_of_arms import InvalidCoatOfArms
from communesplone.core.api.coat_of_arms import NOT_AN_IMAGE
from communesplone.core.interfaces import ITownSettings
from communesplone.core.rules.colour import judge_contrast
from communesplone.core.rules.colour import parse_colour
from communesplone.core.rules.colour import WHITE
from communesplone.core.rules.contact import is_phone
from communesplone.core.rules.line import is_printable
from communesplone.core.rules.town import country_of
from communesplone.core.rules.town import LANGUAGES
from communesplone.core.rules.town import parse_holiday
from communesplone.core.rules.town import REGIONS
from typing import Any
from urllib.parse import urlsplit
from zope.component.hooks import getSite
from zope.i18nmessageid import Message
from zope.schema import ValidationError

import re


class InvalidSettings(ValueError):
    """Settings that are not allowed.

    :param errors: name of the setting -> message to be translated.
    """

    def __init__(self, errors: Mapping[str, Message | str]) -> None:
        super().__init__(", ".join(sorted(errors)))
        self.errors = dict(errors)


class _Refused(ValueError):
    def __init__(self, message: Message | str) -> None:
        super().__init__(str(message))
        self.message = message


_REASONS = {
    identifiers.Reason.LENGTH: _(
        "error_identifier_length", default="This number is too short or too long."
    ),
    identifiers.Reason.FORMAT: _(
        "error_identifier_format", default="This is not how such a number is written."
    ),
    identifiers.Reason.COMPONENT: _(
        "error_identifier_component", default="A part of this number cannot exist."
    ),
    identifiers.Reason.CHECK_DIGIT: _(
        "error_identifier_check_digit",
        default="The check digits do not match: most likely a typing error.",
    ),
    identifiers.Reason.COUNTRY: _(
        "error_identifier_country", default="No rule is known for this country."
    ),
}

_EMAIL = re.compile(
    r"[^\s@<>\"(),:;\[\]\\]{1,64}@[^\s@<>\"(),:;\[\]\\]+\.[^\W\d_]{2,24}"
)
_BY_COUNTRY = ("municipality_code", "organisation_number", "postal_code")


def checked(
    changes: Mapping[str, Any], kept: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """Check new settings and bring them into the form the registry keeps.

    :param changes: new values by name; see :func:`..settings.save`.
    :param kept: the values until now, by name.
    :param language: ISO 639-1, the language that a name is required in.
    :returns: values by name; with a new region, also those that depend on it.
    :raises InvalidSettings: with a message for every value that is refused.
    """
    wanted = dict(changes)
    if changes.get("region", kept["region"]) != kept["region"]:
        for name in _BY_COUNTRY:
            wanted.setdefault(name, kept[name])
    # A region that is none is refused below; the others are judged by the one kept.
    known = [
        r for r in (wanted.get("region"), kept["region"], *REGIONS) if r in REGIONS
    ]
    country = country_of(known[0])
    errors: dict[str, Message | str] = {}
    for name, value in wanted.items():
        try:
            wanted[name] = _checked_one(name, value, country, language)
        except _Refused as refusal:
            errors[name] = refusal.message
    if errors:
        raise InvalidSettings(errors)
    return wanted


def _checked_one(name: str, value: Any, country: str, language: str) -> Any:
    if name == "coat_of_arms":
        return _image(value)
    if isinstance(value, str):
        value = value.strip() or None
    if name == "names" and not value:
        return _names({}, language)
    field = ITownSettings[name].bind(getSite())
    try:
        field.validate(value)
    except ValidationError as error:
        raise _Refused(error.doc()) from error
    if isinstance(value, str):
        _require_printable(value)
    if name == "names":
        return _names(value, language)
    if value is None or name not in _CHECKS:
        return value
    return _CHECKS[name](value, country)


def _image(value: bytes | None) -> bytes | None:
    if value is None:
        return None
    if not isinstance(value, bytes):
        raise _Refused(NOT_AN_IMAGE)
    try:
        return clean(value).stored
    except InvalidCoatOfArms as error:
        raise _Refused(error.message) from error


def _names(value: Mapping[str, str], language: str) -> dict[str, str]:
    names = {code: " ".join(name.split()) for code, name in value.items()}
    names = {code: name for code, name in names.items() if name}
    for code, name in names.items():
        _require_printable(name)
        if code not in LANGUAGES:
            raise _Refused(
                _(
                    "error_name_language",
                    default="Names in the language ${language} are not supported.",
                    mapping={"language": code},
                )
            )
    if not names.get(language) and (language in LANGUAGES or not names):
        raise _Refused(
            _(
                "error_name_required",
                default="A name in the site's default language (${language}) is "
                "required.",
                mapping={"language": language},
            )
        )
    return names


def _require_printable(text: str) -> None:
    if not is_printable(text):
        raise _Refused(
            _(
                "error_control_characters",
                default="Line breaks and control characters are not allowed here.",
            )
        )


def _identifier(check: Callable[[str], str]) -> Callable[[str], str]:
    def canonical(text: str) -> str:
        try:
            return check(text)
        except identifiers.InvalidIdentifier as error:
            raise _Refused(_REASONS[error.reason]) from error

    return canonical


def _municipality_code(text: str, country: str) -> str:
    codes = {"BE": identifiers.check_ins_code, "FR": identifiers.check_insee_code}
    return _identifier(codes[country])(text)


def _organisation_number(text: str, country: str) -> str:
    numbers = {
        "BE": identifiers.check_enterprise_number,
        "FR": identifiers.check_siret,
    }
    return _identifier(numbers[country])(text)


def _postal_code(text: str, country: str) -> str:
    return _identifier(lambda code: identifiers.check_postal_code(country, code))(text)


def _phone(text: str, country: str) -> str:
    if not is_phone(text):
        raise _Refused(
            _(
                "error_phone",
                default="This is not a phone number: write 3 to 15 digits, with spaces "
                "and + ( ) / . - at most.",
            )
        )
    return text


def _email(text: str, country: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise _Refused(_("error_email", default="This is not an e-mail address."))
    return text


def _website(text: str, country: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or re.search(r'[\s"<>]', text):
        raise _Refused(
            _("error_website", default="A web address begins with https:// or http://.")
        )
    return text


def _colour(text: str, country: str) -> str:
    try:
        colour = parse_colour(text)
    except ValueError as error:
        raise _Refused(
            _("error_colour", default="A colour is written #rrggbb, such as #1f4e79.")
        ) from error
    verdict = judge_contrast(WHITE, colour)
    if not verdict.passes:
        raise _Refused(
            _(
                "error_contrast",
                default="White text on ${colour} has a contrast of ${ratio}:1; "
                "at least ${needed}:1 is needed (${source}). Choose a darker colour.",
                mapping={
                    "colour": str(colour),
                    "ratio": f"{verdict.ratio:.2f}",
                    "needed": f"{verdict.needed:g}",
                    "source": verdict.source,
                },
            )
        )
    return str(colour)


def _holidays(lines: list[str], country: str) -> list[str]:
    days = []
    for line in filter(None, (line.strip() for line in lines)):
        try:
            parse_holiday(line)
        except ValueError as error:
            raise _Refused(
                _(
                    "error_holiday",
                    default="“${line}” is not a day: write MM-DD or YYYY-MM-DD.",
                    mapping={"line": line},
                )
            ) from error
        days.append(line)
    return sorted(set(days))


_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "municipality_code": _municipality_code,
    "organisation_number": _organisation_number,
    "postal_code": _postal_code,
    "phone": _phone,
    "email": _email,
    "website": _website,
    "primary_colour": _colour,
    "accent_colour": _colour,
    "holidays": _holidays,
}

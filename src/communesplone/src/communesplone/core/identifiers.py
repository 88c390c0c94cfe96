"""Identifiers that registers and posts of Belgium and France give.

Every check takes what a person typed and gives the canonical text back, to be
stored and compared as text.
"""

from enum import StrEnum
from stdnum.be import vat
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import InvalidComponent
from stdnum.exceptions import InvalidFormat
from stdnum.exceptions import InvalidLength
from stdnum.exceptions import ValidationError
from stdnum.fr import siret
from types import ModuleType

import re


MAX_LENGTH = 40
"""Longest text that is looked at, in characters."""


class Reason(StrEnum):
    """Why an identifier is refused; the message is translated elsewhere."""

    LENGTH = "length"
    """Too long or too short."""
    FORMAT = "format"
    """Characters that it cannot hold."""
    COMPONENT = "component"
    """A part has an impossible value, such as the first digit."""
    CHECK_DIGIT = "check_digit"
    """The check digits do not match: most likely a typing error."""
    COUNTRY = "country"
    """No rule is known for this country."""


class InvalidIdentifier(ValueError):
    """Text that is not the identifier wanted.

    :param reason: what is wrong with it; the text itself is not repeated.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


_REASONS: tuple[tuple[type[ValidationError], Reason], ...] = (
    (InvalidLength, Reason.LENGTH),
    (InvalidFormat, Reason.FORMAT),
    (InvalidComponent, Reason.COMPONENT),
    (InvalidChecksum, Reason.CHECK_DIGIT),
)
"""The library's exceptions, the narrower class before the wider one."""

_SEPARATORS = re.compile(r"[\s.]")
_INS = re.compile(r"[1-9][0-9]{4}")
_INSEE = re.compile(
    r"(?:0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5])[0-9]{3}"
    r"|97[1-8][0-9]{2}"
    r"|98[678][0-9]{2}"
)
_POSTAL_CODES = {
    "BE": re.compile(r"[1-9][0-9]{3}"),
    "FR": re.compile(r"[0-9]{5}"),
}


def check_enterprise_number(text: str) -> str:
    """Check a Belgian enterprise number (*numéro d'entreprise*).

    :param text: ten digits; dots, spaces, dashes and a ``BE`` before are allowed, and
        the nine digits of before 2005 are completed with a zero.
    :returns: ten digits, the first 0 or 1.
    :raises TypeError: for anything that is not text.
    :raises InvalidIdentifier: if it is no such number.

    Source: Royal Decree of 24 June 2003 on the composition of the enterprise number
    and of the establishment-unit number; last two digits = 97 - (first eight mod 97).
    """
    digits = _by_library(vat, text)
    _require_kbo_check(digits)
    return digits


def check_establishment_unit(text: str) -> str:
    """Check a Belgian establishment-unit number (*numéro d'unité d'établissement*).

    :param text: ten digits; dots and spaces are allowed.
    :returns: ten digits, the first 2 to 8.
    :raises TypeError: for anything that is not text.
    :raises InvalidIdentifier: if it is no such number.

    Source: as for :func:`check_enterprise_number`.
    """
    digits = _SEPARATORS.sub("", _bounded(text))
    if not re.fullmatch(r"[0-9]+", digits):
        raise InvalidIdentifier(Reason.FORMAT)
    if len(digits) != 10:
        raise InvalidIdentifier(Reason.LENGTH)
    if digits[0] not in "2345678":
        raise InvalidIdentifier(Reason.COMPONENT)
    _require_kbo_check(digits)
    return digits


def check_siret(text: str) -> str:
    """Check a French SIRET.

    :param text: fourteen digits; dots and spaces are allowed.
    :returns: fourteen digits.
    :raises TypeError: for anything that is not text.
    :raises InvalidIdentifier: if it is no such number.

    Source: INSEE, SIRENE register (Code de commerce art. R123-220 and R123-221):
    Luhn's check (ISO/IEC 7812-1) on the first nine digits and on all fourteen. The
    establishments of La Poste (SIREN 356000000) other than its head office have a
    sum of digits that is a multiple of five instead.
    """
    digits = _by_library(siret, text)
    if digits.startswith("0" * 9):
        raise InvalidIdentifier(Reason.COMPONENT)
    return digits


def check_ins_code(text: str) -> str:
    """Check the shape of a Belgian municipality code (INS, NIS).

    :param text: five digits, the first 1 to 9.
    :returns: five digits; whether the municipality exists is not looked up.
    :raises TypeError: for anything that is not text.
    :raises InvalidIdentifier: if it has another shape.

    Source: Statbel, REFNIS codes.
    """
    return _shaped(_INS, text, length=5)


def check_insee_code(text: str) -> str:
    """Check the shape of a French municipality code (INSEE).

    :param text: five characters: department 01 to 95, 2A or 2B and three digits, or
        971 to 978 or 986 to 988 and two digits; not a postal code.
    :returns: five characters, letters in capitals; whether the municipality exists
        is not looked up.
    :raises TypeError: for anything that is not text.
    :raises InvalidIdentifier: if it has another shape.

    Source: INSEE, Code officiel géographique.
    """
    return _shaped(_INSEE, text, length=5)


def check_postal_code(country: str, text: str) -> str:
    """Check the shape of a postal code, which stays text.

    :param country: ISO 3166-1 alpha-2, ``BE`` or ``FR``, in either case.
    :param text: 1000 to 9999 for Belgium, five digits for France ("01000").
    :returns: the digits, zeros in front kept.
    :raises TypeError: for anything that is not text.
    :raises InvalidIdentifier: if it has another shape, or for another country.

    Source: bpost, postal codes; La Poste, Base officielle des codes postaux.
    """
    code = _bounded(country).upper()
    if code not in _POSTAL_CODES:
        raise InvalidIdentifier(Reason.COUNTRY)
    return _shaped(_POSTAL_CODES[code], text, length=4 if code == "BE" else 5)


def _bounded(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"an identifier is text, not {type(text).__name__}")
    if len(text) > MAX_LENGTH:
        raise InvalidIdentifier(Reason.LENGTH)
    return text.strip()


def _by_library(rule: ModuleType, text: str) -> str:
    bounded = _bounded(text)
    try:
        return str(rule.validate(bounded))
    except ValidationError as error:
        reason = next(why for kind, why in _REASONS if isinstance(error, kind))
        raise InvalidIdentifier(reason) from error


def _require_kbo_check(digits: str) -> None:
    if int(digits[8:]) != 97 - int(digits[:8]) % 97:
        raise InvalidIdentifier(Reason.CHECK_DIGIT)


def _shaped(shape: re.Pattern[str], text: str, length: int) -> str:
    code = _bounded(text).upper()
    if len(code) != length:
        raise InvalidIdentifier(Reason.LENGTH)
    if not shape.fullmatch(code):
        raise InvalidIdentifier(Reason.FORMAT)
    return code

"""What a town says of itself, as plain values."""

from base64 import standard_b64decode
from base64 import standard_b64encode
from collections.abc import Mapping
from communesplone.core.rules.recurrence import MonthDay
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from functools import cached_property
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

import re


LANGUAGES = ("fr", "nl", "en", "es")
"""The languages a town may have a name in, ISO 639-1."""

REGIONS = ("BE-WAL", "FR")
"""The regions whose rules are known, in the manner of ISO 3166-2."""

PRIMARY_COLOUR = "#1f4e79"
"""Navigation bar, links and buttons of a town that has chosen nothing."""

ACCENT_COLOUR = "#9a3412"
"""Marks and lines of a town that has chosen nothing."""

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_STORED = re.compile(rb"filenameb64:[A-Za-z0-9+/=]*;datab64:([A-Za-z0-9+/=]+)")
_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class CoatOfArms:
    """A PNG or JPEG image that has been checked.

    :param data: the bytes of the image file.
    """

    data: bytes = field(repr=False)

    @classmethod
    def from_stored(cls, text: bytes | None) -> "CoatOfArms | None":
        """Read what the registry holds.

        :param text: ``filenameb64:…;datab64:…``, as Plone keeps its own logo, or None.
        :returns: the image, or None if there is none or it cannot be read.
        """
        return _read_arms(text) if text else None

    @property
    def stored(self) -> bytes:
        """The text for the registry; see :meth:`from_stored`."""
        name = standard_b64encode(self.filename.encode())
        return b"filenameb64:%s;datab64:%s" % (name, standard_b64encode(self.data))

    @property
    def extension(self) -> str:
        """``png`` or ``jpg``, by content."""
        return "png" if self.data.startswith(_PNG_SIGNATURE) else "jpg"

    @property
    def filename(self) -> str:
        """A name of our own; the one given at upload is not kept."""
        return f"coat-of-arms.{self.extension}"

    @property
    def content_type(self) -> str:
        """``image/png`` or ``image/jpeg``, by content."""
        return "image/png" if self.extension == "png" else "image/jpeg"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data, 64 hexadecimal digits."""
        return sha256(self.data).hexdigest()


@lru_cache(maxsize=8)
def _read_arms(text: bytes) -> CoatOfArms | None:
    # Each page asks for the picture's digest, and the picture hardly ever changes.
    match = _STORED.fullmatch(text)
    if match is None:
        return None
    try:
        return CoatOfArms(standard_b64decode(match[1]))
    except ValueError:
        return None


@dataclass(frozen=True)
class Address:
    """Where the town hall is.

    :param street: street and number.
    :param postal_code: as the country writes it, zeros in front kept.
    :param locality: name of the place.
    :param country: ISO 3166-1 alpha-2.
    """

    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = "BE"

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of a letter, empty ones left out."""
        place = f"{self.postal_code} {self.locality}".strip()
        return tuple(line for line in (self.street, place) if line)


@dataclass(frozen=True)
class Town:
    """The town's settings at one moment.

    :param names: name of the town for each language of :data:`LANGUAGES` it has one in.
    :param default_language: ISO 639-1, the site's default language.
    :param region: one of :data:`REGIONS`.
    :param municipality_code: INS (Belgium) or INSEE (France), five characters, or "".
    :param organisation_number: enterprise number (Belgium, ten digits) or SIRET
        (France, fourteen digits), or "".
    :param address: the address of the town hall.
    :param phone: as people write it, or "".
    :param email: one address, or "".
    :param website: an http or https address, or "".
    :param coat_of_arms: the image, or None.
    :param primary_colour: ``#rrggbb``, at least 4.5:1 against white.
    :param accent_colour: ``#rrggbb``, at least 4.5:1 against white.
    :param timezone: IANA name.
    :param holidays: days off that the town adds to the statutory ones.
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    default_language: str = "en"
    region: str = "BE-WAL"
    municipality_code: str = ""
    organisation_number: str = ""
    address: Address = Address()
    phone: str = ""
    email: str = ""
    website: str = ""
    coat_of_arms: CoatOfArms | None = None
    primary_colour: str = PRIMARY_COLOUR
    accent_colour: str = ACCENT_COLOUR
    timezone: str = "UTC"
    holidays: tuple[date | MonthDay, ...] = ()

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 code of the country."""
        return country_of(self.region)

    def name(self, language: str | None = None) -> str:
        """Give the town's name.

        :param language: ISO 639-1, or with a variant ("fr-be"); None for the default.
        :returns: the name in this language, else in the default language, else the
            first one there is, else "".
        """
        wanted = (language or "").lower()
        for code in (wanted, wanted.split("-")[0], self.default_language, *LANGUAGES):
            if self.names.get(code):
                return self.names[code]
        return ""


def country_of(region: str) -> str:
    """Give the country of a region.

    :param region: one of :data:`REGIONS`.
    :returns: ISO 3166-1 alpha-2 code.
    """
    return region[:2]


def parse_holiday(text: str) -> date | MonthDay:
    """Read one of the town's own days off.

    :param text: ``MM-DD`` for every year, ``YYYY-MM-DD`` for one year.
    :returns: the day.
    :raises ValueError: for another form, or a day that does not exist.
    """
    yearly = _MONTH_DAY.fullmatch(text.strip())
    if yearly:
        return MonthDay(int(yearly[1]), int(yearly[2]))
    if not _DAY.fullmatch(text.strip()):
        raise ValueError("a day is written MM-DD or YYYY-MM-DD")
    return date.fromisoformat(text.strip())

"""The town's settings: one reader, one writer."""

from collections.abc import Mapping
from communesplone.core import PACKAGE_NAME
from communesplone.core.api import journal
from communesplone.core.api.settings_check import checked
from communesplone.core.interfaces import ITownSettings
from communesplone.core.rules.colour import judge_contrast
from communesplone.core.rules.colour import WHITE
from communesplone.core.rules.town import ACCENT_COLOUR
from communesplone.core.rules.town import Address
from communesplone.core.rules.town import CoatOfArms
from communesplone.core.rules.town import country_of
from communesplone.core.rules.town import parse_holiday
from communesplone.core.rules.town import PRIMARY_COLOUR
from communesplone.core.rules.town import REGIONS
from communesplone.core.rules.town import Town
from hashlib import sha256
from plone.registry.interfaces import IRegistry
from types import MappingProxyType
from typing import Any
from zope.component import getUtility
from zope.component import queryUtility


FIELDS: tuple[str, ...] = tuple(ITownSettings.names())
"""Names of the settings, as :func:`save` takes them."""

_TIMEZONE = "plone.portal_timezone"
_LANGUAGE = "plone.default_language"
_SITE_TITLE = "plone.site_title"


def town() -> Town:
    """Give the settings as they are now.

    Never fails: without a site, without records, or with records that were written
    past :func:`save`, the defaults of :class:`Town` stand in.

    :returns: the town.
    """
    kept = values()
    region = kept["region"] if kept["region"] in REGIONS else REGIONS[0]
    text = {name: kept[name] or "" for name in _TEXTS}
    return Town(
        names=MappingProxyType({k: v for k, v in (kept["names"] or {}).items() if v}),
        default_language=_record(_LANGUAGE) or "en",
        region=region,
        municipality_code=text["municipality_code"],
        organisation_number=text["organisation_number"],
        address=Address(
            text["street"], text["postal_code"], text["locality"], country_of(region)
        ),
        phone=text["phone"],
        email=text["email"],
        website=text["website"],
        coat_of_arms=CoatOfArms.from_stored(kept["coat_of_arms"]),
        primary_colour=_readable(kept["primary_colour"], PRIMARY_COLOUR),
        accent_colour=_readable(kept["accent_colour"], ACCENT_COLOUR),
        timezone=kept["timezone"] or "UTC",
        holidays=tuple(_days(kept["holidays"] or ())),
    )


def values() -> dict[str, Any]:
    """Give the settings as the registry holds them, for a form.

    :returns: a value or None for each name in :data:`FIELDS`.
    """
    kept = {name: _record(f"{PACKAGE_NAME}.{name}") for name in FIELDS}
    kept["timezone"] = _record(_TIMEZONE)
    return kept


def state() -> str:
    """Give a digest of the settings as they are now.

    :returns: 64 hexadecimal digits; another one once any setting has another value.
    """
    return journal.digest(_told(values()))


def save(**changes: Any) -> frozenset[str]:
    """Change settings, all or none, and write what changed in the journal.

    The time zone is kept in Plone's own setting. A new name in the site's default
    language becomes the title of the site. Permission is the caller's matter.

    :param changes: new values by name in :data:`FIELDS`; `coat_of_arms` takes the
        bytes of an image file, or None to remove it.
    :returns: names of the settings that have another value than before.
    :raises communesplone.core.api.settings_check.InvalidSettings: if a value is not
        allowed; nothing is saved.
    """
    kept = values()
    wanted = check(**changes)
    changed = {name: value for name, value in wanted.items() if value != kept[name]}
    registry = getUtility(IRegistry)
    for name, value in changed.items():
        registry[_TIMEZONE if name == "timezone" else f"{PACKAGE_NAME}.{name}"] = value
    if "names" in changed:
        registry[_SITE_TITLE] = town().name()
    if changed:
        journal.record(
            "town.changed",
            before=_told({name: kept[name] for name in changed}),
            after=_told(changed),
        )
    return frozenset(changed)


def check(**changes: Any) -> dict[str, Any]:
    """Check changes as :func:`save` does, and save nothing.

    :param changes: as for :func:`save`.
    :returns: the values as they would be kept.
    :raises communesplone.core.api.settings_check.InvalidSettings: if a value is not
        allowed.
    """
    return checked(changes, values(), _record(_LANGUAGE) or "en")


_TEXTS = (
    "municipality_code",
    "organisation_number",
    "street",
    "postal_code",
    "locality",
    "phone",
    "email",
    "website",
)


def _record(name: str) -> Any:
    registry = queryUtility(IRegistry)
    return None if registry is None else registry.get(name)


def _readable(colour: str | None, default: str) -> str:
    """Keep a colour that white text can be read on; it goes into a style sheet."""
    try:
        verdict = judge_contrast(WHITE, colour or default)
    except ValueError:
        return default
    return str(verdict.background) if verdict.passes else default


def _days(lines):
    for line in lines:
        try:
            yield parse_holiday(line)
        except ValueError:
            continue


def _told(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Name an image by its digest: the journal is no place for pictures."""
    image = settings.get("coat_of_arms")
    if image is None:
        return dict(settings)
    return {**settings, "coat_of_arms": f"sha256:{sha256(image).hexdigest()}"}

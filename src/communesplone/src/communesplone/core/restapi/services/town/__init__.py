"""`@town`: the town's settings."""

from communesplone.core.rules.recurrence import MonthDay
from communesplone.core.rules.town import Town
from typing import Any


def public(town: Town, site_url: str, language: str) -> dict[str, Any]:
    """Give the settings as JSON, all of them public.

    :param town: the settings.
    :param site_url: address of the site.
    :param language: ISO 639-1, the language of `name`.
    :returns: what `@town` answers.
    """
    arms = town.coat_of_arms
    return {
        "@id": f"{site_url}/@town",
        "name": town.name(language),
        "names": dict(town.names),
        "region": town.region,
        "country": town.country,
        "municipality_code": town.municipality_code,
        "organisation_number": town.organisation_number,
        "street": town.address.street,
        "postal_code": town.address.postal_code,
        "locality": town.address.locality,
        "phone": town.phone,
        "email": town.email,
        "website": town.website,
        "coat_of_arms": arms
        and {
            "content-type": arms.content_type,
            "download": f"{site_url}/@@town-arms?{arms.digest[:16]}",
            "size": len(arms.data),
        },
        "primary_colour": town.primary_colour,
        "accent_colour": town.accent_colour,
        "timezone": town.timezone,
        "holidays": [_day(day) for day in town.holidays],
    }


def _day(day: Any) -> str:
    if isinstance(day, MonthDay):
        return f"{day.month:02}-{day.day:02}"
    return str(day.isoformat())

"""The town-wide settings of deliberations."""

from communesplone.deliberations.interfaces import IDeliberationsSettings
from plone import api
from typing import Any


PREFIX = "communesplone.deliberations"


def oparl_offered() -> bool:
    """Tell whether programs may read what is public."""
    return bool(_value("oparl"))


def acts_language() -> str:
    """Give the language in which acts are made.

    :returns: ISO 639-1; that of the site if the town chose none.
    """
    chosen = _value("acts_language") or api.portal.get_default_language()
    return str(chosen).split("-")[0]


def _value(name: str) -> Any:
    default = IDeliberationsSettings[name].default
    return api.portal.get_registry_record(f"{PREFIX}.{name}", default=default)

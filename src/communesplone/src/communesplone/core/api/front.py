"""Which view greets the visitor of the site."""

from communesplone.core import PACKAGE_NAME
from persistent.dict import PersistentDict
from typing import Any
from zope.annotation.interfaces import IAnnotations


VIEW = "town-front"
"""The view of the town's front page."""

_BEFORE = f"{PACKAGE_NAME}.front_before"
_PROPERTIES = ("layout", "default_page")


def take(site: Any) -> None:
    """Make the town's front page the view of the site, and note what was there.

    :param site: the site's root. Nothing happens where the view has been taken before.
    """
    notes = IAnnotations(site)
    if _BEFORE in notes:
        return
    own = {name: site.getProperty(name) for name in _PROPERTIES}
    notes[_BEFORE] = PersistentDict((k, v) for k, v in own.items() if v)
    _set(site, {"layout": VIEW})


def give_back(site: Any) -> None:
    """Restore the view that the site had, unless another has been chosen since.

    :param site: the site's root.
    """
    before = IAnnotations(site).pop(_BEFORE, {})
    if site.getProperty("layout") == VIEW:
        _set(site, before)


def _set(site: Any, properties: Any) -> None:
    for name in _PROPERTIES:
        present, wanted = site.hasProperty(name), properties.get(name)
        if not wanted and present:
            site.manage_delProperties([name])
        elif wanted and present:
            site.manage_changeProperties(**{name: wanted})
        elif wanted:
            site.manage_addProperty(name, wanted, "string")

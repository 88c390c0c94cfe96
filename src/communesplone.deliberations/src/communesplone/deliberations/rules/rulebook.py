"""The rulebooks there are."""

from collections.abc import Mapping
from communesplone.deliberations.rules.be_wal_college import BE_WAL_COLLEGE
from communesplone.deliberations.rules.be_wal_council import BE_WAL_COUNCIL
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.fr_municipal import FR_MUNICIPAL
from types import MappingProxyType


__all__ = ["RULEBOOKS", "Rulebook", "rulebook"]

RULEBOOKS: Mapping[str, Rulebook] = MappingProxyType(
    {book.name: book for book in (BE_WAL_COLLEGE, BE_WAL_COUNCIL, FR_MUNICIPAL)}
)
"""Name -> rulebook, in the order in which a form offers them."""


def rulebook(name: str) -> Rulebook:
    """Give a rulebook.

    :param name: "be-wal-college", "be-wal-council" or "fr-municipal".
    :returns: the rulebook.
    :raises KeyError: if there is none of that name.
    """
    return RULEBOOKS[name]

"""The law of a body: its rulebook."""

from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from plone.dexterity.content import DexterityContent


def never_public(content: DexterityContent) -> bool:
    """Tell whether the body that content stands in never meets in public.

    Content of no body, or of one whose law is not installed, is not for the public.
    """
    body = body_of(content)
    if body is None or body.rulebook not in RULEBOOKS:
        return True
    return rulebook(body.rulebook).closed.value is ClosedSitting.ALWAYS


def has_extraordinary(content: DexterityContent | IBody) -> bool:
    """Tell whether an extraordinary sitting of the body wants another notice."""
    rules = rulebook_of(content).notice
    return any(rule.value.extraordinary is not None for rule in rules)


def wants_population(name: str, population: int) -> bool:
    """Tell whether a law hangs on the number of inhabitants, and nobody said it.

    :param name: of a rulebook.
    :param population: 0 if nobody said it.
    """
    known = name in RULEBOOKS
    return known and not population and rulebook(name).hangs_on_population


def rulebook_of(content: DexterityContent | IBody) -> Rulebook:
    """Give the rulebook of the body that content stands in.

    :raises KeyError: if the body names none that is installed.
    """
    return rulebook(body_of(content).rulebook)

"""The law of a body: its rulebook."""

from communesplone.deliberations import _
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from plone.dexterity.content import DexterityContent
from zope.i18nmessageid import Message


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


def population_missing(content: DexterityContent) -> Message | None:
    """Warn that the days of a larger town are counted, as nobody said how large it is.

    :returns: None if the number is known, or the law of the body does not ask for it.
    """
    body = body_of(content)
    if not wants_population(body.rulebook, body.population):
        return None
    return _(
        "help_population_missing",
        default="Nobody said how many inhabitants the town has, so the days of a larger"
        " town are counted. Write the number among the settings of the body.",
    )


def rulebook_of(content: DexterityContent | IBody) -> Rulebook:
    """Give the rulebook of the body that content stands in.

    :raises KeyError: if the body names none that is installed.
    """
    return rulebook(body_of(content).rulebook)

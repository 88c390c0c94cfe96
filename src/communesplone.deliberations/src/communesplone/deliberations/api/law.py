"""The law of a body: its rulebook."""

from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.rulebook import rulebook
from plone.dexterity.content import DexterityContent


def rulebook_of(content: DexterityContent | IBody) -> Rulebook:
    """Give the rulebook of the body that content stands in.

    :raises KeyError: if the body names none that is installed.
    """
    return rulebook(body_of(content).rulebook)

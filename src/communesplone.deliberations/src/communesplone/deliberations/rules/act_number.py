"""The number under which an act goes to the prefecture (@ctes)."""

from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.article import cgct
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass
from string import ascii_uppercase
from string import digits


LONGEST = 15
"""Characters at most."""

CHARACTERS = frozenset(ascii_uppercase + digits + "_")

SOURCE = cgct("R2131-1", second_hand=True)
"""The specification of @ctes that this article makes binding."""


@dataclass(frozen=True)
class ActNumber:
    """Whether a number can be sent."""

    sound: bool
    article: Article
    explanation: Sentence


def act_number(text: str) -> ActNumber:
    """Tell whether a number can be sent through @ctes.

    :param text: at most 15 characters, capitals A to Z, digits and underscore.
    :returns: whether it is sound, and why.
    """
    if not text:
        return ActNumber(False, SOURCE, sentence("act_number_empty"))
    if len(text) > LONGEST:
        said = sentence("act_number_long", length=len(text), longest=LONGEST)
        return ActNumber(False, SOURCE, said)
    wrong = sorted(set(text) - CHARACTERS)
    if wrong:
        said = sentence("act_number_characters", characters=" ".join(wrong))
        return ActNumber(False, SOURCE, said)
    return ActNumber(True, SOURCE, sentence("act_number_sound", number=text))

"""How a rule says no to what was recorded."""

from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.sentence import Sentence


class RuleRefused(ValueError):
    """What was recorded cannot be.

    ``sentence`` says why; ``article`` is the law behind it, None where plain sense
    is enough (nobody arrives twice).
    """

    def __init__(self, sentence: Sentence, article: Article | None = None) -> None:
        self.sentence = sentence
        self.article = article
        source = f" ({article})" if article else ""
        super().__init__(f"{sentence.key} {dict(sentence.values)}{source}")

    def __reduce__(self) -> tuple:
        return (type(self), (self.sentence, self.article))


class MoveRefused(RuleRefused):
    """A move of a member that law or plain sense forbids."""


class BallotRefused(RuleRefused):
    """A ballot that cannot have taken place."""

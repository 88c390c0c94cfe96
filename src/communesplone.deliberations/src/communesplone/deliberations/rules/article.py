"""Where a rule stands in the law."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """An article of law.

    :param code: "CDLD" (Code de la démocratie locale et de la décentralisation,
        Wallonia) or "CGCT" (Code général des collectivités territoriales, France).
    :param number: the article as the code writes it, "L1122-26".
    :param second_hand: True while nobody read the text itself for this rule; every
        such point stands in ``docs/reference/legal-open-points.rst``.
    """

    code: str
    number: str
    second_hand: bool = False

    def __str__(self) -> str:
        return f"{self.code} {self.number}"


def cdld(number: str, *, second_hand: bool = False) -> Article:
    """Give an article of the Walloon code."""
    return Article("CDLD", number, second_hand)


def cgct(number: str, *, second_hand: bool = False) -> Article:
    """Give an article of the French code."""
    return Article("CGCT", number, second_hand)

"""How to reach a service: what a telephone number looks like."""

import re


MAX_PHONE = 30
"""Longest telephone number, in characters, spaces and signs included."""

MIN_DIGITS = 3

MAX_DIGITS = 15

_PHONE = re.compile(r"\+?[0-9 ()./-]+")


def is_phone(text: str) -> bool:
    """Tell whether a text may be a telephone number.

    Short numbers of a town's exchange pass; letters and extensions do not.

    :param text: as a person writes it: digits, an optional leading "+", spaces,
        brackets, full stops, slashes, hyphens.
    :returns: True for 3 to 15 digits in such a text.

    Source: ITU-T E.164 (11/2010), 6: at most 15 digits.
    """
    if len(text) > MAX_PHONE or not _PHONE.fullmatch(text):
        return False
    digits = sum(character.isdigit() for character in text)
    return MIN_DIGITS <= digits <= MAX_DIGITS

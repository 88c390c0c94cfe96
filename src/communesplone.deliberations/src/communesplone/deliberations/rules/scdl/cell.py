"""Text of a cell: clean, and never a formula for a spreadsheet."""

import re
import unicodedata


MAX_CELL = 10_000
"""Longest cell, in characters."""

MISSING = frozenset(
    {
        "-",
        "--",
        "/",
        "#N/A",
        "N/A",
        "NA",
        "N.C.",
        "NC",
        "NEANT",
        "NÉANT",
        "NON RENSEIGNÉ",
        "NULL",
        "NONE",
        "SANS OBJET",
    }
)
"""What towns write, in either case, where there is nothing to write."""

_FORMULA = re.compile(r"'* *[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+ *[=+\-@\t\r\n]")
_BREAKS = re.compile(r"\r\n?|\n")
_UNWANTED = ("Cc", "Cs")


def clean(text: str) -> str:
    """Take off what no cell holds: outer blanks, control characters, lone surrogates.

    Line breaks become "\\n"; tabs stay.
    """
    unbroken = _BREAKS.sub("\n", text)
    if not unbroken.isprintable():
        unbroken = "".join(letter for letter in unbroken if _is_wanted(letter))
    return unbroken.strip()


def is_clean(text: str) -> bool:
    """Tell whether :func:`clean` would leave a text as it is."""
    return clean(text) == text


def is_missing(text: str) -> bool:
    """Tell whether a text says that there is nothing: "néant", "-", "NC"."""
    return text.upper() in MISSING


def guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could run.

    A text that begins with apostrophes and then a formula gets one more, so that
    :func:`unguard` gives back every clean text.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take the apostrophe of :func:`guard` off again; other texts stay.

    A formula without apostrophe, from another program, stays: it is only text here.
    """
    return text[1:] if _GUARDED.match(text) else text


def _is_wanted(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) not in _UNWANTED

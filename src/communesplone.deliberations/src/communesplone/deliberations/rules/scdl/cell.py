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

# What a spreadsheet takes for the beginning of a cell, if it parts cells by another
# sign than ours or splits at ends of lines; then, after quotes or spaces, a formula.
_CELL = r"(?:^|(?<=[;,|\t\n]))"
_RUNS = r"(?=[\"' ]*[=+\-@])|^(?=[\"' ]*[\t\r\n])"
_FORMULA = re.compile(rf"{_CELL}{_RUNS}")
_GUARDED = re.compile(rf"{_CELL}'(?=[\"' ]*[=+\-@])|^'(?=[\"' ]*[\t\r\n])")
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
    """Put an apostrophe before what a spreadsheet could run.

    At the beginning, and after each sign that parts cells in some country: opened with
    another separator, "Bench;=1+1" is two cells. What has apostrophes before a formula
    already gets one more, so that :func:`unguard` gives back every clean text.

    Source: OWASP, CSV Injection.
    """
    return _FORMULA.sub("'", text)


def unguard(text: str) -> str:
    """Take the apostrophes of :func:`guard` off again; other texts stay.

    A formula without apostrophe, from another program, stays: it is only text here.
    """
    return _GUARDED.sub("", text)


def _is_wanted(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) not in _UNWANTED

"""Cells as towns write them, turned into what the standard asks.

Each function takes the clean text of a cell, not empty, and gives the value and the
remarks on what was mended. It raises :class:`Unreadable` for what has no sure meaning:
a guess would be a false record.
"""

from collections.abc import Callable
from communesplone.deliberations.rules.scdl.check import is_siret
from communesplone.deliberations.rules.scdl.subjects import SUBJECTS
from datetime import date
from urllib.parse import quote
from urllib.parse import urlsplit

import re


class Unreadable(ValueError):
    """A cell without sure meaning.

    :param key: why; of ``reasons.REFUSED_CELLS``.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


Mended = tuple[object, str]
"""The value, and the key of the remark, or ""."""

_TIME = r"(?:[T ]+[0-9]{1,2}[:hH][0-9]{0,2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)?"
_ISO = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}")
_FRENCH = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WORDS = re.compile(r"([0-9]{1,2})(?:er)? ([a-zéèûô]{3,9})\.? ([0-9]{4})")
_ZONED = re.compile(r"[0-9T:., -]{10,40}(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_COUNT = re.compile(r"([0-9]{1,4})(?:[.,]0+)?")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
_SUBJECT = re.compile(r"([0-9])[.,]([0-9]{1,2})(?:[.,][0-9]{1,2}){0,3}")
_YEARS = re.compile(r"([0-9]{4})(?:[.,]0+)?(?: ?[-/–] ?([0-9]{4}))?")
_BLANKS = re.compile(r"[\s.]+")


def mended_date(text: str) -> Mended:
    """Read a date: 2017-10-15, 15/10/2017, 15 octobre 2017, with or without a time.

    A time with an offset may belong to another day in France, so it is not read.
    """
    # The plain form first: a compact one has no signs to tell it by.
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return _day(text[:4], text[5:7], text[8:]), ""
    if _ZONED.fullmatch(text):
        raise Unreadable("date_zone")
    for shape in (_ISO, _COMPACT):
        if match := shape.fullmatch(text):
            return _day(*match.groups()), "mended_date"
    if match := _FRENCH.fullmatch(text):
        return _day(match[3], match[2], match[1]), "mended_date"
    return _in_words(text), "mended_date"


def mended_count(text: str) -> Mended:
    """Read a whole number: 12, "12,0", "12.00"."""
    match = _COUNT.fullmatch(text)
    if not match:
        raise Unreadable("count")
    return int(match[1]), "" if match[1] == text else "mended_count"


def mended_siret(text: str) -> Mended:
    """Read a SIRET: blanks and dots inside, a zero that a spreadsheet took away.

    In scientific notation its last digits are lost.
    """
    if _SCIENTIFIC.fullmatch(_BLANKS.sub("", text)) or _SCIENTIFIC.fullmatch(text):
        raise Unreadable("siret_scientific")
    digits = _BLANKS.sub("", re.sub(r"[.,]0$", "", text.lstrip("'")))
    if not re.fullmatch(r"[0-9]{13,14}", digits):
        raise Unreadable("siret_length")
    if len(digits) == 13:
        if not is_siret(f"0{digits}"):
            raise Unreadable("siret_length")
        return f"0{digits}", "mended_siret_zero"
    return digits, "" if digits == text else "mended_siret"


def mended_subject_code(text: str) -> Mended:
    """Read a code: "8,4", and "8.4.1" of a deeper level as "8.4"."""
    match = _SUBJECT.fullmatch(text)
    code = f"{match[1]}.{int(match[2])}" if match else ""
    if code not in SUBJECTS:
        raise Unreadable("subject_code")
    return code, "" if code == text else "mended_subject_code"


def mended_budget_year(text: str) -> Mended:
    """Read a year or two: "2017", "2017,0", "2017-2018"."""
    match = _YEARS.fullmatch(text)
    if not match:
        raise Unreadable("budget_year")
    years = match[1] if not match[2] else f"{match[1]}/{match[2]}"
    return years, "" if years == text else "mended_budget_year"


def mended_url(text: str) -> Mended:
    """Read an address: blanks and accents inside are written with per cent signs."""
    try:
        host = urlsplit(text).netloc
    except ValueError as error:  # brackets that hold no IPv6 address
        raise Unreadable("url") from error
    if not host.isascii():  # no name of a host, but of nobody once encoded
        raise Unreadable("url")
    written = quote(text, safe="!#$%&'()*+,/:;=?@[]~")
    return written, "" if written == text else "mended_url"


MENDERS: dict[str, Callable[[str], Mended]] = {
    "COLL_SIRET": mended_siret,
    "DELIB_DATE": mended_date,
    "DELIB_MATIERE_CODE": mended_subject_code,
    "BUDGET_ANNEE": mended_budget_year,
    "PREF_DATE": mended_date,
    "VOTE_EFFECTIF": mended_count,
    "VOTE_REEL": mended_count,
    "VOTE_POUR": mended_count,
    "VOTE_CONTRE": mended_count,
    "VOTE_ABSTENTION": mended_count,
    "DELIB_URL": mended_url,
}
"""Column -> how its cells are read; the others are text."""


def _in_words(text: str) -> date:
    match = _WORDS.fullmatch(text.lower())
    if match:
        for number, month in enumerate(_MONTHS, 1):
            if month == match[2]:
                return _day(match[3], str(number), match[1])
    raise Unreadable("date")


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Unreadable("date") from error

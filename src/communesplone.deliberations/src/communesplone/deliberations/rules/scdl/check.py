"""What the standard asks of a row."""

from collections.abc import Iterator
from communesplone.deliberations.rules.scdl.cell import is_clean
from communesplone.deliberations.rules.scdl.cell import is_missing
from communesplone.deliberations.rules.scdl.cell import MAX_CELL
from communesplone.deliberations.rules.scdl.columns import COLUMNS
from communesplone.deliberations.rules.scdl.columns import Kind
from communesplone.deliberations.rules.scdl.reasons import Remark
from communesplone.deliberations.rules.scdl.reasons import remark
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.subjects import code_of
from communesplone.deliberations.rules.scdl.subjects import is_name
from communesplone.deliberations.rules.scdl.subjects import SUBJECTS
from urllib.parse import urlsplit

import re


MAX_COUNT = 9_999
"""Largest number of members; no assembly comes near."""

_YEARS = re.compile(r"([0-9]{4})(?:/([0-9]{4}))?")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def check(row: Row) -> tuple[Remark, ...]:
    """Tell what keeps a row from being published.

    :param row: a row.
    :returns: what is wrong, in the order of the columns; empty for a sound row.

    Source: SCDL deliberations 2.1.5, with the four checks of columns against each
    other: subject and code, the two budget cells, the two dates, the sum of votes.
    """
    found = tuple(_cells(row))
    return found if found else tuple(_between(row))


def is_siret(text: str) -> bool:
    """Tell whether fourteen digits are a SIRET, by Luhn's check on 9 and on 14.

    Source: INSEE, SIRENE register; ISO/IEC 7812-1.
    """
    return _luhn(text[:9]) and _luhn(text) and text[:9] != "0" * 9


def _cells(row: Row) -> Iterator[Remark]:
    for column in COLUMNS:
        value = getattr(row, column.field)
        if value is None or value == "":
            if column.required:
                yield remark(column.name, value, "required")
        elif column.kind is Kind.COUNT:
            if not 0 <= value <= MAX_COUNT:
                yield remark(column.name, value, "count")
        elif column.kind is Kind.TEXT:
            key = _text(value) or _shape(column.name, value)
            if key:
                yield remark(column.name, value, key)


def _text(value: str) -> str:
    if len(value) > MAX_CELL:
        return "too_long"
    if not is_clean(value):
        return "characters"
    return "marker" if is_missing(value) else ""


def _shape(name: str, value: str) -> str:
    rule = _SHAPES.get(name)
    return rule(value) if rule else ""


def _siret(value: str) -> str:
    if not re.fullmatch(r"[0-9]{14}", value):
        return "siret_length"
    return "" if is_siret(value) else "siret_check"


def _budget_year(value: str) -> str:
    match = _YEARS.fullmatch(value)
    ordered = match and (not match[2] or match[1] < match[2])
    return "" if ordered else "budget_year"


def _url(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        return "url"
    try:
        host = urlsplit(value).hostname
    except ValueError:  # brackets that hold no IPv6 address
        return "url"
    return "" if host else "url"


_SHAPES = {
    "COLL_SIRET": _siret,
    "DELIB_MATIERE_CODE": lambda value: "" if value in SUBJECTS else "subject_code",
    "DELIB_MATIERE_NOM": lambda value: "" if is_name(value) else "subject_name",
    "BUDGET_ANNEE": _budget_year,
    "DELIB_URL": _url,
}


def _between(row: Row) -> Iterator[Remark]:
    told = code_of(row.subject_name)
    if told and told != row.subject_code:
        yield remark(
            "DELIB_MATIERE_NOM",
            row.subject_name,
            "subject_mismatch",
            code=row.subject_code,
            told=told,
        )
    if bool(row.budget_year) != bool(row.budget_name):
        empty = "BUDGET_NOM" if row.budget_year else "BUDGET_ANNEE"
        yield remark(empty, "", "budget_pair")
    if row.received and row.received < row.date:
        yield remark(
            "PREF_DATE",
            row.received,
            "received_before",
            date=row.date.isoformat(),
        )
    yield from _votes(row)


def _votes(row: Row) -> Iterator[Remark]:
    counts = (row.in_favour, row.against, row.abstentions)
    known = [count for count in counts if count is not None]
    if not known:
        return
    if len(known) < len(counts) or row.voters is None:
        yield remark("VOTE_REEL", row.voters, "votes_incomplete")
    elif sum(known) != row.voters:
        yield remark("VOTE_REEL", row.voters, "votes_sum", sum=sum(known))


def _luhn(digits: str) -> bool:
    doubled = (
        int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))
    )
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0

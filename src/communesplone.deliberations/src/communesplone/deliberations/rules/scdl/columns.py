"""The seventeen columns, and the header of a file that misspells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import re
import unicodedata


class Kind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    DATE = "date"
    """AAAA-MM-JJ."""
    COUNT = "count"
    """A whole number from 0."""


@dataclass(frozen=True)
class Column:
    """A column.

    :param name: as the header writes it, "VOTE_POUR".
    :param field: the attribute of a row, "in_favour".
    """

    name: str
    field: str
    kind: Kind = Kind.TEXT
    required: bool = False


COLUMNS = (
    Column("COLL_NOM", "town", required=True),
    Column("COLL_SIRET", "siret", required=True),
    Column("DELIB_ID", "id", required=True),
    Column("DELIB_DATE", "date", Kind.DATE, required=True),
    Column("DELIB_MATIERE_CODE", "subject_code", required=True),
    Column("DELIB_MATIERE_NOM", "subject_name", required=True),
    Column("DELIB_OBJET", "title", required=True),
    Column("BUDGET_ANNEE", "budget_year"),
    Column("BUDGET_NOM", "budget_name"),
    Column("PREF_ID", "authority"),
    Column("PREF_DATE", "received", Kind.DATE),
    Column("VOTE_EFFECTIF", "seats", Kind.COUNT),
    Column("VOTE_REEL", "voters", Kind.COUNT),
    Column("VOTE_POUR", "in_favour", Kind.COUNT),
    Column("VOTE_CONTRE", "against", Kind.COUNT),
    Column("VOTE_ABSTENTION", "abstentions", Kind.COUNT),
    Column("DELIB_URL", "url"),
)
"""In the order of the header."""

NAMES = tuple(column.name for column in COLUMNS)

FROM_OTHERS = frozenset({"DELIB_MATIERE_NOM"})
"""Required in a row, but a file may lack it: its code tells it."""

REQUIRED = frozenset(column.name for column in COLUMNS if column.required)

_ALIASES = {
    "COLLECTIVITE": "COLL_NOM",
    "COLLECTIVITE_NOM": "COLL_NOM",
    "NOM_DE_LA_COLLECTIVITE": "COLL_NOM",
    "SIRET": "COLL_SIRET",
    "COLLECTIVITE_SIRET": "COLL_SIRET",
    "CODE_SIRET_DE_LA_COLLECTIVITE": "COLL_SIRET",
    "DELIBERATION_ID": "DELIB_ID",
    "DELIB_NUM": "DELIB_ID",
    "DELIB_NUMERO": "DELIB_ID",
    "IDENTIFIANT_DE_LA_DELIBERATION": "DELIB_ID",
    "DATE_DELIB": "DELIB_DATE",
    "DELIBERATION_DATE": "DELIB_DATE",
    "DATE_D_ADOPTION_DE_LA_DELIBERATION": "DELIB_DATE",
    "MATIERE_CODE": "DELIB_MATIERE_CODE",
    "CODE_MATIERE": "DELIB_MATIERE_CODE",
    "MATIERE_NOM": "DELIB_MATIERE_NOM",
    "NOM_DE_MATIERE": "DELIB_MATIERE_NOM",
    "DELIBERATION_OBJET": "DELIB_OBJET",
    "OBJET": "DELIB_OBJET",
    "OBJET_DE_LA_DELIBERATION": "DELIB_OBJET",
    "ANNEE_DU_BUDGET": "BUDGET_ANNEE",
    "NOM_DU_BUDGET": "BUDGET_NOM",
    "PREFECTURE_ID": "PREF_ID",
    "PREFECTURE_DATE": "PREF_DATE",
    "VOTE_EFF": "VOTE_EFFECTIF",
    "EFFECTIF": "VOTE_EFFECTIF",
    "POUR": "VOTE_POUR",
    "CONTRE": "VOTE_CONTRE",
    "ABSTENTION": "VOTE_ABSTENTION",
    "ABSTENTIONS": "VOTE_ABSTENTION",
    "VOTE_ABST": "VOTE_ABSTENTION",
    "VOTE_ABS": "VOTE_ABSTENTION",
    "URL": "DELIB_URL",
    "LIEN": "DELIB_URL",
}

_LONGEST = 60


@dataclass(frozen=True)
class Header:
    """What the first row of a file says.

    :param places: for each cell, the column that it names, or "".
    :param renamed: (as written, column) for each name that is not the schema's.
    :param ignored: names that are no column, or a column a second time.
    """

    places: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns that are not there and that no other column tells."""
        lacking = REQUIRED - FROM_OTHERS - set(self.places)
        return tuple(name for name in NAMES if name in lacking)


def header(cells: Sequence[str]) -> Header:
    """Read a header: misspelt, in any order, in any case, with columns too many.

    A name as the schema writes it wins over a misspelt one for the same column.

    :param cells: the first row.
    :returns: what it names.
    """
    guesses = [_guess(cell) for cell in cells]
    exact = {name for cell, name in zip(cells, guesses, strict=True) if cell == name}
    taken: set[str] = set()
    places, renamed, ignored = [], [], []
    for cell, name in zip(cells, guesses, strict=True):
        if name and (name in taken or (name in exact and cell != name)):
            name = ""
        places.append(name)
        if name:
            taken.add(name)
            if cell != name:
                renamed.append((cell[:_LONGEST], name))
        elif cell.strip():
            ignored.append(cell[:_LONGEST])
    return Header(tuple(places), tuple(renamed), tuple(ignored))


def plain(text: str) -> str:
    """Write a text in capitals, without accents, other characters as one "_".

    :param text: any text.
    """
    letters = unicodedata.normalize("NFKD", text).upper()
    ascii_only = letters.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Z0-9]+", "_", ascii_only).strip("_")


def _guess(cell: str) -> str:
    if len(cell) > _LONGEST:
        return ""
    name = plain(cell)
    if name in NAMES:
        return name
    if name in _ALIASES:
        return _ALIASES[name]
    near = [known for known in NAMES if _near(_once(name), _once(known))]
    return near[0] if len(near) == 1 else ""


def _once(name: str) -> str:
    """Write each run of a letter once: EFFFECTIF and EFFECTIF are one."""
    return re.sub(r"(.)\1+", r"\1", name.replace("_", ""))


def _near(first: str, second: str) -> bool:
    """Tell whether at most one letter is wrong, missing or too many."""
    if abs(len(first) - len(second)) > 1:
        return False
    short, long = sorted((first, second), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = short[start:] if len(short) < len(long) else short[start + 1 :]
    return rest == long[start + 1 :]

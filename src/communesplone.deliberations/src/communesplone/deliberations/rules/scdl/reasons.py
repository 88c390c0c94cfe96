"""Why a row, a cell or a file is refused, and what was mended in it.

The words are in ``communesplone.deliberations.scdl_reasons``, a message for each key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from types import MappingProxyType


REFUSED_CELLS = frozenset(
    {
        "required",
        "too_long",
        "characters",
        "marker",
        "siret_scientific",
        "siret_length",
        "siret_check",
        "date",
        "date_zone",
        "subject_code",
        "subject_name",
        "subject_mismatch",
        "budget_year",
        "budget_pair",
        "received_before",
        "count",
        "votes_incomplete",
        "votes_sum",
        "url",
        "repeated",
        "imported_otherwise",
        "own_act",
        "elsewhere",
    }
)
"""Keys for a cell or several of a row."""

REFUSED_ROWS = frozenset({"too_many_cells", "quotes"})
"""Keys for a row that cannot be cut into cells."""

REFUSED_FILES = frozenset(
    {
        "file_blank",
        "file_empty",
        "file_header",
        "file_kind",
        "file_too_big",
        "file_too_many_rows",
        "file_line_too_long",
    }
)
"""Keys for a file that is not read on."""

MENDED = frozenset(
    {
        "mended_characters",
        "mended_formula",
        "mended_marker",
        "mended_date",
        "mended_count",
        "mended_siret",
        "mended_siret_zero",
        "mended_subject_code",
        "mended_subject_name",
        "mended_budget_year",
        "mended_votes",
        "mended_url",
    }
)
"""Keys for what the reader put right."""

KEYS = REFUSED_CELLS | REFUSED_ROWS | REFUSED_FILES | MENDED


@dataclass(frozen=True)
class Reason:
    """A sentence to be said in the reader's language.

    :param key: one of ``KEYS``.
    :param values: what the sentence quotes.
    :raises ValueError: for a key without words.
    """

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.key not in KEYS:
            raise ValueError(f"no words for {self.key}")
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted(self.values.items()))))


@dataclass(frozen=True)
class Remark:
    """Something to say of a cell.

    :param column: as the schema names it, "" for a whole row.
    :param value: what stands there, at most ``QUOTED`` characters of it.
    """

    column: str
    value: str
    reason: Reason


QUOTED = 200


def remark(column: str, value: object, key: str, **values: str | int) -> Remark:
    """Make a remark.

    :param value: anything; None is nothing. Its text is cut after 200 characters.
    :param values: what the sentence quotes.
    """
    text = "" if value is None else str(value)
    return Remark(column, text[:QUOTED], Reason(key, values))


class FileRefused(ValueError):
    """A file that is not read, or not read on.

    :param reason: one of ``REFUSED_FILES``.
    :param line: the line, from 1; 0 for the whole file.
    """

    def __init__(self, reason: Reason, line: int = 0) -> None:
        super().__init__(reason.key)
        self.reason = reason
        self.line = line


def refused(key: str, line: int = 0, **values: str | int) -> FileRefused:
    """Make the refusal of a file, to be raised."""
    return FileRefused(Reason(key, values), line)

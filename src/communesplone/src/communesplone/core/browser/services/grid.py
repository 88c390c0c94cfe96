"""What the form of the grid sends: what was shown, and what is ticked now."""

from communesplone.core import _
from communesplone.core.interfaces import Malformed
from communesplone.core.rules.staffing import Cell
from dataclasses import dataclass

import json


MAX_CELLS = 20_000
"""Most ticks in a form: a thousand people in twenty functions."""

MAX_ID = 200
"""Longest account id, in characters."""

FOREIGN = _("error_form_foreign", default="The form is not one of this page.")


@dataclass(frozen=True)
class Grid:
    """The state of the form."""

    shown: frozenset[Cell]
    """Seats taken when the editor began."""

    wanted: frozenset[Cell]
    """Seats ticked now."""

    people: tuple[str, ...] = ()
    """Account ids of the rows, those without a tick too."""


def read(form) -> Grid:
    """Read a form that was sent.

    :raises Malformed: if it is not one that this page makes, or cut short.
    """
    if form.get("end") != "1":
        raise Malformed(
            _("error_form_cut_short", default="The form did not arrive entirely.")
        )
    shown = cells_of(load(form.get("shown", "[]")))
    wanted = cells_of(text.partition(":")[::2] for text in texts(form.get("cell", ())))
    return Grid(shown, wanted, tuple(dict.fromkeys(texts(form.get("row", ())))))


def dump(cells) -> str:
    """Write cells for the form's hidden field."""
    rows = sorted((cell.function, cell.person) for cell in cells)
    return json.dumps(rows, separators=(",", ":"))


def value(function, person) -> str:
    """Write one cell for its tick box; a function's name holds no colon."""
    return f"{function}:{person}"


def load(text):
    try:
        rows = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Malformed(FOREIGN)
    return rows


def cells_of(rows) -> frozenset[Cell]:
    cells = set()
    for row in rows:
        if len(row) != 2 or not all(is_id(part) for part in row):
            raise Malformed(FOREIGN)
        cells.add(Cell(*row))
        if len(cells) > MAX_CELLS:
            raise Malformed(
                _("error_form_too_many_ticks", default="Too many ticks for one form.")
            )
    return frozenset(cells)


def texts(values) -> list[str]:
    """Give a field sent once or many times as a list."""
    values = values if isinstance(values, (list, tuple)) else [values]
    if len(values) > MAX_CELLS or not all(is_id(text, 2 * MAX_ID) for text in values):
        raise Malformed(FOREIGN)
    return list(values)


def is_id(text, longest=MAX_ID) -> bool:
    return isinstance(text, str) and 0 < len(text) <= longest

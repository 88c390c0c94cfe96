"""Facets of a list: what can be chosen next, and how many would be left."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence


Row = Mapping[str, str]
"""Name of a facet -> the row's value, "" for none."""


def kept(rows: Iterable[Row], chosen: Mapping[str, str]) -> list[int]:
    """Give the places, from 0, of the rows that have every chosen value.

    :param chosen: value by name of a facet.
    """
    return [place for place, row in enumerate(rows) if not misses(row, chosen)]


def counts(
    rows: Iterable[Row], chosen: Mapping[str, str], names: Sequence[str]
) -> dict[str, Counter[str]]:
    """Count the values of each facet among the rows that the other choices leave.

    So a count is what the list holds once its value is chosen, in place of the one that
    is chosen now, if any. One pass over the rows.

    :param names: of the facets.
    :returns: name -> value -> rows; values that no row has are not there.
    """
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    for row in rows:
        missed = misses(row, chosen)
        if not missed:
            counted = names
        elif len(missed) == 1:
            # Only a change of that very choice brings this row in.
            counted = [name for name in names if name == missed[0]]
        else:
            continue
        for name in counted:
            if row.get(name):
                found[name][row[name]] += 1
    return found


def misses(row: Row, chosen: Mapping[str, str]) -> list[str]:
    """Name the choices that a row does not meet."""
    return [name for name, value in chosen.items() if row.get(name, "") != value]

"""Facets of a list: what can be chosen next, and how many would be left."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence


Row = Mapping[str, str]
"""Name of a facet -> the row's value, "" for none."""


class Facets:
    """Knows at which places of a list each value stands; never changes.

    :param rows: of the list, in its order.
    :param names: of the facets.
    """

    def __init__(self, rows: Sequence[Row], names: Sequence[str]):
        found: dict[str, dict[str, set[int]]] = {name: {} for name in names}
        for place, row in enumerate(rows):
            for name, places in found.items():
                if value := row.get(name):
                    places.setdefault(value, set()).add(place)
        self.found = found
        self.every = frozenset(range(len(rows)))

    def kept(self, chosen: Mapping[str, str]) -> list[int]:
        """Give the places, from 0, of the rows that have every chosen value.

        :param chosen: value by name of a facet.
        """
        return sorted(self._left(chosen))

    def counts(self, chosen: Mapping[str, str]) -> dict[str, Counter[str]]:
        """Count the values of each facet among the rows that the other choices leave.

        So a count is what the list holds once its value is chosen, in place of the one
        that is chosen now, if any.

        :returns: name -> value -> rows; values that no row has are not there.
        """
        return {name: self._counted(name, chosen) for name in self.found}

    def _counted(self, name: str, chosen: Mapping[str, str]) -> Counter[str]:
        others = {other: value for other, value in chosen.items() if other != name}
        values = self.found[name].items()
        if not others:
            return Counter({value: len(places) for value, places in values})
        left = self._left(others)
        counted = ((value, len(left & places)) for value, places in values)
        return Counter({value: count for value, count in counted if count})

    def _left(self, chosen: Mapping[str, str]) -> frozenset[int] | set[int]:
        parts = [self.found[name].get(value, set()) for name, value in chosen.items()]
        return set.intersection(*parts) if parts else self.every

"""The order of the day: one persistent object, one write for any reordering."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from persistent import Persistent

import json


class Block(StrEnum):
    """The parts of an agenda."""

    PUBLIC = "public"
    CLOSED = "closed"
    COMPLEMENTARY = "complementary"
    """Added after the convocation, in time, as of right."""
    LATE = "late"
    """Added in the sitting, as urgent."""


@dataclass(frozen=True)
class AgendaEntry:
    """A line of the agenda.

    :param item: UID of the item.
    :param number: its number, frozen as the session is convened; None before.
    :param block: a value of :class:`Block`.
    """

    item: str
    number: int | None = None
    block: str = Block.PUBLIC

    @cached_property
    def line(self) -> str:
        """It as it is kept; written once, however often the lines change places.

        Most lines of an agenda that is being made are an item and no more.
        """
        if self.number is None and self.block == Block.PUBLIC:
            return self.item
        return f"{self.item} {self.number or '-'} {self.block}"


class Agenda(Persistent):
    """The lines in their order; two who reorder at once conflict, as they should."""

    frozen_hash: str | None = None
    """SHA-256 of the agenda that was sent, with its complementary items."""

    # UID of an item -> its title as the members were sent it, as JSON.
    _sent = "{}"

    @property
    def sent(self) -> dict[str, str]:
        return json.loads(self._sent)

    @sent.setter
    def sent(self, titles: Mapping[str, str]) -> None:
        self._sent = json.dumps(dict(titles))

    # One text: the database asks of each value in a structure whether it is an object.
    _lines = ""

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        lines = self._lines
        entries = getattr(self, "_v_entries", None)
        if entries is None:
            # A volatile attribute goes as soon as another wrote the lines.
            entries = self._v_entries = tuple(map(read, lines.splitlines()))
        return entries

    @entries.setter
    def entries(self, entries: Iterable[AgendaEntry]) -> None:
        entries = tuple(entries)
        self._lines = "\n".join(map(attrgetter("line"), entries))
        self._v_entries = entries

    # Putting the last of hundreds on it costs hardly more than the first: these two
    # go through the text, not through all lines.

    def first_of(self, blocks: Iterable[str]) -> int | None:
        """Give the index of the first line in one of these blocks, None for none.

        :param blocks: none of them the public one, which most lines do not name.
        """
        lines = self._lines
        found = [lines.find(f" {block}") for block in blocks]
        first = min((start for start in found if start >= 0), default=None)
        return None if first is None else lines.count("\n", 0, first)

    def insert(self, place: int, entry: AgendaEntry) -> None:
        """Write a line in, so that it has this index."""
        entries, lines = self.entries, self._lines
        behind = entries[place:]
        if not entries:
            self._lines = entry.line
        elif behind:
            cut = len(lines) - len("\n".join(map(attrgetter("line"), behind)))
            self._lines = f"{lines[:cut]}{entry.line}\n{lines[cut:]}"
        else:
            self._lines = f"{lines}\n{entry.line}"
        self._v_entries = (*entries[:place], entry, *behind)


def read(line: str) -> AgendaEntry:
    item, *rest = line.split(" ")
    if not rest:
        return AgendaEntry(item)
    number, block = rest
    return AgendaEntry(item, None if number == "-" else int(number), block)

"""The order of the day: one persistent object, one write for any reordering."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from persistent import Persistent


class Block(StrEnum):
    """The parts of an agenda."""

    PUBLIC = "public"
    CLOSED = "closed"
    LATE = "late"
    """Added after the convocation."""


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


class Agenda(Persistent):
    """The lines in their order; two who reorder at once conflict, as they should."""

    frozen_hash: str | None = None
    """SHA-256 of the agenda that was sent with the convocation."""

    _rows: tuple[tuple[str, int | None, str], ...] = ()

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        return tuple(AgendaEntry(*row) for row in self._rows)

    @entries.setter
    def entries(self, entries: Iterable[AgendaEntry]) -> None:
        # Plain values: the database holds no class of ours for each line.
        self._rows = tuple(
            (entry.item, entry.number, str(entry.block)) for entry in entries
        )

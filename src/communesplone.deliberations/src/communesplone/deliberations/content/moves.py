"""The log of who came, went, withdrew and gave a proxy: it only grows."""

from collections.abc import Mapping
from communesplone.deliberations.content.wide_tree import WideTree
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from secrets import token_hex
from typing import Any

import json


Key = tuple[str, str, str]


class MovesLog(Persistent):
    """Rows of plain values.

    Whether a row can be written depends on those before it, hence two who write at once
    conflict, and the second is tried again: nobody arrives twice.
    """

    last: Key | None = None
    """Key of the row written last."""

    def __init__(self):
        self._rows = WideTree()

    def add(self, at: datetime, row: Mapping[str, Any]) -> Key:
        """Write a row.

        :param at: when it happened, with an offset; may be earlier than now.
        :param row: plain values: text, numbers, booleans, lists, None.
        :returns: the key of the row, by which a later row can void it.
        """
        key = (_text(at), _text(datetime.now(UTC)), token_hex(4))
        # As text: no row can be changed in place.
        self._rows[key] = json.dumps(dict(row), ensure_ascii=False, sort_keys=True)
        self.last = key
        return key

    def rows(self) -> list[tuple[Key, dict[str, Any]]]:
        """Read the log in the order of what happened, then of the writing."""
        return [
            (key, {**json.loads(row), "at": datetime.fromisoformat(key[0])})
            for key, row in self._rows.items()
        ]

    def __len__(self) -> int:
        return len(self._rows)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")

"""Where things arrive and wait for their number."""

from persistent import Persistent
from typing import Any


class Tray(Persistent):
    """A small bag that any number of writers fill at once without conflict.

    A BTree would conflict when one transaction empties a bucket or splits one while
    another writes there. Here nothing can: keys are random, so every addition and
    every removal of two transactions can be merged.

    :ivar items: key (16 hexadecimal digits) → what waits, plain values only.
    """

    def __init__(self) -> None:
        self.items: dict[str, Any] = {}

    def add(self, key: str, item: Any) -> None:
        """Lay something in the tray."""
        self.items[key] = item
        self._p_changed = True

    def remove(self, key: str) -> None:
        """Take something out; a key that is not there is an error."""
        del self.items[key]
        self._p_changed = True

    def _p_resolveConflict(
        self, old: dict[str, Any], saved: dict[str, Any], new: dict[str, Any]
    ) -> dict[str, Any]:
        """Apply what this transaction added and removed to what another has saved."""
        before, mine = old["items"], new["items"]
        merged = {
            k: v for k, v in saved["items"].items() if k in mine or k not in before
        }
        merged.update((k, v) for k, v in mine.items() if k not in before)
        return {**saved, "items": merged}

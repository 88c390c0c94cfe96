"""A version of a deliberation: facts that are hashed and never written again."""

from collections.abc import Mapping
from persistent import Persistent
from typing import Any

import pickle


class Version(Persistent):
    """What was decided, as plain values, and its place in the chain.

    :param facts: values as `core.rules.chain.canonical` takes them.
    :param previous: SHA-256 of the version before it in the register.
    :param sha256: `core.rules.chain.link(previous, facts)`.
    """

    position: int = 0
    """Its place in the register, from 1; the chain gives it, it is not hashed."""

    def __init__(self, facts: Mapping[str, Any], previous: str, sha256: str):
        self.facts = dict(facts)
        self.previous = previous
        self.sha256 = sha256

    def __getstate__(self) -> dict[str, Any]:
        """Write the facts as one value: ZODB looks at each for what may be an object.

        A council of 55 has hundreds of values in an act, and hundreds of acts at once.
        """
        state = super().__getstate__()
        return {**state, "facts": pickle.dumps(state["facts"], protocol=4)}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        super().__setstate__({**state, "facts": _facts(state["facts"])})


def _facts(written: bytes) -> dict[str, Any]:
    # As trusted as the record of ZODB that it stands in, which is a pickle too.
    return pickle.loads(written)  # noqa: S301

"""A version of a deliberation: facts that are hashed and never written again."""

from collections.abc import Mapping
from persistent import Persistent
from typing import Any


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

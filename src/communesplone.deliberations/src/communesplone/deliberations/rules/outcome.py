"""What became of an item: a field, not a workflow state."""

from enum import StrEnum


class Outcome(StrEnum):
    """What a sitting made of an item."""

    ADOPTED = "adopted"
    """The body said yes to the text as it was proposed."""
    ADOPTED_AMENDED = "adopted_amended"
    """The body said yes to the text as it amended it."""
    REJECTED = "rejected"
    """The body voted and the text was not adopted."""
    POSTPONED = "postponed"
    """The item goes to a later sitting, as a copy."""
    WITHDRAWN = "withdrawn"
    """Its proposer took it back."""
    NOTED = "noted"
    """The body took note of it; there was no vote."""
    NO_QUORUM = "no_quorum"
    """Too few members were there: the item was not examined."""
    ELECTED = "elected"
    """The body appointed people."""

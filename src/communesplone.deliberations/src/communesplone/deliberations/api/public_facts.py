"""What programs may know of a deliberation: the same for whoever asks."""

from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import states
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.masking import without
from communesplone.deliberations.rules.rulebook import rulebook
from typing import Any


ONLINE = ("published", "annulled")
"""States of a deliberation that everybody may read."""

NAMED = (Mode.SHOW_OF_HANDS, Mode.ROLL_CALL, Mode.UNANIMOUS)
"""Ballots in which everybody could see who voted what."""


def is_online(act: IDeliberation) -> bool:
    """Tell whether everybody may read of an act."""
    return states.state_of(act, states.ACT_WORKFLOW) in ONLINE


def title(act: IDeliberation) -> str:
    """Give the title of the version that is public, masked as the text is."""
    return register.shown_title(act)


def level(act: IDeliberation) -> str:
    """Tell how much is public: "full", "title", or "none" as long as nothing is."""
    if not is_online(act):
        return "none"
    return publication.published_level(register.facts_of(act))


def votes(act: IDeliberation) -> dict[str, Any] | None:
    """Give the counts of a ballot; None where they are not for the public.

    Those of an act that is public with its text, of a body that may meet in public.
    """
    told = register.facts_of(act)["votes"]
    if told is None or level(act) != "full" or meets_closed(act):
        return None
    shown = {name: told.get(name) for name in ("mode", "in_office", "round", "counts")}
    # Of the rounds before the last one as much: no tallies, which name candidates.
    names = ("mode", "round", "counts")
    rounds = [{name: one[name] for name in names} for one in told.get("rounds") or ()]
    return {**shown, "rounds": rounds}


def choices(act: IDeliberation) -> list[tuple[str, str]]:
    """Give (UID of a person, choice) of a ballot held in the open; else nothing.

    Of those whose name is not masked: a UID leads to a name.
    """
    told = register.facts_of(act)["votes"]
    if votes(act) is None or told["mode"] not in NAMED:
        return []
    return [
        (person, choice)
        for person, name, choice in told.get("choices") or ()
        if without(name, act.masks) == name
    ]


def meets_closed(act: IDeliberation) -> bool:
    """Tell whether the body never met in public, under the law of that day."""
    book = rulebook(register.facts_of(act)["rulebook"])
    return book.closed.value is ClosedSitting.ALWAYS

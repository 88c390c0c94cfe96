"""Votes as documents show them, from what was frozen or what is recorded.

Both have the same form, that of `voted.told`. A secret ballot has no choices in it,
and none is ever taken from elsewhere.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api.public_facts import NAMED
from communesplone.deliberations.documents import sheets
from typing import Any


BY_PRESIDENT = {
    "tie_president_adopted": {"adopted", "adopted_amended"},
    "tie_president_rejected": {"rejected"},
}
"""Sentence of a tie that the vote of the president settled -> what became of the item.

With another outcome, which the clerk gave a reason for, that vote settled nothing."""


def votes(facts: Mapping[str, Any] | None, outcome: str) -> sheets.Votes:
    """Describe a vote.

    :param facts: as `voted.told` gives them; None if nothing was voted.
    :param outcome: what became of the item.
    """
    if facts is None:
        return sheets.Votes()
    counts = facts.get("counts")
    tallies = facts.get("tallies") or ()
    before = facts.get("rounds") or ()
    known = [*tallies, *(row for one in before for row in one["tallies"] or ())]
    names = {id: name for id, name, _count in known}
    return sheets.Votes(
        mode=facts["mode"],
        in_favour=counts["in_favour"] if counts and not tallies else None,
        against=counts["against"] if counts else 0,
        abstentions=counts["abstentions"] if counts else 0,
        blank=counts["blank"] if counts else 0,
        choices=choices(facts) if facts["mode"] in NAMED else (),
        tallies=pairs(tallies),
        rounds=tuple(a_round(one) for one in before),
        elected=tuple(names.get(id, id) for id in facts.get("elected") or ()),
        papers=papers(counts) if counts and tallies else None,
        article=facts.get("article") or "",
        silent=said(facts).get("silent", 0),
        casting=casting(facts, outcome),
    )


def said(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the values of the sentence that tells the result."""
    return (facts.get("sentence") or {}).get("values") or {}


def casting(facts: Mapping[str, Any], outcome: str) -> str:
    """Name the president whose vote settled a tie, "" if none did."""
    key = (facts.get("sentence") or {}).get("key")
    return said(facts)["president"] if outcome in BY_PRESIDENT.get(key, ()) else ""


def a_round(facts: Mapping[str, Any]) -> sheets.Round:
    """Describe a round of an election before the last one."""
    counts = facts["counts"] or {"blank": 0}
    return sheets.Round(facts["round"], pairs(facts["tallies"] or ()), counts["blank"])


def papers(counts: Mapping[str, int]) -> int:
    """Count the papers of an election; who abstains puts none in."""
    return counts["in_favour"] + counts["against"] + counts["blank"]


def pairs(rows: Iterable[Sequence]) -> tuple[tuple[str, int], ...]:
    """Give (name, votes) of each candidate, who has most of them first."""
    found = sorted(rows, key=lambda row: (-row[2], filed(row[1])))
    return tuple((name, count) for _id, name, count in found)


def choices(facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Give (name, choice) of each member, by name."""
    found = ((name, choice) for _id, name, choice in facts.get("choices") or ())
    return tuple(sorted(found, key=lambda row: filed(row[0])))

"""What the public reads of a deliberation, and what its own people read of it.

Nothing that is not for the public gets past :func:`public`: who renders it may print it
all.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api.acts.votes import a_round
from communesplone.deliberations.api.acts.votes import pairs
from communesplone.deliberations.content.annex import Annex
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.documents.sheets import Round
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.masking import stands_in
from communesplone.deliberations.rules.masking import variant
from communesplone.deliberations.rules.masking import without
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from plone.dexterity.content import DexterityContent
from typing import Any


@dataclass(frozen=True)
class PublicVotes:
    """A ballot.

    :param choices: name of a member and what they voted; empty for a secret ballot.
    :param tallies: name of a candidate and votes.
    :param rounds: the rounds before the last one, the first one first.
    :param sentence: plain values of the sentence for the minutes.
    """

    mode: str
    round: int
    counts: Mapping[str, int] | None
    article: str
    sentence: Mapping[str, Any] | None
    choices: Sequence[tuple[str, str]] = ()
    tallies: Sequence[tuple[str, int]] = ()
    rounds: Sequence[Round] = ()


@dataclass(frozen=True)
class PublicAct:
    """A deliberation as everybody reads it.

    :param level: "full", "title", or "none" as long as it is not published.
    :param html: public text, "" unless it is full.
    :param outdated: what is public is of an earlier version.
    """

    level: str
    html: str = ""
    votes: PublicVotes | None = None
    annexes: Sequence[Mapping[str, Any]] = ()
    published: date | None = None
    outdated: bool = False


def public(act: IDeliberation) -> PublicAct:
    """Give what the public reads, whoever asks."""
    if not public_facts.is_online(act):
        return PublicAct("none")
    facts = register.facts_of(act)
    level = publication.published_level(facts)
    day = publication.day_of(act, "published")
    outdated = publication.is_outdated(act)
    if level != "full":
        return PublicAct(level, published=day, outdated=outdated)
    return PublicAct(
        level,
        act.public_html or "",
        # A body that never meets in public tells what it decided, not how it voted.
        None if public_facts.meets_closed(act) else votes(facts["votes"], act.masks),
        [
            {**annex, "title": without(annex["title"], act.masks)}
            for annex in facts["annexes"]
            if annex["public"]
        ],
        day,
        outdated,
    )


def votes(
    facts: Mapping[str, Any] | None, masks: Sequence[str] = ()
) -> PublicVotes | None:
    """Give a ballot without what is internal: who withdrew, and why.

    :param masks: passages that stand in no name either.
    """
    if facts is None:
        return None
    choices = facts.get("choices") or () if facts["mode"] in public_facts.NAMED else ()
    return PublicVotes(
        facts["mode"],
        facts["round"],
        facts["counts"],
        facts["article"],
        said(facts["sentence"], masks),
        [(without(name, masks), choice) for _id, name, choice in choices],
        pairs(masked(facts["tallies"], masks)),
        [
            a_round({**one, "tallies": masked(one["tallies"], masks)})
            for one in facts.get("rounds") or ()
        ],
    )


def masked(
    rows: Sequence[tuple[str, str, int]] | None, masks: Sequence[str]
) -> list[tuple[str, str, int]]:
    """Mask the names of candidates, before their order could tell of them."""
    return [(id, without(name, masks), count) for id, name, count in rows or ()]


def said(
    sentence: Mapping[str, Any] | None, masks: Sequence[str]
) -> Mapping[str, Any] | None:
    """Mask the names that a sentence for the minutes holds."""
    if sentence is None:
        return None
    values = {
        name: without(value, masks) if isinstance(value, str) else value
        for name, value in sentence["values"].items()
    }
    return {**sentence, "values": values}


def file_name(act: IDeliberation, annex: Annex) -> str:
    """Give the name under which an annex is loaded: its digest, if it tells a mask."""
    name = annex.file.filename or ""
    if any(stands_in(mask, name) or variant(mask, name) for mask in act.masks):
        return annex.sha256[:12] + PurePath(name).suffix
    return name


def annex(act: IDeliberation, digest: str) -> Annex | None:
    """Find a public annex of a published act; the file behind it is not public itself.

    :param digest: SHA-256 of the file, as the act has it.
    :returns: the annex, or None if it is not there or not for everybody.
    """
    allowed = {row["sha256"] for row in public(act).annexes}
    if digest not in allowed:
        return None
    try:
        item = _item_of(act)
    except Refused:
        return None
    return next(
        (
            found
            for found in annexes.of(item)
            if found.sha256 == digest and not found.confidential
        ),
        None,
    )


def _item_of(act: IDeliberation) -> DexterityContent:
    return bodies.find(register.facts_of(act)["item"])

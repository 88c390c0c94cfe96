"""Whether a register is what it was: recomputed from its first link to its last."""

from collections import Counter
from communesplone.core.rules import chain
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.interfaces import Refused
from dataclasses import dataclass
from Products.ZCatalog.interfaces import ICatalogBrain


STEP = 200
"""Acts after which memory is tidied."""


@dataclass(frozen=True)
class Report:
    """What the verification of a register found."""

    intact: bool
    length: int
    """Links read."""
    head: str
    """The last link that holds; what the town publishes."""
    broken: str = ""
    """UID of the first act that does not hold."""
    reference: str = ""
    """Its reference, if it is still there."""


def verify(body: IBody) -> Report:
    """Recompute the chain of a register, and look for acts that stand outside of it.

    Reads every act, of which few are held at once; nothing is written.

    :returns: the report; it names the first act that was changed, moved, removed, or
        put there without a link.
    """
    acts = {brain.UID: brain for brain in register.acts_of(body)}
    head, length, linked = chain.GENESIS, 0, Counter()
    # As read with the last link of each: of the acts themselves, few are held.
    versions: dict[str, int] = {}
    for uid, index, sha256 in body.register.chain():
        length += 1
        act = ours(acts.get(uid))
        if act is None or index != linked[uid] or not holds(act, index, head, sha256):
            return broken(length, head, uid, act)
        linked[uid] += 1
        versions[uid] = len(act.versions)
        head = sha256
        tidy(body, length)
    for number, (uid, brain) in enumerate(acts.items()):
        if uid not in versions:
            act = ours(brain)
            versions[uid] = 0 if act is None else len(act.versions)
            tidy(body, number)
        if linked[uid] != versions[uid]:
            return broken(length, head, uid, ours(brain))
    return Report(head == body.register.head, length, head)


def tidy(body: IBody, number: int) -> None:
    """Let go of what was read, now and then."""
    if number % STEP == 0:
        body._p_jar.cacheGC()


def ours(brain: ICatalogBrain | None) -> IDeliberation | None:
    """Give an act of a register; None for one imported, which stands in no chain."""
    act = None if brain is None else brain._unrestrictedGetObject()
    return None if act is None or act.imported else act


def broken(length: int, head: str, uid: str, act: IDeliberation | None) -> Report:
    reference = act.reference if act is not None else ""
    return Report(False, length, head, uid, reference)


def holds(act: IDeliberation, index: int, previous: str, sha256: str) -> bool:
    """Tell whether a version is the one that was chained there."""
    if index >= len(act.versions):
        return False
    version = act.versions[index]
    try:
        computed = chain.link(previous, version.facts)
    except (TypeError, ValueError):
        return False
    latest = index == len(act.versions) - 1
    return computed == sha256 == version.sha256 and (not latest or shown(act))


def shown(act: IDeliberation) -> bool:
    """Tell whether what is shown of an act is what its facts say."""
    facts = register.facts_of(act)
    return (
        act.sha256 == act.versions[-1].sha256
        and act.title == register.shown_title(act)
        and all(getattr(act, name) == facts[name] for name in register.FIELDS)
        and (not act.public_html or act.public_html == published(act))
    )


def published(act: IDeliberation) -> str:
    """Give the public text as it follows from the version that was published.

    Empty if none was, or if what is masked is not in it.
    """
    if act.public_version is None:
        return ""
    facts = act.versions[act.public_version].facts
    try:
        return publication.public_text(facts, act.masks)
    except Refused:
        return ""

"""The register of a body: numbered, chained acts that only grow.

What is hashed is the facts of an act (texts, votes, signatories, digests of annexes),
not a rendering of them: a page that looks different next year still says the same.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.core.rules import chain
from communesplone.deliberations import _
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import Deliberation
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.content.version import Version
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.masking import without
from communesplone.deliberations.rules.roll import Roll
from dataclasses import dataclass
from datetime import datetime
from plone import api
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from typing import Any


PORTAL_TYPE = "communesplone.deliberations.Deliberation"

CORRECTABLE = ("title", "motivation", "decision")
"""Facts that a correction can change; votes and numbers are what they were."""


@dataclass(frozen=True)
class Report:
    """What the verification of a register found."""

    intact: bool
    length: int
    """Versions read."""
    head: str
    """The last link that holds; what the town publishes."""
    broken: str = ""
    """UID of the first act whose link does not hold."""
    reference: str = ""
    """Its reference, if it is still there."""


def enter(
    session: ISession,
    item: IItem,
    agenda_number: int | None,
    signatories: Iterable[Mapping[str, Any]],
    names: Mapping[str, str],
) -> IDeliberation:
    """Make the numbered deliberation of an item, as part of the present transaction.

    :param agenda_number: the item's number on the agenda.
    :param signatories: name and post of those who sign, in order.
    :param names: names of the members by id.
    """
    body = body_of(session)
    day = clock.day_of(session.start)
    number = bodies.take_number(body, day.year)
    facts = {
        **place_of(body, session),
        "agenda_number": agenda_number,
        "number": number,
        "year": day.year,
        "reference": bodies.reference(body, day.year, number),
        "date": day,
        **texts_of(item),
        **decision_of(session, item, names),
        "signatories": [dict(one) for one in signatories],
    }
    act = createContent(PORTAL_TYPE)
    act.id = f"deliberation-{day.year}-{number}"
    write(act, facts)
    year_folder = bodies.year_folder(body, day.year)
    append(body, act, facts)
    year_folder._setObject(act.id, act)
    return year_folder[act.id]


def place_of(body: IBody, session: ISession) -> dict[str, Any]:
    """Say by whom and where it was decided."""
    return {
        "body": IUUID(body),
        "body_title": body.title,
        "rulebook": body.rulebook,
        "session": IUUID(session),
        "session_title": session.title,
    }


def texts_of(item: IItem) -> dict[str, Any]:
    """Say what was decided upon."""
    return {
        "item": IUUID(item),
        "title": item.title,
        "category": item.category,
        "sitting": item.sitting,
        "publication": item.publication,
        "subject_kind": item.subject_kind,
        "motivation": html(item.motivation),
        "decision": html(item.amended_text or item.decision),
        "annexes": [
            {
                "title": annex.title,
                "sha256": annex.sha256,
                "public": not annex.confidential,
            }
            for annex in annexes.of(item)
        ],
        "opinions": opinions.frozen(item),
    }


def decision_of(
    session: ISession, item: IItem, names: Mapping[str, str]
) -> dict[str, Any]:
    """Say what became of it."""
    outcome = session.outcomes[IUUID(item)]
    return {
        "outcome": outcome.outcome,
        "reason": outcome.reason,
        "votes": votes(session, item, names),
    }


def write(act: Deliberation, facts: Mapping[str, Any]) -> None:
    """Copy the facts that listings and forms read into the fields."""
    for name in (
        "number",
        "year",
        "reference",
        "date",
        "item",
        "session",
        "category",
        "sitting",
        "publication",
        "outcome",
        "votes",
        "signatories",
    ):
        setattr(act, name, facts[name])
    act.title = without(facts["title"], act.masks)
    act.annex_hashes = [annex["sha256"] for annex in facts["annexes"]]


def append(body: IBody, act: IDeliberation, facts: Mapping[str, Any]) -> None:
    """Put a version of an act at the end of the chain."""
    previous = body.register.head
    sha256 = chain.link(previous, facts)
    act.versions.append(Version(facts, previous, sha256))
    act.previous, act.sha256 = previous, sha256
    body.register.add(IUUID(act), len(act.versions) - 1, sha256)
    act.versions[-1].position = body.register.length


def votes(
    session: ISession,
    item: IItem,
    names: Mapping[str, str],
    there: Roll | None = None,
) -> dict[str, Any] | None:
    """Give the votes on an item as plain values; None if nothing was voted.

    A secret ballot has counts, tallies and those who voted, and no choice of anybody.

    :param there: the roll at that moment, if the log has been replayed already.
    """
    uid = IUUID(item)
    stored, outcome = session.ballots.get(uid), session.outcomes[uid]
    if stored is None:
        return None
    there = there or roll.roll(session, uid, stored.at)
    found = {
        "mode": stored.mode,
        "round": stored.round,
        "in_office": there.in_office,
        "seated": len(there.seated),
        "withdrawn": [names.get(id, id) for id in sorted(there.withdrawn)],
        "tallies": named(
            stored.tallies, {c["id"]: c["name"] for c in stored.candidates}
        ),
        **outcome.facts,
    }
    if stored.mode != Mode.SECRET and stored.choices:
        found["choices"] = named(stored.choices, names)
    return found


def named(rows: Mapping[str, Any] | None, names: Mapping[str, str]) -> list | None:
    """Write id → value as [id, name, value], in the order of the ids."""
    if rows is None:
        return None
    return [[id, names.get(id, id), value] for id, value in sorted(rows.items())]


def html(text: Any) -> str:
    return text.raw if text is not None else ""


def facts_of(act: IDeliberation) -> Mapping[str, Any]:
    """Give the facts of an act as they stand: those of its latest version."""
    return act.versions[-1].facts


def correct(
    act: IDeliberation, changes: Mapping[str, str], reason: str, now: datetime
) -> None:
    """Correct an act: a new version, the one before stays as it is.

    :param changes: new texts by name, of ``CORRECTABLE``.
    :param reason: why; part of the new version.
    :param now: with an offset.
    :raises Refused: without a reason or a change, or for an imported act.
    """
    verdicts.require(verdicts.may(act, "correct"))
    before = facts_of(act)
    wrong = set(changes) - set(CORRECTABLE)
    if wrong:
        raise TypeError(f"a correction changes {CORRECTABLE}, not {sorted(wrong)}")
    check_ours(act)
    if not reason.strip():
        raise Refused(_("error_reason", default="Say why."))
    if all(before[name] == text for name, text in changes.items()):
        raise Refused(
            _("error_correct_nothing", default="Nothing differs from what stands.")
        )
    facts = {
        **before,
        **changes,
        "correction": {
            "reason": reason.strip(),
            "at": clock.kept(now),
            "by": api.user.get_current().getId() or "",
            "replaces": act.sha256,
        },
    }
    write(act, facts)
    append(body_of(act), act, facts)
    act.reindexObject()
    passage.go(bodies.find(act.session), "correct", reason.strip())
    journal.record("deliberation.corrected", act, before=before, after=facts)


def check_ours(act: IDeliberation) -> None:
    """Refuse to touch an act of the past, which no chain of ours holds.

    :raises Refused: for an imported act.
    """
    if act.imported:
        raise Refused(
            _(
                "error_correct_imported",
                default="An imported act stands in no register of ours, and stays as it"
                " came.",
            )
        )


def verify(body: IBody) -> Report:
    """Recompute the chain of a register from its first version.

    Reads every act; nothing is written.

    :returns: the report; it names the first act that was changed, moved or removed.
    """
    head, length = chain.GENESIS, 0
    acts = {act.UID: act for act in acts_of(body)}
    for uid, index, sha256 in body.register.chain():
        length += 1
        act = acts[uid]._unrestrictedGetObject() if uid in acts else None
        if act is None or not holds(act, index, head, sha256):
            reference = act.reference if act is not None else ""
            return Report(False, length, head, uid, reference)
        head = sha256
    return Report(head == body.register.head, length, head)


def holds(act: IDeliberation, index: int, previous: str, sha256: str) -> bool:
    """Tell whether a version is the one that was chained there."""
    if index >= len(act.versions):
        return False
    version = act.versions[index]
    try:
        computed = chain.link(previous, version.facts)
    except (TypeError, ValueError):
        return False
    latest = index < len(act.versions) - 1 or act.sha256 == sha256
    return computed == sha256 == version.sha256 and latest and shown(act)


def shown(act: IDeliberation) -> bool:
    """Tell whether the fields of an act still say what its facts say."""
    facts = facts_of(act)
    return act.title == without(facts["title"], act.masks) and all(
        getattr(act, name) == facts[name] for name in ("number", "reference")
    )


def acts_of(body: IBody) -> list:
    """Give the brains of all acts of a body, whether the present user may view them."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        path="/".join(body.getPhysicalPath()), portal_type=PORTAL_TYPE
    )

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
from communesplone.deliberations.api import placing
from communesplone.deliberations.api import states
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.states import State
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import Deliberation
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import uid_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.content.version import Version
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.masking import without
from datetime import datetime
from plone import api
from plone.dexterity.utils import createContent
from typing import Any


PORTAL_TYPE = "communesplone.deliberations.Deliberation"

FIELDS = (
    "number",
    "year",
    "reference",
    "date",
    "item",
    "session",
    "service",
    "category",
    "sitting",
    "publication",
    "outcome",
)
"""Facts that stand in fields of the act too, for listings, forms and rights."""

CORRECTABLE = ("title", "motivation", "decision")
"""Facts that a correction can change; votes and numbers are what they were."""


def entered() -> State:
    """Give the state that :func:`enter` makes acts in."""
    return State(states.ACT_WORKFLOW, "internal")


def enter(
    session: ISession,
    item: IItem,
    agenda_number: int | None,
    session_number: int,
    signatories: Iterable[Mapping[str, Any]],
    votes: Mapping[str, Any] | None,
    state: State,
) -> IDeliberation:
    """Make the numbered deliberation of an item, as part of the present transaction.

    :param agenda_number: the item's number on the agenda.
    :param session_number: its place among what the sitting examined, from 1.
    :param signatories: id, name, post and courtesy of those who sign, in order.
    :param votes: what `voted.told` gives.
    :param state: the first state of acts.
    """
    body = body_of(session)
    day = clock.day_of(session.start)
    number = bodies.take_number(body, day.year)
    facts = {
        **place_of(body, session),
        "agenda_number": agenda_number,
        "session_number": session_number,
        "number": number,
        "year": day.year,
        "reference": bodies.reference(body, day.year, number),
        "date": day,
        **texts_of(item),
        **decision_of(session, item),
        "votes": votes,
        "signatories": [dict(one) for one in signatories],
    }
    act = createContent(PORTAL_TYPE)
    act.id = f"deliberation-{day.year}-{number}"
    write(act, facts)
    append(body, act, facts)
    return placing.put(bodies.year_folder(body, day.year), act, state)


def place_of(body: IBody, session: ISession) -> dict[str, Any]:
    """Say by whom and where it was decided."""
    return {
        "body": uid_of(body),
        "body_title": body.title,
        "rulebook": body.rulebook,
        "session": uid_of(session),
        "session_title": session.title,
        "start": session.start,
        "end": session.end,
        "place": session.place or "",
        "mode": session.mode,
        "call_rank": session.call_rank,
    }


def texts_of(item: IItem) -> dict[str, Any]:
    """Say what was decided upon."""
    return {
        "item": uid_of(item),
        "title": item.title,
        "service": item.service,
        "category": item.category,
        "sitting": item.sitting,
        "publication": item.publication,
        "subject_kind": item.subject_kind,
        "amount": None if item.amount is None else str(item.amount),
        "budget_year": item.budget_year,
        "budget_name": item.budget_name or "",
        "motivation": html(item.motivation),
        "decision": html(item.amended_text or item.decision),
        "annexes": annexes.facts_of(item),
        "opinions": opinions.frozen(item),
    }


def decision_of(session: ISession, item: IItem) -> dict[str, Any]:
    """Say what became of it."""
    outcome = session.outcomes[uid_of(item)]
    return {"outcome": outcome.outcome, "reason": outcome.reason}


def write(act: Deliberation, facts: Mapping[str, Any]) -> None:
    """Copy the facts that listings and forms read into the fields."""
    for name in FIELDS:
        setattr(act, name, facts[name])
    if act.public_version is None:
        # Else everybody reads it: the published title stays until it is renewed.
        act.title = facts["title"]


def append(body: IBody, act: IDeliberation, facts: Mapping[str, Any]) -> None:
    """Put a version of an act at the end of the chain."""
    previous = body.register.head
    sha256 = chain.link(previous, facts)
    act.versions.append(Version(facts, previous, sha256))
    act.previous, act.sha256 = previous, sha256
    body.register.add(uid_of(act), len(act.versions) - 1, sha256)
    act.versions[-1].position = body.register.length


def html(text: Any) -> str:
    return text.raw if text is not None else ""


def facts_of(act: IDeliberation) -> Mapping[str, Any]:
    """Give the facts of an act as they stand: those of its latest version."""
    return act.versions[-1].facts


def shown_title(act: IDeliberation) -> str:
    """Give the title for listings: as it was published, or the latest one before."""
    version = act.versions[-1 if act.public_version is None else act.public_version]
    return without(version.facts["title"], act.masks)


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


def acts_of(body: IBody) -> list:
    """Give the brains of all acts of a body, whether the present user may view them."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        path="/".join(body.getPhysicalPath()), portal_type=PORTAL_TYPE
    )

"""What the law makes of a ballot, computed and kept as plain values."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.ballots import StoredOutcome
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import Candidate
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.decide import decide
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.quorum import quorum
from communesplone.deliberations.rules.result import Result
from communesplone.deliberations.rules.rounds import check_onward
from communesplone.deliberations.rules.rounds import joined
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.sentences import message
from dataclasses import replace
from datetime import date
from datetime import datetime
from itertools import takewhile
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


MOST_POSTPONED = 10
"""How far back the sittings on one matter are looked at."""

PUT_OFF = "tie_adjourned"
"""Key of the sentence on a tie that settles nothing."""

LAST_CALL = 3
"""The law knows a first, a second and a third call."""


def compute(
    session: ISession,
    item: IItem,
    stored: StoredBallot,
    log: roll.Log | None = None,
) -> Result:
    """Tell what a ballot gave, by the roll of its moment.

    Whom earlier rounds of an appointment elected is among the elected.

    :param log: to count with in place of the session's own.
    :raises BallotRefused: if it cannot have taken place.
    :raises MoveRefused: if the log holds what cannot be.
    """
    uid = IUUID(item)
    log = log or roll.log(session)
    called = log.guests(uid, stored.at)
    there = roll.replay(
        session, log.until(stored.at), uid, item.interested or (), called
    )
    about = matter(session, item, stored, log)
    rulebook, cast = law.rulebook_of(session), ballot(stored)
    if stored.previous is None:
        return decide(rulebook, there, cast, about)
    before = compute(session, item, stored.previous, log)
    check_onward(rulebook, before, cast)
    return joined(before, decide(rulebook, there, cast, about))


def ballot(stored: StoredBallot) -> Ballot:
    """Make the rules' ballot of a stored one."""
    choices = stored.choices or None
    return Ballot(
        mode=Mode(stored.mode),
        choices=choices and {id: Choice(said) for id, said in choices.items()},
        counts=Counts(**stored.counts) if stored.counts is not None else None,
        voters=frozenset(stored.voters),
        round=stored.round,
        candidates=tuple(candidate(row) for row in stored.candidates),
        seats=stored.seats,
        tallies=stored.tallies,
        president_choice=stored.president_choice and Choice(stored.president_choice),
    )


def candidate(row: Mapping[str, Any]) -> Candidate:
    birth = row.get("birth")
    return Candidate(
        row["id"], row["name"], date.fromisoformat(birth) if birth else None
    )


def matter(
    session: ISession,
    item: IItem,
    stored: StoredBallot,
    log: roll.Log | None = None,
) -> Matter:
    """Say what is voted upon.

    :param log: to count with in place of the session's own.
    """
    log, uid = log or roll.log(session), IUUID(item)
    about = Matter(
        subject_kind=item.subject_kind,
        urgent_recognised=is_recognised(log, uid, stored.at),
        ties_before=ties_before(item),
        call_rank=min(session.call_rank, calls(item)),
        amended=item.amended_text is not None,
        secret_waived=stored.secret_waived,
        requested=requested(log, uid, stored.at),
    )
    return replace(about, in_debate=in_debate(session, item, stored.at, log, about))


def is_recognised(log: roll.Log, uid: str, at: datetime) -> bool:
    """Tell whether the body recognised an urgency before it turned to the item.

    Source: CDLD L1123-22.
    """
    first = min((row["at"] for row in log.of(roll.BEGIN, uid)), default=at)
    return any(row["at"] <= min(first, at) for row in log.of(roll.RECOGNISE, uid))


def requested(log: roll.Log, uid: str, at: datetime) -> Mode | None:
    """Give the form of vote that members asked for; a secret ballot goes before."""
    asked = {row["form"] for row in log.of(roll.FORM, uid) if row["at"] <= at}
    return next((mode for mode in (Mode.SECRET, Mode.ROLL_CALL) if mode in asked), None)


def in_debate(
    session: ISession, item: IItem, at: datetime, log: roll.Log, about: Matter
) -> bool:
    """Tell whether the debate on an item began while the quorum was there.

    Only where the law then lets members go. The last beginning counts.

    Source: CGCT L2121-17.
    """
    rulebook, uid = law.rulebook_of(session), IUUID(item)
    turned = [row["at"] for row in log.of(roll.BEGIN, uid) if row["at"] < at]
    if not turned or not rulebook.quorum_kept.value:
        return False
    there = roll.replay(session, log.until(turned[-1]), uid, item.interested or ())
    return quorum(rulebook, there, about).reached


def ties_before(item: IItem) -> int:
    """Count the earlier sittings that ended in a tie on this matter."""
    return sum(bool(one and one.facts.get("tie")) for one in before(item))


def calls(item: IItem) -> int:
    """Count the sittings called for a matter since one last had the quorum for it.

    Source: CDLD L1122-17, CGCT L2121-17: a call again decides the same items only.
    """
    wanting = takewhile(
        lambda one: one is not None and one.outcome == Outcome.NO_QUORUM, before(item)
    )
    return min(1 + len(list(wanting)), LAST_CALL)


def before(item: IItem) -> Iterator[StoredOutcome | None]:
    """Give what earlier sittings made of a matter, the latest first."""
    placements = body_of(item).placements
    for _step in range(MOST_POSTPONED):
        if not item.origin or item.origin not in placements:
            break
        yield bodies.find(placements[item.origin]).outcomes.get(item.origin)
        item = bodies.find(item.origin)


def facts(result: Result) -> dict[str, Any]:
    """Write a result as plain values, as it is kept and hashed."""
    counts = result.counts
    return {
        "counts": counts
        and {
            "in_favour": counts.in_favour,
            "against": counts.against,
            "abstentions": counts.abstentions,
            "blank": counts.blank,
        },
        "needed": result.needed,
        "quorum": {
            "needed": result.quorum.needed,
            "present": result.quorum.present,
            "reached": result.quorum.reached,
            "article": str(result.quorum.article),
        },
        "article": str(result.article),
        "sentence": written(result.explanation),
        "elected": list(result.elected),
        "next_round": list(result.next_round),
        "left": result.left,
        "tie": result.tie,
    }


def written(sentence: Sentence) -> dict[str, Any]:
    """Write a sentence as plain values."""
    return {"key": sentence.key, "values": dict(sentence.values)}


def spoken(row: Mapping[str, Any]) -> Message:
    """Give the words of a sentence kept as plain values."""
    return message(Sentence(row["key"], row["values"]))


def in_words(sentence: Sentence) -> str:
    """Say a sentence in the language of the request, to stand inside another one."""
    return translate(message(sentence), context=getRequest())


def check_call(uid: str, stored: StoredBallot, result: Result, log: roll.Log) -> None:
    """Refuse that a vote is no tie any more after which a councillor was called.

    :raises Refused: with what to do first.

    Source: CDLD L1123-22.
    """
    put_off = result.explanation.key == PUT_OFF
    if not put_off and log.called_since(uid, stored.at):
        raise call_stands(result.article)


def call_stands(article: Article) -> Refused:
    """Give the refusal to touch a vote on which a call rests."""
    return Refused(
        _(
            "error_call_stands",
            default="A councillor was called since this vote was a tie. Void that call"
            " in the log first, or take the vote again.",
        ),
        article,
    )


def keep(session: ISession, uid: str, stored: StoredBallot, result: Result) -> None:
    """Keep what a ballot gave as the outcome of its item, unless it is kept already.

    What a clerk decided upon a vote, another outcome than the computed one or one with
    a reason, stays. The edition of the law by which it was computed is kept with it.
    """
    before = session.outcomes.get(uid)
    computed = str(result.outcome) if result.outcome is not None else None
    plain = facts(result) | {"rulebook": law.rulebook_of(session).citation}
    same = before is not None and before.computed == computed
    decided = same and (before.reason or before.outcome != (computed or ""))
    if same and (before.facts == plain or (before.facts and decided)):
        return
    session.outcomes[uid] = StoredOutcome(
        computed or "", computed=computed, facts=plain
    )

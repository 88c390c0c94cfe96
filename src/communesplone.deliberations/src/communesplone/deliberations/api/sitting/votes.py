"""Votes: recorded whole or by exception, corrected, taken back."""

from collections.abc import Mapping
from communesplone.core.api import people as accounts
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import current
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.quorum import for_matter
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.sentences import message
from plone import api
from typing import Any


MOST_CANDIDATES = 100
"""Most candidates in one round."""


def record(session: ISession, action: Any) -> None:
    """Record a vote on an item.

    `item`; `mode` (a value of rules.ballot.Mode); `seen`, the stamp of the vote that
    the screen shows, "" for none. Then one of:

    - `default` (a choice) with `except` (member → choice), for all who have a vote;
    - `choices` (member → choice);
    - `counts` (in_favour, against, abstentions, blank), with `voters` if they were
      noted and `president_choice` for a tie;
    - `tallies` (candidate → votes) with `candidates` and `seats`; `next_round` True
      begins the next round.

    :raises BallotRefused: if it cannot have taken place.
    :raises Refused: if somebody else recorded a vote meanwhile.
    """
    uid = payload.text(action.data, "item")
    agenda.find(session.agenda.entries, uid)
    before = session.ballots.get(uid)
    check_seen(before, payload.text(action.data, "seen"))
    item = bodies.find(uid)
    # Nobody changes the text while it is voted upon.
    current.hold(item)
    stored = signed(drawn_up(session, action.data, before), action)
    fill_in(session, item, stored, action.data)
    result = results.compute(session, item, stored)
    results.check_call(uid, stored, result, roll.log(session))
    session.ballots[uid] = stored
    results.keep(session, uid, stored, result)


def record_none(
    session: ISession, action: Any, uid: str, wanted: Outcome, reason: str
) -> None:
    """Record that the body examined an item without a vote.

    :param wanted: noted, which becomes no_quorum if too few are there; or no_quorum.
    :param reason: why, for the minutes; may be "".
    :raises Refused: for no_quorum although the quorum is there.
    """
    stored = signed(StoredBallot(Mode.NONE), action)
    stored.lacking = wanted is Outcome.NO_QUORUM
    result = results.compute(session, bodies.find(uid), stored)
    if wanted is Outcome.NO_QUORUM and result.quorum.reached:
        raise quorum_there(result.quorum)
    session.ballots[uid] = stored
    results.keep(session, uid, stored, result)
    session.outcomes[uid].reason = reason


def lack_quorum(session: ISession, action: Any) -> None:
    """Record of all that is left that too few are there to decide on it.

    `items`, those that the screen shows as left: what was added since is not meant. An
    item that its own quorum lets the body decide on stays open, and so does one on
    which a vote was taken.

    :raises Refused: if nothing is left, or the quorum is there for all of it.
    """
    meant = payload.uids(action.data, "items")
    lines = {entry.item for entry in session.agenda.entries}
    found = bodies.find_all(lines.intersection(meant) - set(session.outcomes))
    left = [uid for uid in meant if uid in found]
    if not left:
        text = _(
            "error_no_quorum_none",
            default="Nothing is left: every item has its vote or its outcome.",
        )
        raise Refused(text)
    log = roll.log(session)
    lacking = []
    for uid in left:
        stored = signed(StoredBallot(Mode.NONE), action)
        stored.lacking = True
        result = results.compute(session, found[uid], stored, log)
        if not result.quorum.reached:
            lacking.append((uid, stored, result))
    if not lacking:
        raise quorum_there(result.quorum)
    for uid, stored, result in lacking:
        session.ballots[uid] = stored
        results.keep(session, uid, stored, result)


def quorum_there(found: Quorum) -> Refused:
    """Make the refusal to say that the quorum is missing."""
    return Refused(message(found.explanation), found.article)


def signed(stored: StoredBallot, action: Any) -> StoredBallot:
    """Write into a ballot when it took place, and who recorded it."""
    stored.at, stored.stamp = action.at, action.key
    stored.by = api.user.get_current().getId() or ""
    return stored


def forget(session: ISession, action: Any) -> None:
    """Take a vote back, as a mistake: `item`, `seen`."""
    uid = payload.text(action.data, "item")
    before = session.ballots.get(uid)
    check_seen(before, payload.text(action.data, "seen"))
    if before is None:
        raise Refused(_("error_vote_none", default="There is no vote on this item."))
    if roll.log(session).called_since(uid, before.at):
        raise results.call_stands(law.rulebook_of(session).tie.article)
    session.ballots.pop(uid)
    session.outcomes.pop(uid, None)
    if before.previous is not None:
        item = bodies.find(uid)
        session.ballots[uid] = before.previous
        result = results.compute(session, item, before.previous)
        results.keep(session, uid, before.previous, result)


def check_seen(stored: StoredBallot | None, seen: str) -> None:
    """Refuse to write over a vote that the screen does not show.

    :raises Refused: naming who recorded it.
    """
    stamp = stored.stamp if stored is not None else ""
    if stamp == seen:
        return
    if stored is None:
        text = _(
            "error_vote_taken_back",
            default="Somebody took this vote back meanwhile. Look at it again.",
        )
    else:
        text = _(
            "error_vote_meanwhile",
            default="Meanwhile ${who} recorded a vote on this item. Look at it, then"
            " correct it if it is wrong.",
            mapping={"who": accounts.get(stored.by).name},
        )
    raise Refused(text)


def drawn_up(
    session: ISession, data: Mapping[str, Any], before: StoredBallot | None
) -> StoredBallot:
    """Make the stored ballot of a mode and a round."""
    mode = payload.text(data, "mode")
    if mode not in frozenset(Mode):
        raise payload.malformed("mode")
    onward = data.get("next_round") is True
    if onward and before is None:
        raise Refused(
            _("error_round_first", default="Record the first round before the next.")
        )
    number = 1
    if before is not None:
        number = before.round + 1 if onward else before.round
        before = before if onward else before.previous
    return StoredBallot(
        mode,
        round=number,
        candidates=with_births(session, candidates(data)),
        seats=payload.whole(data, "seats", 1),
        previous=before,
    )


def candidates(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """Read the candidates: id, name, birth as YYYY-MM-DD or ""."""
    rows = data.get("candidates", [])
    if not isinstance(rows, list) or len(rows) > MOST_CANDIDATES:
        raise payload.malformed("candidates")
    found = []
    for row in rows:
        if not isinstance(row, dict):
            raise payload.malformed("candidates")
        payload.day(row, "birth")
        found.append(
            {name: payload.text(row, name, 200) for name in ("id", "name", "birth")}
        )
    return found


def with_births(session: ISession, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Give candidates who are members the date of birth that settles a tie."""
    known = {member.id for member in roll.members(session)}
    wanted = [row["id"] for row in rows if not row["birth"] and row["id"] in known]
    found = people.births(wanted)
    return [
        {**row, "birth": found[row["id"]].isoformat()} if found.get(row["id"]) else row
        for row in rows
    ]


def fill_in(
    session: ISession, item: Any, stored: StoredBallot, data: Mapping[str, Any]
) -> None:
    """Write into a ballot what was voted."""
    stored.secret_waived = data.get("secret_waived") is True
    stored.counts = payload.counts(data, "counts")
    stored.tallies = payload.counts(data, "tallies")
    stored.voters = tuple(sorted(payload.people(data, "voters")))
    stored.president_choice = said(data, "president_choice")
    if stored.counts is not None:
        names = ("in_favour", "against", "abstentions", "blank")
        if set(stored.counts) - set(names):
            raise payload.malformed("counts")
        stored.counts = {name: stored.counts.get(name, 0) for name in names}
    for person, choice in chosen(session, item, stored, data).items():
        if stored.mode == Mode.SECRET or choice not in frozenset(Choice):
            raise payload.malformed("choices")
        stored.choose(person, choice)


def chosen(
    session: ISession, item: Any, stored: StoredBallot, data: Mapping[str, Any]
) -> dict[str, str]:
    """Give each voter's choice, the exceptions laid over the default."""
    default = said(data, "default")
    if default is None:
        return payload.words(data, "choices") or {}
    exceptions = payload.words(data, "except") or {}
    return {**dict.fromkeys(voters(session, item, stored), default), **exceptions}


def voters(session: ISession, item: Any, stored: StoredBallot) -> list[str]:
    """Give the ids of those who have a vote on an item, the represented ones too."""
    rulebook = law.rulebook_of(session)
    there = roll.roll(session, item.UID(), stored.at, item.interested or ())
    there = for_matter(rulebook, there, results.matter(session, item, stored))
    given = [proxy.giver for proxy in valid_proxies(rulebook, there)]
    return [*sorted(there.seated), *given]


def said(data: Mapping[str, Any], name: str) -> str | None:
    """Read one choice, None if it is not there."""
    value = payload.text(data, name)
    if value and value not in frozenset(Choice):
        raise payload.malformed(name)
    return value or None

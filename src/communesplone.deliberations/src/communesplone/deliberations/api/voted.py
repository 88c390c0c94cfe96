"""What was voted, as plain values: the same in acts, minutes and the register."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api import law
from communesplone.deliberations.api import results
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.membership import uid_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.quorum import for_matter
from communesplone.deliberations.rules.quorum import leaving
from communesplone.deliberations.rules.roll import Roll
from typing import Any


def told(
    session: ISession,
    item: IItem,
    names: Mapping[str, str],
    there: Roll,
) -> dict[str, Any] | None:
    """Give the votes on an item as plain values; None if nothing was voted.

    A secret ballot has counts, tallies and those who voted, and no choice of anybody.
    An appointment in several rounds has the earlier ones under `rounds`.

    :param names: names of the members by id.
    :param there: the roll at the moment of the vote.
    """
    uid = uid_of(item)
    stored, outcome = session.ballots.get(uid), session.outcomes[uid]
    if stored is None or stored.mode == Mode.NONE:
        return None
    there = at_vote(session, uid, item.subject_kind, there)
    # Whoever declared an interest and did not come left nothing.
    left = there.withdrawn & there.present
    matter = Matter(subject_kind=item.subject_kind)
    gone = left & leaving(law.rulebook_of(session), there, matter)
    found = {
        "mode": stored.mode,
        "round": stored.round,
        "in_office": there.in_office,
        "seated": len(there.seated),
        "withdrawn": by_name(left - gone, names),
        "left_for_account": by_name(gone, names),
        "tallies": obtained(stored),
        **outcome.facts,
    }
    if stored.previous is not None:
        found["rounds"] = earlier(session, item, stored)
    if stored.mode != Mode.SECRET and stored.choices:
        found["choices"] = named(stored.choices, names)
    return found


def by_name(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted((names.get(id, id) for id in ids), key=filed)


def at_vote(session: ISession, uid: str, subject_kind: str, there: Roll) -> Roll:
    """Give the roll that the vote on an item counted; as it is if nothing was voted.

    The mayor may hear the debate on the account, and leaves for its vote alone.

    :param uid: of the item.
    :param there: who was there and had no interest in it.

    Source: CGCT L2121-14.
    """
    stored = session.ballots.get(uid)
    if stored is None or stored.mode == Mode.NONE:
        return there
    matter = Matter(subject_kind=subject_kind)
    return for_matter(law.rulebook_of(session), there, matter)


def earlier(session: ISession, item: IItem, stored: StoredBallot) -> list:
    """Tell of the rounds before the last one, the first round first."""
    rounds = []
    while stored.previous is not None:
        stored = stored.previous
        rounds.insert(0, a_round(session, item, stored))
    return rounds


def a_round(session: ISession, item: IItem, stored: StoredBallot) -> dict[str, Any]:
    """Tell of one round; `elected` are those of the rounds before it too."""
    facts = results.facts(results.compute(session, item, stored))
    names = ("counts", "needed", "elected", "sentence")
    return {
        "round": stored.round,
        "mode": stored.mode,
        "seats": stored.seats,
        "tallies": obtained(stored),
        **{name: facts[name] for name in names},
    }


def obtained(stored: StoredBallot) -> list | None:
    """Write what each candidate has, with their names."""
    return named(stored.tallies, {row["id"]: row["name"] for row in stored.candidates})


def named(rows: Mapping[str, Any] | None, names: Mapping[str, str]) -> list | None:
    """Write id → value as [id, name, value], in the order of the ids."""
    if rows is None:
        return None
    return [[id, names.get(id, id), value] for id, value in sorted(rows.items())]

"""What a sitting looks like at this moment: plain values, as JSON wants them."""

from collections.abc import Callable
from collections.abc import Iterator
from communesplone.core.api import people as accounts
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import law
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api.sitting import detail
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.ballots import StoredOutcome
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.rules.quorum import quorum
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.vocabularies.choices import posts
from functools import cache
from hashlib import sha256
from plone import api
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate


MOST_PROBLEMS = 20
"""How many reasons against closing are sent at once."""


def version(session: ISession) -> str:
    """Name a state: after another action it has another name."""
    return f"{api.content.get_state(session)}-{len(session.actions)}"


def edition(session: ISession) -> str:
    """Name what is shown and no action changes: the session's fields, its items.

    It is read by whoever looks, so it tells of items that they may not see as well.

    :returns: a digest; one catalogue query, no item is loaded.
    """
    uids = [entry.item for entry in session.agenda.entries]
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(UID=uids) if uids else []
    changed = {brain.UID: str(brain.modified.micros()) for brain in found}
    parts = [str(session.modified().micros())]
    parts += [f"{uid} {changed.get(uid, '')}" for uid in uids]
    return sha256("|".join(parts).encode()).hexdigest()[:20]


def whole(session: ISession, shown: str = "") -> dict[str, Any]:
    """Describe the sitting for the secretariat.

    :param shown: UID of the item that the screen looks at; "" for the one at hand.
    :returns: version, state, president, secretary, secretary_choice, quorum, members,
        items, current (UID of the item at hand, ""), shown (the item looked at, from
        near), law, problems (the first of what stands in the way of closing) and
        problem_count, log (rows that stand, the newest first).
    """
    current = item_at_hand(session)
    lines = agenda.rows(session)
    # One clerk records nearly all votes: an account is looked up once.
    name_of = cache(lambda account: accounts.get(account).name)
    items = [
        line(session, entry, brain, name_of)
        for entry, brain in lines
        if brain is not None
    ]
    known = {row["uid"] for row in items}
    near = next((uid for uid in (shown, current) if uid in known), "")
    there = roll.roll(session, near)
    at_hand = there if near == current else roll.roll(session, current)
    obstacles = closing.problems(session)
    return {
        "version": version(session),
        "state": api.content.get_state(session),
        "president": there.president or "",
        "secretary": there.secretary or "",
        "secretary_choice": keeper(session, there),
        "current": current,
        "quorum": current_quorum(session, at_hand, current),
        "members": list(people(session, there)),
        "items": items,
        "shown": detail.of_item(session, near) if near else None,
        "law": detail.of_law(session),
        "problems": [problem(found) for found in obstacles[:MOST_PROBLEMS]],
        "problem_count": len(obstacles),
        "log": list(log(session)),
    }


def keeper(session: ISession, there: Roll) -> dict[str, Any]:
    """Tell who can keep the minutes, and whether somebody has to be named."""
    rule = law.rulebook_of(session).secretary_posts
    return {
        "needed": secretary.why_not(session) is not None,
        "able": secretary.able(session, there),
        "proposed": secretary.proposed(session, there),
        "article": str(rule.article),
    }


def item_at_hand(session: ISession) -> str:
    """Give the UID of the item that the body turned to last, "" for none."""
    turned = roll.begun(session)
    return turned[-1][0] if turned else ""


def current_quorum(session: ISession, there: Roll, uid: str) -> dict[str, Any]:
    """Tell whether the body can decide on the item at hand."""
    matter = Matter(call_rank=session.call_rank)
    if uid:
        matter = results.matter(session, bodies.find(uid), detail.unrecorded(session))
    return told(quorum(law.rulebook_of(session), there, matter))


def told(found: Quorum) -> dict[str, Any]:
    return {
        "needed": found.needed,
        "present": found.present,
        "reached": found.reached,
        "text": results.in_words(found.explanation),
        "article": str(found.article),
    }


def people(session: ISession, there: Roll) -> Iterator[dict[str, Any]]:
    """Describe each member, in order of precedence, for the item at hand.

    Who is called for one item from another body stands among its voters only.
    """
    valid = valid_proxies(law.rulebook_of(session), there)
    holders = {proxy.giver: proxy.holder for proxy in there.proxies}
    country = law.rulebook_of(session).country
    good = {proxy.giver for proxy in valid}
    for member in there.members:
        if member.guest:
            continue
        holder = holders.get(member.id, "")
        yield {
            "id": member.id,
            "name": member.name,
            "post": member.post,
            "post_title": post_title(member, country),
            "votes": member.votes,
            "present": member.id in there.present,
            "withdrawn": member.id in there.withdrawn,
            "excused": member.id in there.excused,
            "seated": member.id in there.seated,
            "proxy": holder,
            "proxy_name": there.name(holder) if holder else "",
            "proxy_valid": member.id in good,
        }


def post_title(member: Member, country: str) -> str:
    """Name a member's post, in the language of the request."""
    titles = posts.titles_in(country, member.courtesy)
    return translate(titles.get(member.post, member.post), context=getRequest())


def line(
    session: ISession, entry: Any, brain: Any, name_of: Callable[[str], str]
) -> dict[str, Any]:
    """Describe an item of the agenda, with its vote and its outcome."""
    note = session.notes.get(entry.item)
    return {
        "uid": entry.item,
        "number": entry.number,
        "block": agenda.part_of(session, entry),
        "kind": (getattr(brain, FACTS, None) or {}).get("subject_kind", "ordinary"),
        "title": brain.Title,
        "url": brain.getURL(),
        "ballot": voted(session.ballots.get(entry.item), name_of),
        "outcome": decided(session.outcomes.get(entry.item)),
        "note": note.text if note is not None else "",
        "note_key": note.key if note is not None else "",
    }


def voted(
    stored: StoredBallot | None, name_of: Callable[[str], str]
) -> dict[str, Any] | None:
    """Describe a ballot; who chose what stands in the item from near."""
    if stored is None:
        return None
    return {
        "mode": stored.mode,
        "round": stored.round,
        "stamp": stored.stamp,
        "at": stored.at.isoformat(),
        "by": stored.by,
        "by_name": name_of(stored.by),
        "counts": stored.counts,
        "tallies": stored.tallies,
        "candidates": list(stored.candidates),
        "seats": stored.seats,
        "president_choice": stored.president_choice or "",
        "secret_waived": stored.secret_waived,
    }


def decided(stored: StoredOutcome | None) -> dict[str, Any] | None:
    """Describe an outcome, with the words and the article."""
    if stored is None:
        return None
    facts = stored.facts
    said = facts.get("sentence")
    return {
        "outcome": stored.outcome,
        "computed": stored.computed,
        "reason": stored.reason,
        "counts": facts.get("counts"),
        "needed": facts.get("needed"),
        "article": facts.get("article", ""),
        "text": results.spoken(said) if said else "",
        "elected": facts.get("elected", []),
        "next_round": facts.get("next_round", []),
        "left": facts.get("left", 0),
        "tie": facts.get("tie", False),
    }


def problem(found: closing.Problem) -> dict[str, str]:
    """Say what stands in the way of closing, in the language of the request."""
    said = translate(found.message, context=getRequest())
    return {"item": found.item, "text": said}


def log(session: ISession) -> Iterator[dict[str, Any]]:
    """Give the rows of the log that stand, the newest first."""
    for key, row in reversed(list(roll.standing(session))):
        yield {"key": key, **row, "at": row["at"].isoformat()}

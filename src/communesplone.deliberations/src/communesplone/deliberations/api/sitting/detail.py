"""One item of a sitting from near: its text, how it must be voted, and by whom."""

from collections.abc import Iterator
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import doors
from communesplone.deliberations.api import law
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import calling
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.constants import TieRule
from communesplone.deliberations.rules.majority import president_decides
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.quorum import for_matter
from communesplone.deliberations.rules.quorum import leaving
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.thresholds import ballot_form
from communesplone.deliberations.rules.thresholds import urgency_admitted
from datetime import datetime
from hashlib import sha256
from plone.uuid.interfaces import IUUID
from typing import Any


def of_item(session: ISession, uid: str) -> dict[str, Any]:
    """Describe an item for who keys its vote.

    :param uid: of an item on the agenda.
    """
    item = bodies.find(uid)
    stored = session.ballots.get(uid)
    asked = stored or unrecorded(session)
    there = about_to_vote(session, item, stored)
    about = results.matter(session, item, asked)
    begun = [at for one, at in roll.begun(session) if one == uid]
    return {
        "uid": uid,
        "kind": item.subject_kind,
        "form": form(session, there, about),
        "sitting": item.sitting,
        "doors": doors.state(session, item),
        "again": calling.waits(session, uid),
        "callable": calling.offered(session, item),
        "recognised": about.urgent_recognised,
        "president_decides": president_decides(law.rulebook_of(session), about),
        "voters": list(voters(session, there, about)),
        "interested": list(item.interested or ()),
        "leaving": sorted(leaving(law.rulebook_of(session), there, about)),
        "decision": html(item.decision),
        "amended": html(item.amended_text),
        "is_amended": item.amended_text is not None,
        "text_key": text_key(item),
        "urgency": item.urgency_reason or "",
        "begun": begun[-1].isoformat() if begun else "",
        "choices": stored.choices if stored is not None else None,
        "rounds": list(rounds(stored)),
    }


def about_to_vote(session: ISession, item: IItem, stored: StoredBallot | None) -> Roll:
    """Give the roll of a vote that is to be recorded or corrected.

    Who was called after a tie votes when it is corrected.
    """
    uid, interested = IUUID(item), item.interested or ()
    at = stored.at if stored is not None else None
    log = roll.log(session)
    told = log.moves if at is None else log.until(at)
    return roll.replay(session, told, uid, interested, log.guests(uid))


def unrecorded(session: ISession) -> StoredBallot:
    """Give a ballot that nobody cast, at the last moment of the log."""
    ballot = StoredBallot("none")
    ballot.at = latest(session)
    return ballot


def latest(session: ISession) -> datetime:
    """Tell when the last thing happened in the room."""
    return max(
        (row["at"] for _key, row in roll.standing(session)), default=session.start
    )


def form(session: ISession, there: Roll, about: Matter) -> dict[str, Any]:
    """Tell how the law wants the vote; mode is "" where the president is free.

    `asked` tells that members asked for this form: no waiver does away with it.
    """
    found = ballot_form(law.rulebook_of(session), about)
    return {
        "mode": str(found.mode or ""),
        "text": results.in_words(found.explanation),
        "article": str(found.article),
        "asked": about.requested is not None,
    }


def voters(session: ISession, there: Roll, about: Matter) -> Iterator[dict[str, str]]:
    """Give those who have a vote, in order of precedence, the represented ones too."""
    rulebook = law.rulebook_of(session)
    seen = for_matter(rulebook, there, about)
    held = {proxy.giver: proxy.holder for proxy in valid_proxies(rulebook, seen)}
    for member in seen.members:
        if member.id in seen.seated or member.id in held:
            holder = held.get(member.id, "")
            by = seen.name(holder) if holder else ""
            yield {"id": member.id, "name": member.name, "by": by}


def rounds(stored: StoredBallot | None) -> Iterator[dict[str, Any]]:
    """Give the earlier rounds of an appointment, the latest first."""
    while stored is not None and stored.previous is not None:
        stored = stored.previous
        yield {
            "round": stored.round,
            "tallies": stored.tallies,
            "candidates": list(stored.candidates),
        }


def of_law(session: ISession) -> dict[str, Any]:
    """Tell what the rulebook of the body knows, so that a screen offers only that."""
    rulebook = law.rulebook_of(session)
    urgency = urgency_admitted(rulebook, Roll(()), 0)
    known = rulebook.off_agenda.value is not OffAgenda.NEVER
    return {
        "proxies": bool(rulebook.proxies.value),
        "proxies_article": str(rulebook.proxies.article),
        "secret_waiver": rulebook.secret_waiver.value,
        "appointment_article": str(rulebook.appointment.article),
        "urgency": known,
        "urgency_text": "" if known else results.in_words(urgency.explanation),
        "urgency_article": str(rulebook.off_agenda.article),
        **wishes(rulebook),
    }


def wishes(rulebook: Rulebook) -> dict[str, Any]:
    """Tell what members can ask for before a vote."""
    shares = {
        Mode.SECRET: rulebook.secret_share,
        Mode.ROLL_CALL: rulebook.roll_call_share,
    }
    return {
        "recognition": rulebook.tie.value is TieRule.ADJOURNED,
        "recognition_article": str(rulebook.tie.article),
        "forms": [str(mode) for mode, share in shares.items() if share.value],
        "forms_article": str(rulebook.roll_call_share.article),
        "doors_article": str(rulebook.closed.article),
    }


def text_key(item: Any) -> str:
    """Name the text that is voted upon: another one has another name."""
    value = item.amended_text if item.amended_text is not None else item.decision
    raw = value.raw if value is not None else ""
    return sha256(raw.encode()).hexdigest()[:20]


def html(value: Any) -> str:
    """Give rich text as safe HTML, "" for none."""
    return value.output if value is not None else ""

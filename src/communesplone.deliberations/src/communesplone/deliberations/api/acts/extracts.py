"""Extracts of the register, and letters that tell somebody what was decided.

They are made of the facts that were frozen, not of the item. Who was there comes from
the log of the sitting, which takes no row once the sitting is closed.
"""

from collections.abc import Sequence
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.acts.presence import at_item
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.api.acts.sitting import meeting
from communesplone.deliberations.api.acts.sitting import Signing
from communesplone.deliberations.api.acts.votes import votes
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.content.version import Version
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.masking import without
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import replace
from typing import Any


def extract(
    act: IDeliberation, language: str, *, public: bool = False
) -> sheets.Extract:
    """Give the extract of an act.

    :param public: as everybody may read it: the published text with its masks, and
        nothing of an act of which only the title is public.
    :raises LookupError: if the public may not read the act.
    """
    session = bodies.find(act.session)
    item = public_item(act) if public else item_of(act)
    version = version_of(act, public)
    course = Course(session, language)
    return sheets.Extract(
        meeting=sitting_of(act, session, language),
        attendees=at_item(course, act.item, version.facts["subject_kind"]),
        item=item,
        made=clock.today(),
        sha256=version.sha256,
        annulled=annulled(act, language),
        signatories=signing(act, language),
    )


def letter(
    act: IDeliberation,
    language: str,
    *,
    recipient: Sequence[str] = (),
    reference: str = "",
    courtesy: str = "",
) -> sheets.NotificationLetter:
    """Tell somebody what was decided.

    :param recipient: lines of the address, the name first.
    :param reference: of the sender.
    :param courtesy: of the recipient: "ms" or "mr"; anything else is not known.
    """
    return sheets.NotificationLetter(
        meeting=sitting_of(act, bodies.find(act.session), language),
        recipient=tuple(recipient),
        item=item_of(act),
        reference=reference,
        courtesy=courtesy,
        day=clock.today(),
        signatories=signing(act, language),
    )


def sitting_of(act: IDeliberation, session: ISession, language: str) -> sheets.Meeting:
    """Describe the sitting as it was frozen."""
    names = {one.role: one.name for one in signing(act, language) if one.name}
    found, facts = meeting(session, language), register.facts_of(act)
    return replace(
        found,
        body=facts["body_title"],
        start=clock.local(facts["start"]),
        end=clock.local(facts["end"]),
        place=facts["place"],
        mode=facts["mode"],
        call=facts["call_rank"],
        chair=names.get("president", found.chair),
        secretary=names.get("secretary", found.secretary),
    )


def signing(act: IDeliberation, language: str) -> tuple[sheets.Signatory, ...]:
    return Signing(body_of(act), language).frozen(act.signatories)


def version_of(act: IDeliberation, public: bool) -> Version:
    """Give the version that an extract is of: the latest, or the one published."""
    return act.versions[act.public_version if public else -1]


def item_of(act: IDeliberation, public: bool = False) -> sheets.ItemSheet:
    """Describe what was decided, whole.

    :param public: as it stood in the version that was published.
    """
    facts = version_of(act, public).facts
    return sheets.ItemSheet(
        number=facts["agenda_number"],
        title=facts["title"],
        block="closed" if facts["sitting"] == "closed" else "public",
        category=facts["category"] or "",
        motivation=facts["motivation"],
        decision=facts["decision"],
        annexes=tuple(
            sheets.Annex(row["title"], sha256=row["sha256"])
            for row in facts["annexes"]
            if row["public"]
        ),
        interested=tuple((facts["votes"] or {}).get("withdrawn") or ()),
        account=tuple((facts["votes"] or {}).get("left_for_account") or ()),
        outcome=facts["outcome"],
        votes=votes(facts["votes"], facts["outcome"]),
        url=act.absolute_url(),
        register=facts["reference"],
        place=facts.get("session_number"),
    )


def is_public(act: IDeliberation) -> bool:
    """Tell whether everybody may read an act, and not its title only."""
    level = publication.published_level(register.facts_of(act))
    whole = level == "full" and bool(act.public_html)
    return whole and public_facts.is_online(act)


def public_item(act: IDeliberation) -> sheets.ItemSheet:
    """Describe an act for everybody: its text as published, all else masked alike.

    :raises LookupError: if the public may not read it.
    """
    if not is_public(act):
        raise LookupError("not published")
    motivation, decision = publication.public_parts(act)
    bare = replace(item_of(act, public=True), motivation="", decision="")
    bare = replace(bare, interested=(), account=())
    # As on the page of the act: who withdrew, having an interest, stays inside, and a
    # body that never meets in public does not tell how it voted.
    if public_facts.meets_closed(act):
        bare = replace(bare, votes=sheets.Votes())
    return replace(hidden(bare, act.masks), motivation=motivation, decision=decision)


def hidden(value: Any, masks: Sequence[str]) -> Any:
    """Put the mask in place of the passages in all texts of a value."""
    if isinstance(value, str):
        value = without(value, masks)
    elif isinstance(value, tuple):
        value = tuple(hidden(one, masks) for one in value)
    elif is_dataclass(value):
        texts = {f.name: hidden(getattr(value, f.name), masks) for f in fields(value)}
        value = replace(value, **texts)
    return value


def annulled(act: IDeliberation, language: str) -> str:
    """Say that an act was annulled, "" while it stands."""
    if not act.annulled_on:
        return ""
    values = {
        "date": tongue.long_date(act.annulled_on, language),
        "authority": act.annulled_by or "",
        "reason": act.annulled_reason or "",
    }
    return tongue.say(words.ANNULLED, language, values)

"""Publishing deliberations, masking names, annulling; what the authority is sent."""

from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.core.api import journal
from communesplone.core.api.documents import safe_html
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import masks as passages
from communesplone.deliberations.api import passage
from communesplone.deliberations.api import register
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.deadlines import Deadline
from communesplone.deliberations.rules.deadlines import deadlines
from communesplone.deliberations.rules.masking import stands_in
from communesplone.deliberations.rules.masking import without
from datetime import date
from datetime import timedelta
from lxml import html
from plone import api
from typing import Any


PARTS = ("motivation", "decision")
"""The parts of what is published, in their order."""

LONGEST_MASK = passages.LONGEST

TRANSMITTED, RECEIVED, AUTHORITY = "transmitted", "received", "authority"
EXEMPT = "exempt"
"""Said of an act that does not go to the authority: nothing is due of it there."""

LOGGED = (TRANSMITTED, RECEIVED, AUTHORITY, EXEMPT)
"""Steps of the supervision that the secretariat notes."""


def is_numbered(act: IDeliberation) -> bool:
    """Tell whether acts of the body go to the authority under a number (@ctes)."""
    return law.rulebook_of(act).country == "fr"


def publish(act: IDeliberation, on: date, masks: Sequence[str] = ()) -> None:
    """Publish an act: what everybody may read is written once, masked.

    :param on: the day of publication.
    :param masks: passages that the public does not read, each as it stands in the text.
    :raises Refused: if the act is not to be published, or a passage is not in it.
    """
    verdicts.require(verdicts.may(act, "publish"))
    facts = register.facts_of(act)
    write_public_text(act, facts, masks)
    note(act, "published", on)
    passage.go(act, "publish")
    act.reindexObject()
    tell_readers(act)
    journal.record("deliberation.published", act, after={"on": on})


def proposed_day(body: IBody, decided: date) -> date:
    """Give the day on which a body wants published what it decided on a day."""
    return decided + timedelta(days=body.publication_delay or 0)


def tell_readers(act: IDeliberation) -> None:
    """Let the readers of decisions read the item, where they could not before.

    Those of a body that never meets in public read nothing before it is published.
    """
    if not law.never_public(act):
        return
    for item in bodies.find_all([act.item]).values():
        item.act_published = True
        item.reindexObjectSecurity()


def renew(act: IDeliberation, on: date, masks: Sequence[str] = ()) -> None:
    """Write the public text of a published act anew, of its latest version.

    :param on: the day; the act stays published since the first one.
    :param masks: as for :func:`publish`.
    :raises Refused: if the act is not published, or a passage is not in it.
    """
    if api.content.get_state(act) != "published":
        raise Refused(
            _("error_renew", default="Only a published act has a public text.")
        )
    write_public_text(act, register.facts_of(act), masks)
    note(act, "renewed", on)
    act.reindexObject()
    journal.record("deliberation.renewed", act, after={"on": on})


def write_public_text(
    act: IDeliberation, facts: Mapping[str, Any], masks: Sequence[str]
) -> None:
    act.public_html = public_text(facts, masks)
    act.masks = tuple(masks)
    # Listings and searches show the title; the facts keep it whole.
    act.title = without(facts["title"], masks)
    act.public_version = len(act.versions) - 1


def published_level(facts: Mapping[str, Any]) -> str:
    """Tell how much of an act is public: "full", "title" or "none".

    What was heard behind closed doors never goes out whole.
    """
    level = facts["publication"]
    if level == "full" and facts["sitting"] == "closed":
        return "title"
    return level


def public_text(facts: Mapping[str, Any], masks: Sequence[str]) -> str:
    """Give motivation and decision as the public reads them, each in a part of its own.

    :returns: clean HTML; empty where only the title is public.
    :raises Refused: if a passage to mask is too long, empty or not in the text, or
        would still stand there in other letters.
    """
    passages.check_plain(masks, named(facts))
    if published_level(facts) != "full":
        return ""
    parts = "".join(part(name, facts[name]) for name in PARTS)
    whole = f"<div>{parts}</div>"
    return masked(whole, masks, named(facts) + voters(facts)) if masks else whole


def part(name: str, text: str) -> str:
    return f'<div class="{name}">{safe_html(text)}</div>'


def public_parts(act: IDeliberation) -> tuple[str, str]:
    """Give motivation and decision as they were published, each by itself."""
    tree = html.fragment_fromstring(act.public_html or "", create_parent="div")
    # Ours come before any of that class within the text.
    first = next(tree.iterfind(f".//div[@class='{PARTS[0]}']"), None)
    second = first.getnext() if first is not None else None
    if second is None:
        return "", act.public_html or ""
    return tuple(
        html.tostring(each, encoding="unicode", with_tail=False)
        for each in (first, second)
    )


def masked(text: str, masks: Sequence[str], elsewhere: Sequence[str] = ()) -> str:
    """Put ``MASK`` in the place of passages, in text and in attributes.

    :param elsewhere: plain texts; a passage may stand there only.
    :raises Refused: as :func:`public_text`.
    """
    tree = passages.tree(text)
    passages.count(masks)
    # The longest first: one passage may be a part of another one.
    for mask in sorted(masks, key=len, reverse=True):
        if not passages.sound(mask) or not (
            passages.hide_in(tree, mask)
            or any(stands_in(mask, other) for other in elsewhere)
        ):
            raise passages.missing(mask)
    passages.check_tree(masks, tree)
    return html.tostring(tree, encoding="unicode")


def named(facts: Mapping[str, Any]) -> list[str]:
    """Give the plain texts that are public besides what was decided."""
    if published_level(facts) != "full":
        return [facts["title"]]
    annexes = [annex["title"] for annex in facts["annexes"] if annex["public"]]
    return [facts["title"], *annexes]


def voters(facts: Mapping[str, Any]) -> list[str]:
    """Give the names in all rounds: of those who voted and who were voted for."""
    told = facts["votes"] or {}
    return [
        name
        for ballot in (told, *(told.get("rounds") or ()))
        for key in ("choices", "tallies")
        for _id, name, _n in ballot.get(key) or ()
    ]


def annul(act: IDeliberation, reason: str, on: date, authority: str) -> None:
    """Note that an act was annulled; it stays in the register and online, marked so.

    :raises Refused: without a reason or an authority, or if a masked passage would
        stand in them in other letters.
    """
    if not reason.strip() or not authority.strip():
        raise Refused(_("error_annul", default="Say who annulled the act, and why."))
    passages.check_plain(act.masks, (reason, authority))
    if api.content.get_state(act) == "published":
        passage.go(act, "annul", reason.strip())
    else:
        # What was never published stays unseen.
        verdicts.require(verdicts.may(act, "annul"))
    # Everybody reads these; the log keeps them whole.
    act.annulled_reason = without(reason.strip(), act.masks)
    act.annulled_by, act.annulled_on = without(authority.strip(), act.masks), on
    note(act, "annulled", on, reason.strip())
    facts = {"reason": reason, "on": on, "authority": authority}
    journal.record("deliberation.annulled", act, after=facts)


def log(
    act: IDeliberation, kind: str, on: date, text: str = "", number: str = ""
) -> None:
    """Note a step of the supervision.

    :param kind: one of ``LOGGED``.
    :param text: reference of the sending, answer of the authority; 500 characters.
    :param number: under which the act went through @ctes, if it did.
    :raises Refused: for a day before the act.
    """
    if kind not in LOGGED:
        raise TypeError(f"a step is one of {LOGGED}, not {kind!r}")
    if on < act.date:
        raise Refused(
            _(
                "error_log_before",
                default="This day is before the act itself (${date}).",
                mapping={"date": clock.in_words(act.date)},
            )
        )
    note(act, kind, on, text[:500], number)
    # The catalogue knows what was sent, for the list of what is still to send.
    act.reindexObject(idxs=["modified", "deliberations_facets"])
    journal.record(
        f"deliberation.{kind}", act, after={"on": on, "text": text, "number": number}
    )


def note(
    act: IDeliberation, kind: str, on: date, text: str = "", number: str = ""
) -> None:
    who = api.user.get_current().getId() or ""
    row = {"kind": kind, "on": on, "by": who, "text": text}
    act.log.append(row | {"number": number} if number else row)
    # Feeds and caches ask when the page of the act changed.
    act.setModificationDate()


def is_unsent(act: IDeliberation) -> bool:
    """Tell whether an act of ours is to go to the authority and nobody noted it."""
    sent = day_of(act, TRANSMITTED) is not None
    return not act.imported and not sent and is_supervised(act)


def is_outdated(act: IDeliberation) -> bool:
    """Tell whether an act was corrected since its public text was written."""
    return act.public_version is not None and act.public_version < len(act.versions) - 1


def lacking(act: IDeliberation) -> str | None:
    """Tell what an act lacks to be public as it stands.

    :returns: "text" before it is published, "correction" once it was corrected since;
        None for what is public, and for the past that was imported.
    """
    if act.public_version is None:
        return None if act.imported else "text"
    return "correction" if is_outdated(act) else None


def day_of(act: IDeliberation, kind: str) -> date | None:
    """Give the first day of a step, None if it has not been taken."""
    return next((row["on"] for row in act.log if row["kind"] == kind), None)


def due(act: IDeliberation) -> tuple[Deadline, ...]:
    """Give the deadlines of an act; the screen compares them with today."""
    return deadlines(
        law.rulebook_of(act),
        session_date=act.date,
        population=body_of(act).population,
        published_on=day_of(act, "published"),
        transmitted_on=day_of(act, TRANSMITTED),
        supervised=is_supervised(act),
    )


def is_supervised(act: IDeliberation) -> bool:
    """Tell whether an act goes to the authority; what was sent has gone there."""
    kinds = {row["kind"] for row in act.log}
    return EXEMPT not in kinds or TRANSMITTED in kinds

"""Sessions, their agendas and the published deliberations, as sources of OParl."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api.oparl import words
from communesplone.deliberations.api.oparl.catalogue import AGENDA
from communesplone.deliberations.api.oparl.catalogue import documents
from communesplone.deliberations.api.oparl.catalogue import facts
from communesplone.deliberations.api.oparl.catalogue import files
from communesplone.deliberations.api.oparl.catalogue import Found
from communesplone.deliberations.api.oparl.catalogue import found
from communesplone.deliberations.api.oparl.catalogue import Line
from communesplone.deliberations.api.oparl.catalogue import MINUTES
from communesplone.deliberations.api.oparl.catalogue import moment
from communesplone.deliberations.api.oparl.people import town_uid
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.oparl import sources
from communesplone.deliberations.rules.oparl.sources import VoteOption
from communesplone.deliberations.rules.outcome import Outcome
from datetime import datetime
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


PASSED = {
    Outcome.ADOPTED: True,
    Outcome.ADOPTED_AMENDED: True,
    Outcome.ELECTED: True,
    Outcome.REJECTED: False,
}

OPTIONS = {
    Choice.FOR: VoteOption.YES,
    Choice.AGAINST: VoteOption.NO,
    Choice.ABSTAIN: VoteOption.ABSTAIN,
    Choice.BLANK: VoteOption.BLANK,
}

COUNTED = {
    "in_favour": VoteOption.YES,
    "against": VoteOption.NO,
    "abstentions": VoteOption.ABSTAIN,
    "blank": VoteOption.BLANK,
}


def meeting(entry: Found) -> sources.Meeting:
    """Tell of a session, with its agenda and its documents."""
    brain = entry.brain
    papers = {each.document: file(each) for each in documents(entry)}
    return sources.Meeting(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=brain.getURL(),
        name=brain.Title,
        state=words.titled(words.STATES, brain.review_state),
        cancelled=brain.review_state == "cancelled",
        start=_local(brain.start),
        end=_local(brain.end),
        location=location(entry) if facts(brain).get("place") else None,
        organizations=(facts(brain)["body"],),
        participants=tuple(facts(brain).get("participants") or ()),
        invitation=papers.get(AGENDA),
        minutes=papers.get(MINUTES),
        agenda_items=tuple(agenda_item(line_entry(line)) for line in entry.agenda),
    )


def location(entry: Found) -> sources.Location:
    """Tell where a session takes place."""
    return sources.Location(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        description=facts(entry.brain)["place"],
        meetings=(entry.uid,),
    )


def line_entry(line: Line) -> Found:
    """Give the place of a line in the list of AgendaItems."""
    return found(line.uid, line.session, line.read_from, line)


def agenda_item(entry: Found, named: bool = False) -> sources.AgendaItem:
    """Tell of a public line of an agenda, with its vote once the act is published.

    :param named: who voted what as well, where that is public; wakes the act.
    """
    line = entry.line
    return sources.AgendaItem(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=line.act.getURL() if line.act is not None else "",
        meeting=line.session.UID,
        order=line.order,
        number="" if line.number is None else str(line.number),
        name=line.title,
        public=True,
        consultation=entry.uid if line.act is not None else "",
        result=words.outcome(line.outcome),
        resolution=text(line.act) if line.act is not None else None,
        motion=motion(line.act, named) if line.act is not None else None,
    )


def motion(act: ICatalogBrain, named: bool) -> sources.Motion:
    """Tell of a vote."""
    known = facts(act)
    passed = PASSED.get(known["outcome"])
    return sources.Motion(
        uid=act.UID,
        organization=known["body"],
        meeting=known["session"],
        identifier=known["reference"],
        text=known["public_title"],
        date=known["date"],
        passed=passed,
        outcome=known["outcome"],
        events=_events(act, known["votes"], passed, named),
    )


def paper(entry: Found, told: frozenset[str]) -> sources.Paper:
    """Tell of a published deliberation.

    :param told: UIDs of items that stand as AgendaItems.
    """
    known = facts(entry.brain)
    treated = found(known["item"], entry.brain) if known["item"] else None
    annulled = entry.brain.review_state == "annulled"
    return sources.Paper(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=entry.brain.getURL(),
        keywords=(known["category"],) if known["category"] else (),
        body=town_uid(),
        name=known["public_title"],
        reference=known["reference"] or "",
        date=known["date"],
        paper_type=words.say(words.ANNULLED if annulled else words.PAPER),
        main_file=text(entry.brain),
        auxiliary_files=tuple(file(each) for each in files(entry.brain)),
        under_direction_of=(known["body"],),
        consultations=(consultation(treated, told),) if treated else (),
    )


def consultation(entry: Found, told: frozenset[str]) -> sources.Consultation:
    """Tell that a deliberation was taken in a session."""
    known = facts(entry.brain)
    return sources.Consultation(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        paper=entry.brain.UID,
        agenda_item=entry.uid if entry.uid in told else "",
        meeting=known["session"],
        organizations=(known["body"],),
        authoritative=True,
        role=words.outcome(known["outcome"]),
    )


def text(act: ICatalogBrain) -> sources.File | None:
    """Tell of a deliberation's text; None where only its title is public."""
    return file(found(act.UID, act)) if facts(act)["text"] else None


def file(entry: Found, told: frozenset[str] = frozenset()) -> sources.File:
    """Tell of a public text, on its page: of a deliberation, a session, an annex.

    :param told: UIDs of items that stand as AgendaItems.
    """
    known = facts(entry.brain)
    if entry.annex is not None:
        return annex_file(entry)
    if entry.document:
        return document_file(entry)
    return sources.File(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=entry.brain.getURL(),
        access_url=entry.brain.getURL(),
        name=known["public_title"],
        mime_type="text/html",
        date=known["date"],
        agenda_items=(known["item"],) if known["item"] in told else (),
        papers=(entry.uid,),
    )


def document_file(entry: Found) -> sources.File:
    """Tell of the public agenda of a session, or its published minutes."""
    session = entry.brain
    address = f"{session.getURL()}/@@public-{entry.document}"
    return sources.File(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=address,
        access_url=address,
        name=words.titled(words.DOCUMENTS, entry.document),
        mime_type="text/html",
        date=facts(session)[f"{entry.document}_public_on"],
        meetings=(session.UID,),
    )


def annex_file(entry: Found) -> sources.File:
    """Tell of a public annex, which the page of the deliberation hands out."""
    annex, act = entry.annex, entry.brain
    address = f"{act.getURL()}/@@public-annex/{annex['sha256']}"
    return sources.File(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=act.getURL(),
        access_url=address,
        download_url=address,
        name=annex["title"],
        file_name=annex["name"],
        mime_type=annex["type"],
        size=annex["size"],
        date=facts(act)["date"],
        papers=(act.UID,),
    )


def _events(
    act: ICatalogBrain, votes: dict[str, Any] | None, passed: bool | None, named: bool
) -> tuple[sources.VoteEvent, ...]:
    if votes is None:
        return ()
    choices = ()
    if named:
        # One object, for its own page alone.
        choices = tuple(
            (person, OPTIONS[Choice(choice)])
            for person, choice in public_facts.choices(act._unrestrictedGetObject())
        )
    # Only the last round decides, and only of it the choices are frozen.
    rounds = [*((one, (), None) for one in votes["rounds"]), (votes, choices, passed)]
    return tuple(_event(act, *each) for each in rounds if each[0]["counts"] is not None)


def _event(
    act: ICatalogBrain,
    held: dict[str, Any],
    choices: tuple[tuple[str, VoteOption], ...],
    passed: bool | None,
) -> sources.VoteEvent:
    return sources.VoteEvent(
        uid=f"{act.UID}-{held['round']}",
        identifier=str(held["round"]),
        secret=held["mode"] == Mode.SECRET,
        counts=tuple(
            (option, held["counts"][name])
            for name, option in COUNTED.items()
            if held["counts"].get(name)
        ),
        votes=choices,
        passed=passed,
    )


def _local(value: Any) -> datetime | None:
    return clock.local(moment(value)) if value else None

"""Votes, which OParl lacks, in the words of Popolo.

Source: Popolo specification, Motion, VoteEvent, Count, Vote.
"""

from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.sources import Motion
from communesplone.deliberations.rules.oparl.sources import VoteEvent
from communesplone.deliberations.rules.oparl.values import compact
from communesplone.deliberations.rules.oparl.values import day
from communesplone.deliberations.rules.oparl.values import Object
from communesplone.deliberations.rules.oparl.values import one


EXTENSION = "communesplone:motion"
"""The property of an AgendaItem; OParl lets a producer add one under its prefix."""

OUTCOME = "communesplone:outcome"
"""The outcome in our own list, which is finer than pass and fail."""


def motion(source: Motion, links: Links) -> Object:
    """Build what was voted on, with each ballot.

    :returns: a Popolo Motion; ids of organizations, meetings and persons are OParl's.
    """
    return compact(
        {
            "id": source.uid,
            "organization_id": one(links, Kind.ORGANIZATION, source.organization),
            "legislative_session_id": one(links, Kind.MEETING, source.meeting),
            "identifier": source.identifier,
            "text": source.text,
            "date": day(source.date),
            "result": _result(source.passed),
            OUTCOME: source.outcome,
            "vote_events": [_event(event, source, links) for event in source.events],
        }
    )


def _event(source: VoteEvent, owner: Motion, links: Links) -> Object:
    counts = [
        {"option": option.value, "value": value} for option, value in source.counts
    ]
    votes = [
        {"voter_id": links.id(Kind.PERSON, uid), "option": option.value}
        for uid, option in source.votes
    ]
    return compact(
        {
            "id": source.uid,
            "motion_id": owner.uid,
            "identifier": source.identifier,
            "result": _result(source.passed),
            "counts": counts,
            "votes": votes,
        }
    )


def _result(passed: bool | None) -> str | None:
    if passed is None:
        return None
    return "pass" if passed else "fail"

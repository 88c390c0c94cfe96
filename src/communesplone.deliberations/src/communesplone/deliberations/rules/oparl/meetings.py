"""Sessions and their agendas."""

from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.motions import EXTENSION
from communesplone.deliberations.rules.oparl.motions import motion
from communesplone.deliberations.rules.oparl.papers import file
from communesplone.deliberations.rules.oparl.papers import location
from communesplone.deliberations.rules.oparl.sources import AgendaItem
from communesplone.deliberations.rules.oparl.sources import File
from communesplone.deliberations.rules.oparl.sources import Meeting
from communesplone.deliberations.rules.oparl.values import compact
from communesplone.deliberations.rules.oparl.values import frame
from communesplone.deliberations.rules.oparl.values import ids
from communesplone.deliberations.rules.oparl.values import moment
from communesplone.deliberations.rules.oparl.values import Object
from communesplone.deliberations.rules.oparl.values import one


def meeting(source: Meeting, links: Links, *, internal: bool = True) -> Object:
    """Build a session.

    :param internal: False leaves out the agenda (``omit_internal``).
    """
    place = source.location
    items = [agenda_item(each, links, inside=True) for each in source.agenda_items]
    return compact(
        {
            **frame(Kind.MEETING, source, links),
            "name": source.name,
            "meetingState": source.state,
            "cancelled": source.cancelled,
            "start": moment(source.start),
            "end": moment(source.end),
            "location": place and location(place, links, inside=True),
            "organization": ids(links, Kind.ORGANIZATION, source.organizations),
            "participant": ids(links, Kind.PERSON, source.participants),
            "invitation": _inside(source.invitation, links),
            "resultsProtocol": _inside(source.minutes, links),
            "agendaItem": items if internal else None,
        }
    )


def agenda_item(source: AgendaItem, links: Links, *, inside: bool = False) -> Object:
    """Build the place of an item in a session, with its votes as an extension.

    :param inside: it stands in its meeting, which it then does not name.
    """
    return compact(
        {
            **frame(Kind.AGENDA_ITEM, source, links),
            "meeting": None if inside else links.id(Kind.MEETING, source.meeting),
            "number": source.number,
            "order": source.order,
            "name": source.name,
            "public": source.public,
            "consultation": one(links, Kind.CONSULTATION, source.consultation),
            "result": source.result,
            "resolutionFile": _inside(source.resolution, links),
            EXTENSION: source.motion and motion(source.motion, links),
        }
    )


def _inside(source: File | None, links: Links) -> Object | None:
    return None if source is None else file(source, links, inside=True)

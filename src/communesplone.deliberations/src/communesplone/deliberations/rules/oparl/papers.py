"""Papers, the files and places that belong to them, and where they are treated."""

from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.sources import Consultation
from communesplone.deliberations.rules.oparl.sources import File
from communesplone.deliberations.rules.oparl.sources import Location
from communesplone.deliberations.rules.oparl.sources import Paper
from communesplone.deliberations.rules.oparl.values import compact
from communesplone.deliberations.rules.oparl.values import day
from communesplone.deliberations.rules.oparl.values import frame
from communesplone.deliberations.rules.oparl.values import ids
from communesplone.deliberations.rules.oparl.values import Object
from communesplone.deliberations.rules.oparl.values import one


def paper(source: Paper, links: Links, *, internal: bool = True) -> Object:
    """Build an item with its papers.

    :param internal: False leaves out further files (``omit_internal``).
    """
    further = [file(each, links, inside=True) for each in source.auxiliary_files]
    return compact(
        {
            **frame(Kind.PAPER, source, links),
            "body": links.id(Kind.BODY, source.body),
            "name": source.name,
            "reference": source.reference,
            "date": day(source.date),
            "paperType": source.paper_type,
            "mainFile": source.main_file and file(source.main_file, links, inside=True),
            "auxiliaryFile": further if internal else None,
            "underDirectionOf": ids(
                links, Kind.ORGANIZATION, source.under_direction_of
            ),
            "consultation": [
                consultation(each, links, inside=True) for each in source.consultations
            ],
        }
    )


def consultation(source: Consultation, links: Links, *, inside: bool = False) -> Object:
    """Build that an item is treated in a session.

    :param inside: it stands in its paper, which it then does not name.
    """
    return compact(
        {
            **frame(Kind.CONSULTATION, source, links),
            "paper": None if inside else links.id(Kind.PAPER, source.paper),
            "agendaItem": one(links, Kind.AGENDA_ITEM, source.agenda_item),
            "meeting": one(links, Kind.MEETING, source.meeting),
            "organization": ids(links, Kind.ORGANIZATION, source.organizations),
            "authoritative": source.authoritative,
            "role": source.role,
        }
    )


def file(source: File, links: Links, *, inside: bool = False) -> Object:
    """Build a file.

    :param inside: it stands in the object it belongs to, which it then does not name.
    """
    owners = {
        "meeting": ids(links, Kind.MEETING, source.meetings),
        "agendaItem": ids(links, Kind.AGENDA_ITEM, source.agenda_items),
        "paper": ids(links, Kind.PAPER, source.papers),
    }
    return compact(
        {
            **frame(Kind.FILE, source, links),
            "name": source.name,
            "fileName": source.file_name,
            "mimeType": source.mime_type,
            "date": day(source.date),
            "size": source.size,
            "accessUrl": source.access_url,
            "downloadUrl": source.download_url,
            **({} if inside else owners),
        }
    )


def location(source: Location, links: Links, *, inside: bool = False) -> Object:
    """Build a place.

    :param inside: it stands in the object it belongs to, which it then does not name.
    """
    owners = {
        "meetings": ids(links, Kind.MEETING, source.meetings),
    }
    return compact(
        {
            **frame(Kind.LOCATION, source, links),
            "description": source.description,
            "streetAddress": source.street_address,
            "postalCode": source.postal_code,
            "locality": source.locality,
            **({} if inside else owners),
        }
    )

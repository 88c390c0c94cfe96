"""The interface, the town, its bodies and the people in them."""

from communesplone.deliberations.rules.oparl.links import Kind
from communesplone.deliberations.rules.oparl.links import Links
from communesplone.deliberations.rules.oparl.links import SCHEMA
from communesplone.deliberations.rules.oparl.papers import location
from communesplone.deliberations.rules.oparl.sources import Body
from communesplone.deliberations.rules.oparl.sources import LegislativeTerm
from communesplone.deliberations.rules.oparl.sources import Membership
from communesplone.deliberations.rules.oparl.sources import Organization
from communesplone.deliberations.rules.oparl.sources import Person
from communesplone.deliberations.rules.oparl.sources import System
from communesplone.deliberations.rules.oparl.values import compact
from communesplone.deliberations.rules.oparl.values import day
from communesplone.deliberations.rules.oparl.values import frame
from communesplone.deliberations.rules.oparl.values import ids
from communesplone.deliberations.rules.oparl.values import moment
from communesplone.deliberations.rules.oparl.values import Object
from communesplone.deliberations.rules.oparl.values import one


_LISTS = {
    "organization": Kind.ORGANIZATION,
    "person": Kind.PERSON,
    "meeting": Kind.MEETING,
    "paper": Kind.PAPER,
    "agendaItem": Kind.AGENDA_ITEM,
    "consultation": Kind.CONSULTATION,
    "file": Kind.FILE,
    "locationList": Kind.LOCATION,
    "legislativeTermList": Kind.LEGISLATIVE_TERM,
    "membership": Kind.MEMBERSHIP,
}
"""Properties of the town that are addresses of lists."""


def system(source: System, links: Links) -> Object:
    """Build the first object that a client reads."""
    return compact(
        {
            "id": links.system(),
            "type": Kind.SYSTEM.type,
            "oparlVersion": SCHEMA,
            "body": links.list(Kind.BODY),
            "name": source.name,
            "contactEmail": source.contact_email,
            "website": source.website,
            "vendor": source.vendor,
            "product": source.product,
            "created": moment(source.created),
            "modified": moment(source.modified),
            "web": source.web,
        }
    )


def body(source: Body, links: Links, *, internal: bool = True) -> Object:
    """Build the town.

    :param internal: False leaves out lists of objects inside (``omit_internal``).
    """
    terms = [legislative_term(term, links, inside=True) for term in source.terms]
    values = {
        **frame(Kind.BODY, source, links),
        "system": links.system(),
        "name": source.name,
        "website": source.website,
        "contactEmail": source.contact_email,
        "classification": source.classification,
        "location": source.location and location(source.location, links, inside=True),
        "mainOrganization": one(links, Kind.ORGANIZATION, source.main_organization),
        **{name: links.list(kind) for name, kind in _LISTS.items()},
        "legislativeTerm": terms if internal else None,
    }
    return compact(values, keep=("name", "legislativeTerm") if internal else ("name",))


def legislative_term(
    source: LegislativeTerm, links: Links, *, inside: bool = False
) -> Object:
    """Build a term.

    :param inside: it stands in its town, which it then does not name.
    """
    return compact(
        {
            **frame(Kind.LEGISLATIVE_TERM, source, links),
            "body": None if inside else links.id(Kind.BODY, source.body),
            "name": source.name,
            "startDate": day(source.start),
            "endDate": day(source.end),
        }
    )


def organization(source: Organization, links: Links) -> Object:
    """Build a body of the town."""
    own = Kind.ORGANIZATION
    return compact(
        {
            **frame(own, source, links),
            "body": links.id(Kind.BODY, source.body),
            "name": source.name,
            "organizationType": source.kind,
            "classification": source.classification,
            "post": list(source.posts),
            "membership": ids(links, Kind.MEMBERSHIP, source.memberships),
            "meeting": links.list_of(own, source.uid, Kind.MEETING),
            "consultation": links.list_of(own, source.uid, Kind.CONSULTATION),
        }
    )


def person(source: Person, links: Links, *, internal: bool = True) -> Object:
    """Build somebody with a mandate.

    :param internal: False leaves out the memberships (``omit_internal``).
    """
    inside = [membership(each, links, inside=True) for each in source.memberships]
    return compact(
        {
            **frame(Kind.PERSON, source, links),
            "body": links.id(Kind.BODY, source.body),
            "name": source.name,
            "familyName": source.family_name,
            "givenName": source.given_name,
            "membership": inside if internal else None,
        }
    )


def membership(source: Membership, links: Links, *, inside: bool = False) -> Object:
    """Build a mandate.

    :param inside: it stands in its person, which it then does not name.
    """
    return compact(
        {
            **frame(Kind.MEMBERSHIP, source, links),
            "person": None if inside else links.id(Kind.PERSON, source.person),
            "organization": links.id(Kind.ORGANIZATION, source.organization),
            "role": source.role,
            "votingRight": source.votes,
            "startDate": day(source.start),
            "endDate": day(source.end),
        }
    )

"""The town, its bodies and the people in them, as sources of OParl."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.core.api import settings
from communesplone.deliberations.api.oparl import words
from communesplone.deliberations.api.oparl.catalogue import brains
from communesplone.deliberations.api.oparl.catalogue import facts
from communesplone.deliberations.api.oparl.catalogue import Found
from communesplone.deliberations.api.oparl.catalogue import found
from communesplone.deliberations.api.oparl.catalogue import moment
from communesplone.deliberations.countries import by_body
from communesplone.deliberations.rules.oparl import sources
from communesplone.deliberations.rules.oparl.links import Kind
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain


PRODUCT = "https://communesplone.example"

GREMIUM = "Gremium"
"""The word of the standard for a body of people that decides."""


def town_uid() -> str:
    """Give the UID of the town: that of the site."""
    return IUUID(api.portal.get())


def system() -> sources.System:
    """Tell of the interface."""
    portal, town = api.portal.get(), settings.town()
    return sources.System(
        created=moment(portal.created()),
        modified=moment(portal.modified()),
        name=town.name() or portal.title,
        contact_email=town.email,
        website=town.website or portal.absolute_url(),
        vendor=PRODUCT,
        product=PRODUCT,
        web=portal.absolute_url(),
    )


def town_entry() -> Found:
    """Give the town's place in the list of one."""
    portal = api.portal.get()
    return Found(
        uid=town_uid(),
        created=moment(portal.created()),
        modified=moment(portal.modified()),
    )


def council() -> ICatalogBrain | None:
    """Find the council of the town: the first body of that kind."""
    councils = (b for b in brains(Kind.ORGANIZATION) if facts(b)["kind"] == "council")
    return next(councils, None)


def town() -> sources.Body:
    """Tell of the town."""
    portal, told, entry = api.portal.get(), settings.town(), town_entry()
    main = council()
    return sources.Body(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=portal.absolute_url(),
        name=told.name() or portal.title,
        website=told.website or portal.absolute_url(),
        contact_email=told.email,
        classification=words.say(words.TOWN),
        location=town_hall(),
        main_organization=main.UID if main is not None else "",
    )


def town_hall() -> sources.Location | None:
    """Tell where the town hall is; None for a town without address."""
    address, entry = settings.town().address, town_entry()
    if not address.lines:
        return None
    return sources.Location(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        description=", ".join(address.lines),
        street_address=address.street,
        postal_code=address.postal_code,
        locality=address.locality,
    )


def mandates(**query) -> list[ICatalogBrain]:
    """Give all mandates, of today and of the past."""
    return list(brains(Kind.MEMBERSHIP, **query))


def countries() -> dict[str, str]:
    """Give the country whose words each body uses, by its UID."""
    return by_body(brains(Kind.ORGANIZATION))


def holders(rows: Iterable[ICatalogBrain]) -> dict[str, list[ICatalogBrain]]:
    """Give mandates by UID of the person: who is in here is public."""
    held: dict[str, list[ICatalogBrain]] = {}
    for brain in rows:
        if facts(brain):
            held.setdefault(facts(brain)["person"], []).append(brain)
    return held


def person_entry(entry: Found, held: dict[str, list[ICatalogBrain]]) -> Found | None:
    """Give somebody's place in a list; None without mandate."""
    own = held.get(entry.uid)
    return found(entry.uid, entry.brain, own) if own else None


def organization(
    entry: Found, rows: Iterable[ICatalogBrain], countries: Mapping[str, str]
) -> sources.Organization:
    """Tell of a body.

    :param rows: all mandates.
    :param countries: see :func:`countries`, here and below.
    """
    country = countries.get(entry.uid, "")
    own = [brain for brain in rows if facts(brain).get("body") == entry.uid]
    held = sorted({facts(brain)["post"] for brain in own})
    return sources.Organization(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        web=entry.brain.getURL(),
        body=town_uid(),
        name=entry.brain.Title,
        kind=GREMIUM,
        classification=words.kind(facts(entry.brain).get("kind")),
        posts=tuple(filter(None, (words.post(post, country) for post in held))),
        memberships=tuple(brain.UID for brain in own),
    )


def person(
    entry: Found,
    held: dict[str, list[ICatalogBrain]],
    countries: Mapping[str, str],
) -> sources.Person:
    """Tell of somebody: a name and mandates, and nothing of private life."""
    known = facts(entry.brain)
    own = held.get(entry.uid, [])
    return sources.Person(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        body=town_uid(),
        name=entry.brain.Title,
        given_name=known.get("first_name") or "",
        family_name=known.get("last_name") or "",
        memberships=tuple(membership(found(b.UID, b), countries) for b in own),
    )


def membership(entry: Found, countries: Mapping[str, str]) -> sources.Membership:
    """Tell of a mandate."""
    known = facts(entry.brain)
    country = countries.get(known["body"], "")
    return sources.Membership(
        uid=entry.uid,
        created=entry.created,
        modified=entry.modified,
        person=known["person"],
        organization=known["body"],
        role=words.post(known["post"], country, known.get("courtesy", "")),
        votes=bool(known["votes"]),
        start=known["start"],
        end=known["end"],
    )

"""The tree account -> mandates, by which a member's rights follow the day."""

from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.mandate import Mandate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import MANDATE
from communesplone.deliberations.content.person import Person
from communesplone.deliberations.plugins.body_groups import BodyGroups
from plone import api
from plone.uuid.interfaces import IUUID
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin


PLUGIN = "communesplone_bodies"

PERSON = "communesplone.deliberations.Person"


def install() -> None:
    """Put the plug-in into the user folder, and write what there is into it."""
    users = api.portal.get_tool("acl_users")
    if PLUGIN not in users.objectIds():
        users._setObject(PLUGIN, BodyGroups(PLUGIN, "Members of deliberating bodies"))
    if PLUGIN not in users.plugins.listPluginIds(IGroupsPlugin):
        users.plugins.activatePlugin(IGroupsPlugin, PLUGIN)
    rebuild()


def remove() -> None:
    """Take the plug-in out: members of bodies have no rights from then on."""
    users = api.portal.get_tool("acl_users")
    if PLUGIN in users.objectIds():
        users.plugins.removePluginById(PLUGIN)
        users._delObject(PLUGIN)


def rebuild() -> None:
    """Write the tree anew. Wakes all persons and mandates, hence rarely done."""
    plugin = _plugin()
    if plugin is None:
        return
    plugin.clear()
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=PERSON):
        link(brain._unrestrictedGetObject())
    for brain in catalog.unrestrictedSearchResults(portal_type=MANDATE):
        seat(brain._unrestrictedGetObject())


def link(person: Person) -> None:
    """Write which account a person has."""
    plugin = _plugin()
    if plugin is not None:
        plugin.link(IUUID(person), person.account)


def unlink(person: Person) -> None:
    """Forget the account of a person who is deleted."""
    plugin = _plugin()
    if plugin is not None:
        plugin.link(IUUID(person), None)


def seat(mandate: Mandate) -> None:
    """Write who has a mandate, from when to when."""
    plugin = _plugin()
    body = body_of(mandate)
    if plugin is not None and IBody.providedBy(body):
        row = (IUUID(mandate), IUUID(body), mandate.start, mandate.end)
        plugin.seat(mandate.person, row)


def unseat(mandate: Mandate) -> None:
    """Forget a mandate that is deleted."""
    plugin = _plugin()
    if plugin is not None:
        plugin.unseat(IUUID(mandate))


def persons_of(account: str) -> tuple[str, ...]:
    """List the persons that an account stands for: none or one, as a rule.

    :param account: account id.
    :returns: UIDs of persons.
    """
    plugin = _plugin()
    return () if plugin is None else plugin.persons_of(account)


def _plugin() -> BodyGroups | None:
    return api.portal.get_tool("acl_users")._getOb(PLUGIN, None)

"""The Plone group of each function of a service.

A group is made when the first person gets the function, hence Plone's list of groups
holds only those that are in use. Content knows its groups by id before they are there.
"""

from communesplone.core import _
from communesplone.core.api.functions import functions
from communesplone.core.content.service import IService
from communesplone.core.interfaces import NoGroups
from communesplone.core.rules.staffing import group_id
from communesplone.core.rules.staffing import parse_group_id
from communesplone.core.rules.staffing import PREFIX
from plone import api
from plone.uuid.interfaces import IUUID
from Products.PlonePAS.plugins.group import GroupManager
from zope.i18n import translate


def members(service: str, function: str) -> tuple[str, ...]:
    """Read who is in the group, nobody if it is not there.

    :param service: UID of the service.
    :returns: account ids, sorted.
    """
    source = _source()
    if source is None:
        return ()
    return tuple(sorted(source.getGroupMembers(group_id(service, function))))


def groups_of(person: str) -> list[tuple[str, str]]:
    """Read the groups of services that an account is in.

    :returns: (UID of the service, name of the function), sorted.
    """
    source = _source()
    groups = source._principal_groups.get(person, ()) if source else ()
    return sorted(parsed for group in groups if (parsed := parse_group_id(group)))


def names_in_use() -> set[tuple[str, str]]:
    """Read which groups there are: (UID of the service, name of the function)."""
    source = _source()
    found = source._groups.keys(min=PREFIX, max=PREFIX + "~") if source else ()
    return {parsed for group in found if (parsed := parse_group_id(group))}


def add(service: IService, function: str, person: str) -> bool:
    """Put a person in the group, which is made if it is not there.

    :returns: False if the person was there.
    :raises NoGroups: if the site keeps no groups of its own.
    """
    id = group_id(IUUID(service), function)
    source = _source()
    if source is None:
        raise NoGroups(
            _(
                "error_no_groups",
                default="This site keeps no groups of its own: add the plug-in"
                " “source_groups” to its users and groups first.",
            )
        )
    if id not in source._groups:
        groups = api.portal.get_tool("portal_groups")
        groups.addGroup(id, title=title(service, function))
    if person in source.getGroupMembers(id):
        return False
    return bool(source.addPrincipalToGroup(person, id))


def remove(service: str, function: str, person: str) -> bool:
    """Take a person from the group.

    :param service: UID of the service.
    :returns: False if the person was not there.
    """
    id = group_id(service, function)
    source = _source()
    if source is None or person not in source.getGroupMembers(id):
        return False
    return bool(source.removePrincipalFromGroup(person, id))


def retitle(service: IService) -> None:
    """Let the titles of the groups follow the service's."""
    groups = api.portal.get_tool("portal_groups")
    uid = IUUID(service)
    for owner, function in names_in_use():
        if owner == uid:
            groups.editGroup(group_id(uid, function), title=title(service, function))


def discard(service: str) -> None:
    """Delete the groups of a service.

    :param service: UID of the service.
    """
    for owner, function in names_in_use():
        if owner == service:
            _source().removeGroup(group_id(owner, function))


def title(service: IService, function: str) -> str:
    """Name the group for Plone's own screens, in the site's language."""
    language = api.portal.get_default_language()
    known = functions().get(function)
    name = translate(known.title, target_language=language) if known else function
    message = _(
        "title_service_group",
        default="${service}: ${function}",
        mapping={"service": service.title, "function": name},
    )
    return str(translate(message, target_language=language))


def _source() -> GroupManager | None:
    """Find Plone's own groups; a site whose groups all come from elsewhere has none."""
    return api.portal.get_tool("acl_users")._getOb("source_groups", None)

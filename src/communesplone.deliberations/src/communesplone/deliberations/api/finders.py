"""Who finds items and acts in the catalogue, worked out for hundreds at once."""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from Acquisition import aq_parent
from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from plone import api
from plone.dexterity.content import DexterityContent
from Products.CMFCore.indexing import processQueue
from Products.CMFCore.permissions import AccessContentsInformation
from Products.CMFPlone.CatalogTool import allowedRolesAndUsers
from zope.component import getAdapters


Roles = Mapping[str, set[str]]
"""Principal → roles."""

_above: ContextVar[dict[bytes, Roles] | None] = ContextVar("above", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Index at the end what is changed here; local roles of folders are asked once.

    Nobody may change local roles of a folder in here.
    """
    token = _above.set({})
    try:
        yield
        processQueue()
    finally:
        _above.reset(token)


def of(content: DexterityContent) -> list[str]:
    """Give the roles, and the principals as "user:<id>", that find some content.

    The same as Plone's, which walks up to the site for each object.
    """
    above = _above.get()
    allowed = set(rolesForPermissionOn(AccessContentsInformation, content))
    open_to_all = allowed & {"Anonymous", "Authenticated"}
    blocks = getattr(aq_base(content), "__ac_local_roles_block__", False)
    if above is None or open_to_all or blocks:
        return allowedRolesAndUsers.callable(content)
    found = [_from_above(aq_parent(content), above).items()]
    found += [provider.getAllRoles() for _n, provider in _providers(content)]
    users = {
        f"user:{principal}"
        for rows in found
        for principal, roles in rows
        if allowed.intersection(roles)
    }
    return list((allowed | users) - {"Owner"})


def _from_above(folder: DexterityContent, above: dict[bytes, Roles]) -> Roles:
    if folder._p_oid not in above:
        users = api.portal.get_tool("acl_users")
        above[folder._p_oid] = users._getAllLocalRoles(folder)
    return above[folder._p_oid]


def _providers(content: DexterityContent):
    return getAdapters((content,), ILocalRoleProvider)

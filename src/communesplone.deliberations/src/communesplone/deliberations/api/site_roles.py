"""The roles and the group of deliberations, as the add-on leaves a site."""

from AccessControl.Permission import pname
from Acquisition import aq_base
from communesplone.deliberations.content.groups import READER_ROLE
from communesplone.deliberations.content.groups import READERS
from plone import api


ROLES = (
    "Body Member",
    "Deliberations Clerk",
    READER_ROLE,
    "Item Adviser",
    "Item Author",
    "Item Contributor",
    "Item Reader",
    "Item Second Validator",
    "Item Validator",
)

_PERMISSION = "communesplone.deliberations: "


def forget() -> None:
    """Take group, roles and permissions away; only where no content needs them."""
    api.portal.get_tool("portal_groups").removeGroup(READERS)
    portal = api.portal.get()
    manager = api.portal.get_tool("acl_users").portal_role_manager
    for role in set(ROLES) & set(manager.listRoleIds()):
        manager.removeRole(role)
    portal._delRoles([role for role in ROLES if role in portal.__ac_roles__])
    for name in portal.possible_permissions():
        # Else the site would say for ever who has a permission that is no more.
        if name.startswith(_PERMISSION) and hasattr(aq_base(portal), pname(name)):
            delattr(portal, pname(name))

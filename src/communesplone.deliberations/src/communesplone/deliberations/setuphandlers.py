from communesplone.deliberations import _
from communesplone.deliberations import logger
from communesplone.deliberations.api import seats
from communesplone.deliberations.api import site_roles
from communesplone.deliberations.api import site_types
from communesplone.deliberations.content.groups import READER_ROLE
from communesplone.deliberations.content.groups import READERS
from plone import api
from plone.base.interfaces import INonInstallable
from Products.statusmessages.interfaces import IStatusMessage
from zope.globalrequest import getRequest
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps all but the default profile out of the add-on and site forms."""

    def getNonInstallableProfiles(self):
        return ["communesplone.deliberations:uninstall"]

    def getNonInstallableProducts(self):
        return []


def installed(tool):
    """Let members of bodies and readers have their rights; take up what is there."""
    # Else Plone writes the new roles at the first look at the users, which is a GET.
    api.portal.get_tool("acl_users").portal_role_manager.updateRolesList()
    _make_readers()
    site_types.take_up()
    seats.install()


def uninstalled(tool):
    """Take the members' rights away, offer no more types, say what is left."""
    seats.remove()
    left = site_types.withdraw()
    if not left:
        site_roles.forget()
    _say_what_is_left(left)


def _make_readers():
    """Make the group; whoever is in it from an earlier life stays."""
    groups = api.portal.get_tool("portal_groups")
    if READERS not in groups.getGroupIds():
        groups.addGroup(READERS, title="Deliberations Readers", roles=[READER_ROLE])


def _say_what_is_left(count):
    if not count:
        return
    message = _(
        "status_content_kept",
        default="${count} objects of deliberations are kept, with their types and"
        " workflows.",
        mapping={"count": count},
    )
    request = getRequest()
    if request is not None:
        IStatusMessage(request).addStatusMessage(message, "warning")
    logger.warning("%d objects are kept, with their types and workflows", count)

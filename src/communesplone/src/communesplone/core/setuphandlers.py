from communesplone.core import _
from communesplone.core import logger
from communesplone.core.api import front
from communesplone.core.api import ledger
from communesplone.core.api import notifications
from communesplone.core.api import service_type
from plone.base.interfaces import INonInstallable
from Products.statusmessages.interfaces import IStatusMessage
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keeps all but the default profile out of the add-on and site forms."""

    def getNonInstallableProfiles(self):
        return ["communesplone.core:uninstall"]

    def getNonInstallableProducts(self):
        return []


def installed(tool):
    """Begin ledger and post (those of an earlier life are kept); set up the front."""
    ledger.obtain()
    notifications.obtain()
    service_type.take_up()
    site = getSite()
    front.take(site)
    # Else Plone writes the new roles at the first look at the users, which is a GET.
    site.acl_users.portal_role_manager.updateRolesList()


def uninstalled(tool):
    """Give the front page back, offer no more services, say what mail is left."""
    front.give_back(getSite())
    service_type.withdraw()
    _say_what_is_left(notifications.end())


def _say_what_is_left(count):
    if not count:
        return
    message = _(
        "status_notifications_kept",
        default="${count} notifications are kept: they were never sent.",
        mapping={"count": count},
    )
    request = getRequest()
    if request is not None:
        IStatusMessage(request).addStatusMessage(message, "warning")
    logger.warning("%d notifications are kept: they were never sent", count)

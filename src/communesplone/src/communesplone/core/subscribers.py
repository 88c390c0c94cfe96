"""What happens by itself; each line calls the api."""

from communesplone.core.api import ledger
from communesplone.core.api import notifications
from communesplone.core.api import services
from communesplone.core.api import staffing
from communesplone.core.content.service import forget_seats
from communesplone.core.interfaces import ServiceInUse
from communesplone.core.rules.staffing import Change
from plone.base.interfaces import IPloneSiteRoot
from zExceptions import BadRequest
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.processlifetime import IDatabaseOpenedWithRoot
from zope.processlifetime import IProcessStarting

import Zope2


def seal_at_start(event: IDatabaseOpenedWithRoot) -> None:
    ledger.sweep(event.database)


def deliver_at_start(event: IProcessStarting) -> None:
    notifications.watch(Zope2.DB)


def joined_group(event):
    staffing.remember(event.group_id, event.principal, Change.JOINED)


def left_group(event):
    staffing.remember(event.group_id, event.principal, Change.LEFT)


def account_deleted(event):
    services.forget_account(event.principal)


def service_added(service, event):
    services.note_creation(service)


def service_modified(service, event):
    services.note_changes(service, changed_fields(event))


def service_copied(service, event):
    forget_seats(service)


def service_moved_through(service, event):
    if event.transition is not None:
        services.note_transition(service, event.transition.getId())


def service_will_be_removed(service, event):
    if whole_site(event):
        return
    try:
        services.check_deletable(service)
    except ServiceInUse as error:
        # For the publisher, on whatever way it came here; in its language.
        reason = translate(error.message, context=getRequest())
        raise BadRequest(reason) from error


def service_removed(service, event):
    if not whole_site(event):
        services.note_deletion(service)


def content_modified(content, event):
    services.refresh(content, changed_fields(event))


def whole_site(event):
    """Tell whether the site itself is being deleted, its journal and all."""
    return IPloneSiteRoot.providedBy(event.object)


def changed_fields(event):
    """Give the bare names of the fields that a modification names."""
    return {
        name.rpartition(".")[2]
        for description in event.descriptions
        for name in getattr(description, "attributes", ())
    }

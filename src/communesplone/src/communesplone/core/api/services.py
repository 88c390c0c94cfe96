"""The town's services: making, renaming, closing, finding, staffing them."""

from collections.abc import Iterable
from communesplone.core import _
from communesplone.core.api import journal
from communesplone.core.api import service_groups
from communesplone.core.api.functions import functions
from communesplone.core.api.staffing import forget
from communesplone.core.api.staffing import history
from communesplone.core.api.staffing import people_in
from communesplone.core.api.staffing import services_of
from communesplone.core.api.staffing import staff
from communesplone.core.api.staffing import staffing
from communesplone.core.api.staffing import unstaff
from communesplone.core.content.service import IService
from communesplone.core.content.service import keep_noted
from communesplone.core.content.service import noted
from communesplone.core.content.service import seats
from communesplone.core.content.service_tree import CLOSED
from communesplone.core.content.service_tree import every
from communesplone.core.content.service_tree import find
from communesplone.core.content.service_tree import INDEX
from communesplone.core.content.service_tree import PORTAL_TYPE
from communesplone.core.interfaces import InvalidService
from communesplone.core.interfaces import ServiceInUse
from communesplone.core.interfaces import UnknownService
from plone import api
from plone.dexterity.interfaces import IDexterityContainer
from plone.dexterity.interfaces import IDexterityContent
from plone.uuid.interfaces import IUUID
from zope.event import notify
from zope.i18nmessageid import Message
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldNames
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import ValidationError


__all__ = [
    "assign",
    "check_deletable",
    "close",
    "create",
    "find",
    "forget_account",
    "functions",
    "get",
    "history",
    "is_closed",
    "note",
    "note_changes",
    "note_creation",
    "note_deletion",
    "note_transition",
    "people_in",
    "refresh",
    "rename",
    "reopen",
    "services_of",
    "staff",
    "staffing",
    "unstaff",
    "update",
    "why_kept",
]

PAST = {"close": "closed", "reopen": "reopened"}
"""What the journal calls a transition that happened."""


def create(
    container: IDexterityContainer, title: str, *, id: str = "", **fields: str | None
) -> IService:
    """Make a service.

    :param container: the folder that holds it; the tree of services is another matter.
    :param title: name, at most 150 characters.
    :param id: last step of its URL; made from the title if empty.
    :param fields: other fields of :class:`content.service.IService` by name: acronym,
        description, head (account id), phone, email, address, opening_hours,
        parent_service (UID).
    :raises InvalidService: for a value that its field refuses; names the field.
    """
    values = {"title": title, **fields}
    _validate(container, values)
    return api.content.create(
        container, PORTAL_TYPE, id=id or None, safe_id=True, **values
    )


def rename(service: IService, title: str) -> None:
    """Change a service's name; its groups keep their ids and get new titles.

    :param title: name, at most 150 characters.
    :raises InvalidService: if the name is empty or too long.
    """
    update(service, title=title)


def update(service: IService, **fields: str | None) -> None:
    """Change fields of a service.

    :param fields: values by name, as for :func:`create`.
    :raises InvalidService: for a value that its field refuses, such as a parent that
        stands below the service.
    """
    _validate(service, fields)
    for name, value in fields.items():
        setattr(service, name, value)
    names = [f"IService.{name}" for name in fields]
    notify(ObjectModifiedEvent(service, Attributes(IService, *names)))


def close(service: IService) -> None:
    """Close a service: it is no more offered, and all it has stays as it is.

    :raises plone.api.exc.InvalidParameterError: if it is closed, or if the present user
        may not close it.
    """
    api.content.transition(service, transition="close")


def reopen(service: IService) -> None:
    """Open a closed service again.

    :raises plone.api.exc.InvalidParameterError: if it is not closed, or if the present
        user may not reopen it.
    """
    api.content.transition(service, transition="reopen")


def is_closed(service: IService) -> bool:
    """Tell whether a service is closed."""
    return api.content.get_state(service, default="") == CLOSED


def get(uid: str) -> IService:
    """Find a service by its UID, whether the present user may view it or not.

    Who shows it to somebody checks the permission.

    :raises UnknownService: if there is none.
    """
    service = find(uid)
    if service is None:
        raise UnknownService(
            _("error_unknown_service", default="There is no such service.")
        )
    return service


def assign(content: IDexterityContent, uid: str) -> None:
    """Move content that has the behavior to another service.

    :param uid: UID of the service.
    :raises UnknownService: if there is none.
    """
    content.service = IUUID(get(uid))
    refresh(content, ["service"])


def refresh(content: IDexterityContent, changed: Iterable[str]) -> None:
    """Let the catalogue know that content changed its service, if it did.

    :param changed: names of the changed fields.
    """
    if "service" in changed:
        content.reindexObject(idxs=[INDEX])
        content.reindexObjectSecurity()


def forget_account(person: str) -> None:
    """Take an account that was deleted out of all services.

    The next account of that id would be shown as head, and have the functions. What
    names it is looked for in the services themselves: accounts are rarely deleted.

    :param person: account id.
    """
    forget(person)
    for service in every():
        if service.head == person:
            update(service, head=None)


def why_kept(service: IService) -> Message | None:
    """Tell why a service cannot be deleted.

    :returns: the reason, or None if it can.
    """
    catalog = api.portal.get_tool("portal_catalog")
    count = len(catalog.unrestrictedSearchResults({INDEX: IUUID(service)}))
    if count:
        return _(
            "error_service_has_content",
            default="“${service}” cannot be deleted: content or services belong to it"
            " (${count}). Close it instead.",
            mapping={"service": service.title, "count": count},
        )
    if seats(service):
        return _(
            "error_service_has_history",
            default="“${service}” cannot be deleted: people have had functions in it,"
            " and their history must be kept. Close it instead.",
            mapping={"service": service.title},
        )
    return None


def check_deletable(service: IService) -> None:
    """Refuse to delete a service that is or was in use.

    :raises ServiceInUse: with the reason.
    """
    reason = why_kept(service)
    if reason is not None:
        raise ServiceInUse(reason)


def note(service: IService, action: str) -> None:
    """Write in the journal what was done to a service.

    The facts noted last are "before": the fields hold those of now already.

    :param action: past participle: "changed", "closed"…
    """
    now = journal.digest(_facts(service))
    journal.record(f"service.{action}", service, before=noted(service), after=now)
    keep_noted(service, now)


def note_creation(service: IService) -> None:
    """Write in the journal that a service was made; a copy has no facts before."""
    keep_noted(service, None)
    note(service, "created")


def note_changes(service: IService, changed: Iterable[str]) -> None:
    """Write changes of fields in the journal; a new name goes to the groups.

    :param changed: names of fields.
    """
    if "title" in changed:
        service_groups.retitle(service)
    note(service, "changed")


def note_transition(service: IService, transition: str) -> None:
    """Write a transition in the journal.

    :param transition: id of the transition.
    """
    note(service, PAST[transition])


def note_deletion(service: IService) -> None:
    """Write in the journal that a service was deleted, and delete its groups."""
    service_groups.discard(IUUID(service))
    journal.record("service.deleted", service, before=noted(service))


def _facts(service: IService) -> dict[str, str | None]:
    facts = {name: getattr(service, name) for name in getFieldNames(IService)}
    return {**facts, "state": api.content.get_state(service, default="")}


def _validate(context: IDexterityContent, values: dict[str, str | None]) -> None:
    for name, value in values.items():
        field = IService.get(name)
        if field is None:
            raise TypeError(f"a service has no field {name!r}")
        if value is None and not field.required:
            continue
        try:
            if field.required and not (value or "").strip():
                raise RequiredMissing(name)
            field.bind(context).validate(value)
        except ValidationError as error:
            raise InvalidService(name, error.doc()) from error

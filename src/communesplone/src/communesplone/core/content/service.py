"""A service of the town's administration."""

from BTrees.OOBTree import OOBTree
from communesplone.core import _
from communesplone.core.content.service_fields import Line
from communesplone.core.content.service_fields import ParentService
from communesplone.core.content.service_fields import PersonChoice
from communesplone.core.content.service_fields import Phone
from communesplone.core.rules.staffing import Seat
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.schema.email import Email
from plone.supermodel import model
from secrets import token_hex
from zope import schema
from zope.interface import implementer


class IService(model.Schema):
    """A service: what it is called, how to reach it, where it stands in the tree."""

    title = Line(
        title=_("label_service_title", default="Name"),
        max_length=150,
    )

    acronym = Line(
        title=_("label_service_acronym", default="Acronym"),
        max_length=20,
        required=False,
    )

    description = schema.Text(
        title=_("label_service_description", default="What the service does"),
        max_length=500,
        required=False,
    )

    head = PersonChoice(
        title=_("label_service_head", default="Head of the service"),
        description=_(
            "help_service_head",
            default="Shown on the service's page; gives no right in the service.",
        ),
        required=False,
    )
    directives.widget("head", AjaxSelectFieldWidget)

    phone = Phone(
        title=_("label_service_phone", default="Telephone"),
        required=False,
    )

    email = Email(
        title=_("label_service_email", default="E-mail"),
        max_length=254,
        required=False,
    )

    address = schema.Text(
        title=_("label_service_address", default="Address"),
        max_length=300,
        required=False,
    )

    opening_hours = schema.Text(
        title=_("label_service_opening_hours", default="Opening hours"),
        max_length=1000,
        required=False,
    )

    parent_service = ParentService(
        title=_("label_parent_service", default="Part of"),
        description=_(
            "help_parent_service",
            default="The service above this one, if there is one.",
        ),
        required=False,
    )
    directives.write_permission(
        head="communesplone.core.AddService",
        parent_service="communesplone.core.AddService",
    )


@implementer(IService)
class Service(Item):
    """A service, with the history of its staff."""

    # No type hint: hints on the class would be the annotations of all services at once.
    _noted = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        forget_seats(self)


def forget_seats(service: Service) -> None:
    """Begin an empty history: a copy has had nobody in it."""
    # In a tree of its own: who comes or goes does not change the service itself.
    service._seats = OOBTree()


def noted(service: Service) -> str | None:
    """Read the digest of the facts that the journal noted last, None if none were."""
    return service._noted


def keep_noted(service: Service, digest: str | None) -> None:
    """Keep the digest of what the journal notes now: "before" of the next entry."""
    service._noted = digest


def add_seat(service: Service, seat: Seat) -> None:
    """Write an event into the history, which only grows."""
    moment = seat.moment.isoformat(timespec="microseconds")
    # Two writers of one instant both get in, without conflict.
    service._seats[moment, token_hex(4)] = seat


def seats(service: Service) -> list[Seat]:
    """Read the history, oldest first."""
    return list(service._seats.values())

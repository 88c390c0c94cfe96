"""The functions that every town needs; add-ons register more of them."""

from communesplone.core import _
from communesplone.core.interfaces import ICoreLayer
from communesplone.core.interfaces import IServiceFunction
from dataclasses import dataclass
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface.interface import InterfaceClass


@implementer(IServiceFunction)
@dataclass(frozen=True)
class ServiceFunction:
    """A function, as :class:`communesplone.core.interfaces.IServiceFunction` says."""

    title: Message
    description: Message
    roles: tuple[str, ...]
    order: int
    layer: InterfaceClass


MEMBER = ServiceFunction(
    title=_("title_function_member", default="Member"),
    description=_(
        "description_function_member",
        default="Works in the service; sees who does what in it.",
    ),
    roles=("Service Member",),
    order=10,
    layer=ICoreLayer,
)

LEAD = ServiceFunction(
    title=_("title_function_lead", default="Lead"),
    description=_(
        "description_function_lead",
        default="Leads the service; keeps its page and how to reach it up to date.",
    ),
    roles=("Service Member", "Service Lead"),
    order=20,
    layer=ICoreLayer,
)

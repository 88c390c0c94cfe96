"""Roles that come from the functions of a service; nothing is stored on content."""

from Acquisition import aq_base
from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from communesplone.core.behaviors.service import IServiceAware
from communesplone.core.content.service import IService
from communesplone.core.interfaces import IServiceFunction
from communesplone.core.rules.staffing import group_id
from communesplone.core.rules.staffing import parse_group_id
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(IServiceAware)
class ContentRoles:
    """Roles on content of a service.

    The groups are named whether they exist or not: the catalogue then knows them
    before anybody sits there, and who comes or goes changes no index.
    """

    def __init__(self, context):
        self.context = context

    @property
    def service(self) -> str | None:
        return getattr(aq_base(self.context), "service", None)

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        parsed = parse_group_id(principal_id)
        if parsed is None or parsed[0] != self.service:
            return ()
        function = queryUtility(IServiceFunction, name=parsed[1])
        return () if function is None else function.roles

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        service = self.service
        if service:
            for name, function in getUtilitiesFor(IServiceFunction):
                yield group_id(service, name), function.roles


@adapter(IService)
class OwnRoles(ContentRoles):
    """Roles on the service itself."""

    @property
    def service(self) -> str | None:
        return IUUID(self.context, None)

"""Roles that follow from mandates, requests for opinions and the kind of sitting.

Nothing is stored on content, so nothing is recomputed when people come and go.
"""

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from communesplone.core.rules.staffing import group_id
from communesplone.core.rules.staffing import parse_group_id
from communesplone.deliberations.api import law
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.groups import member_group
from communesplone.deliberations.content.groups import READERS
from communesplone.deliberations.content.item import IItem
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.interface import implementer


READER = ("Item Reader",)
ADVISER = ("Item Adviser",)
MEMBER = ("Body Member",)
CONTRIBUTOR = ("Item Contributor",)


@implementer(ILocalRoleProvider)
@adapter(IBody)
class BodyRoles:
    """Members on all of their body; authors of any service may begin an item in it."""

    def __init__(self, context):
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        parsed = parse_group_id(principal_id)
        if parsed is not None:
            return CONTRIBUTOR if parsed[1] == "author" else ()
        uid = IUUID(self.context, None)
        return MEMBER if uid and principal_id == member_group(uid) else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        # Not the authors: the catalogue asks who may view, and they may not by this.
        uid = IUUID(self.context, None)
        if uid:
            yield member_group(uid), MEMBER


@implementer(ILocalRoleProvider)
class ReaderRoles:
    """Readers of decisions: on nothing that was heard in a closed sitting.

    The readers of a service read what its body decided on the service's items. A body
    that never meets in public is closed to all other readers, up to what it publishes.
    """

    def __init__(self, context):
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        return dict(self.getAllRoles()).get(principal_id, ())

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if self.context.sitting != "public":
            return
        if self.context.service:
            yield group_id(self.context.service, "reader"), READER
        if self.is_told() or not law.never_public(self.context):
            yield READERS, READER

    def is_told(self) -> bool:
        """Tell whether what was decided is published."""
        return False


@adapter(IDeliberation)
class DeliberationRoles(ReaderRoles):
    """Roles on an act; once it is published, everybody views it."""


@adapter(IItem)
class ItemRoles(ReaderRoles):
    """Roles on an item: its readers, the advisers of the services asked, and the
    authors of the service that follows it up."""

    def is_told(self) -> bool:
        return self.context.act_published

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from super().getAllRoles()
        for service in self.context.asked:
            yield group_id(service, "adviser"), ADVISER
        if self.context.service_after:
            yield group_id(self.context.service_after, "author"), READER

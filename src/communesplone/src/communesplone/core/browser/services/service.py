"""The page of a service."""

from communesplone.core.api import people
from communesplone.core.api import services
from communesplone.core.content.service_tree import INDEX
from communesplone.core.content.service_tree import PORTAL_TYPE
from functools import cached_property
from plone import api
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView


PERMISSION = "communesplone.core: View staff"


class ServiceView(BrowserView):
    """Who leads the service, how to reach it, where it stands."""

    @cached_property
    def closed(self):
        return services.is_closed(self.context)

    @cached_property
    def head(self):
        """The head, if the account is there: the id of another is nobody's business."""
        head = people.get(self.context.head) if self.context.head else None
        return None if head is None or head.former else head

    @cached_property
    def parent(self):
        uid = self.context.parent_service
        return next(iter(self._search(UID=uid)), None) if uid else None

    @cached_property
    def sub_services(self):
        return self._search(**{INDEX: IUUID(self.context), "sort_on": "sortable_title"})

    @cached_property
    def phone_link(self):
        kept = (sign for sign in self.context.phone or "" if sign in "+0123456789")
        return "tel:" + "".join(kept)

    @cached_property
    def staff(self):
        """The functions that somebody has, for those who may know."""
        if not api.user.has_permission(PERMISSION, obj=self.context):
            return []
        rows = []
        for name, function in services.functions().items():
            found = [people.get(id) for id in services.people_in(self.context, name)]
            if found:
                rows.append({"title": function.title, "people": sorted(found)})
        return rows

    def _search(self, **query):
        catalog = api.portal.get_tool("portal_catalog")
        return catalog(portal_type=PORTAL_TYPE, **query)

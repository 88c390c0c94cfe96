"""GET @annexes of an item."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.restapi.services.annexes import summary
from plone import api
from plone.restapi.services import Service


class AnnexesGet(Service):
    """Those that the user may view, in the order in which they came."""

    def reply(self):
        return {
            "@id": f"{self.context.absolute_url()}/@annexes",
            "items": [
                summary(annex)
                for annex in annexes.of(self.context)
                if api.user.has_permission("View", obj=annex)
            ],
        }

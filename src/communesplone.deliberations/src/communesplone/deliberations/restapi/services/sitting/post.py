"""POST @sitting: one action, or a list of them."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api.sitting import wire
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.origin import check_origin
from communesplone.deliberations.restapi.services.refusals import refused
from communesplone.deliberations.restapi.services.sitting.get import summary
from plone.restapi.services import Service


class SittingPost(Service):
    """All of the actions, or none: the first that is refused says why."""

    def reply(self):
        check_origin(self.request)
        try:
            plain = wire.parse(self.request.get("BODY", b""))
            new = wire.perform_all(self.context, plain, clock.now())
        except Refused as error:
            return refused(self.request, error)
        return {**summary(self.context), "new": new}

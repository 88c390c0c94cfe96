"""GET @agenda."""

from communesplone.deliberations.restapi.services.agenda import summary
from plone.restapi.services import Service


class AgendaGet(Service):
    def reply(self):
        return summary(self.context)

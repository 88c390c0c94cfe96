"""GET @document-templates."""

from communesplone.deliberations.restapi.services.templates import summary
from plone.restapi.services import Service


class TemplatesGet(Service):
    def reply(self):
        return summary(self.context, self.request)

"""GET @scdl-import."""

from communesplone.deliberations.restapi.services.scdl import summary
from plone.restapi.services import Service


class ScdlImportGet(Service):
    def reply(self):
        job = self.context.imports.job
        return summary(self.context.absolute_url(), job, self.request)

"""Deleting a service, or the reason why it is kept."""

from communesplone.core.api import services
from plone.app.content.browser.actions import DeleteConfirmationForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DeleteService(DeleteConfirmationForm):
    """Plone's confirmation, where the service may go; the reason where it may not."""

    kept = ViewPageTemplateFile("templates/kept.pt")

    def __call__(self):
        self.reason = services.why_kept(self.context)
        if self.reason is not None:
            return self.kept()
        return super().__call__()

    @property
    def can_close(self):
        return not services.is_closed(self.context)

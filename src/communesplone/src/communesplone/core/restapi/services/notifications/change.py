"""POST @notifications/<key>/retry and DELETE @notifications/<key>."""

from communesplone.core.api import notifications
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class _Change(Service):
    def __init__(self, context, request):
        super().__init__(context, request)
        self.steps = []

    def publishTraverse(self, request, name):
        self.steps.append(name)
        return self

    def change(self, change):
        try:
            change(self.steps[0])
        except LookupError:
            raise NotFound("notification") from None
        return self.reply_no_content()


class NotificationRetry(_Change):
    def reply(self):
        if self.steps[1:] != ["retry"]:
            raise NotFound("notification")
        return self.change(notifications.retry)


class NotificationDiscard(_Change):
    def reply(self):
        if len(self.steps) != 1:
            raise NotFound("notification")
        return self.change(notifications.discard)

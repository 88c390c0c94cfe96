"""PATCH and DELETE @notifications/<key>.

PATCH and not POST: a form of another site can make a browser send a POST.
"""

from communesplone.core.api import notifications
from communesplone.core.notifications.post import State
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from zExceptions import BadRequest
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

    def reply(self):
        if len(self.steps) != 1:
            raise NotFound("notification")
        try:
            self.change(self.steps[0])
        except LookupError:
            raise NotFound("notification") from None
        return self.reply_no_content()


class NotificationRetry(_Change):
    """PATCH {"state": "queued"}: have the mail tried again."""

    def change(self, key):
        if self._asked() != {"state": State.QUEUED.value}:
            raise BadRequest('only {"state": "queued"} can be asked')
        notifications.retry(key)

    def _asked(self):
        try:
            return json_body(self.request)
        except DeserializationError:
            return None


class NotificationDiscard(_Change):
    """DELETE: throw the mail away."""

    def change(self, key):
        notifications.discard(key)

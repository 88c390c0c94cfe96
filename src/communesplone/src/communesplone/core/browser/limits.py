"""What somebody reads who asks too often."""

from communesplone.core import _
from plone.rest.interfaces import IAPIRequest
from Products.Five.browser import BrowserView
from zope.i18n import translate

import json


class TooManyRequestsView(BrowserView):
    """The page of the refusal, in the frame of the page that was asked for."""

    def __call__(self):
        self.seconds = self.context.seconds
        self.context = self.__parent__
        self.request.response.setStatus(429)
        self.request.response.setHeader("Retry-After", str(self.seconds))
        if IAPIRequest.providedBy(self.request):
            self.request.response.setHeader("Content-Type", "application/json")
            return json.dumps({"type": "TooManyRequests", "message": self.message})
        self.request.set("disable_border", True)
        return self.index()

    @property
    def message(self):
        text = _(
            "error_too_many_requests",
            default="There were very many requests from your connection. Try again in"
            " ${seconds} seconds.",
            mapping={"seconds": self.seconds},
        )
        return translate(text, context=self.request)

"""What OParl answers over HTTP."""

from communesplone.deliberations.api import settings
from communesplone.deliberations.api.oparl.answer import Answer
from communesplone.deliberations.api.oparl.answer import answer
from communesplone.deliberations.rules.oparl.values import error
from hashlib import sha256
from Products.Five.browser import BrowserView
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

import json


LONGEST_PATH = 4


@implementer(IPublishTraverse)
class OparlView(BrowserView):
    """Every address below `@@oparl`; anybody may read, from any page."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path = []

    def publishTraverse(self, request, name):
        # One too many is enough to know that there is nothing.
        if len(self.path) < LONGEST_PATH:
            self.path.append(name)
        return self

    def __call__(self):
        response = self.request.response
        response.setHeader("Access-Control-Allow-Origin", "*")
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        if self.request.method not in {"GET", "HEAD"}:
            response.setHeader("Allow", "GET, HEAD")
            return self.send(Answer(405, error("This interface is read only.")))
        if not settings.oparl_offered():
            return self.send(Answer(404, error("This interface is switched off.")))
        return self.send(answer(self.path, self.request.form))

    def send(self, found):
        response = self.request.response
        response.setStatus(found.status)
        text = json.dumps(found.content, ensure_ascii=False).encode("utf-8")
        if found.status != 200:
            return text
        tag = f'"{sha256(text).hexdigest()[:32]}"'
        response.setHeader("ETag", tag)
        response.setHeader("Cache-Control", "public, max-age=0, must-revalidate")
        known = self.request.get_header("If-None-Match", "")
        if tag in {one.strip().removeprefix("W/") for one in known.split(",")}:
            response.setStatus(304)
            return b""
        return text

"""GET @phrases."""

from communesplone.deliberations.api import standing_phrases
from communesplone.deliberations.restapi.services.phrases import summary
from plone import api
from plone.restapi.services import Service


class PhrasesGet(Service):
    """`?language=fr`; that of the request, if the site does not have it."""

    def reply(self):
        asked = self.request.form.get("language")
        known = standing_phrases.languages()
        if not isinstance(asked, str) or asked not in known:
            asked = api.portal.get_current_language().split("-")[0]
        return summary(self.context, asked)

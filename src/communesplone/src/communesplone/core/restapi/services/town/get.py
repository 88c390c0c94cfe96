from communesplone.core.api import settings
from communesplone.core.restapi.services.town import public
from plone.restapi.services import Service
from zope.component import getMultiAdapter


class TownGet(Service):
    """GET @town"""

    def reply(self):
        state = getMultiAdapter((self.context, self.request), name="plone_portal_state")
        return public(settings.town(), state.portal_url(), state.language())

"""POST @sessions."""

from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import sessions
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.fields import read_fields
from plone import api
from plone.uuid.interfaces import IUUID


class SessionsPost(Answering):
    """`{"title": …, "start": instant}`, and end, place, mode, extraordinary (true or
    false), president, secretary (UIDs of persons).

    The recurring items stand on its agenda.
    """

    def answer(self):
        given = dict.fromkeys(("title", "start"))
        given |= read_fields(self.request, ISession, sessions.ASKED)
        if not bodies.is_active(self.context):
            raise Refused(_("error_body_closed", default="This body decides no more."))
        session = sessions.plan(self.context, **given)
        self.request.response.setStatus(201)
        return {
            "@id": session.absolute_url(),
            "UID": IUUID(session),
            "title": session.title,
            "start": session.start.isoformat(),
            "review_state": api.content.get_state(session),
        }

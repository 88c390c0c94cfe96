"""The steps of a session's life; each takes the values that `api.steps` names."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import steps
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.restapi.services.answering import plain_object
from communesplone.deliberations.restapi.services.origin import check_origin
from communesplone.deliberations.restapi.services.refusals import refused
from plone import api
from plone.restapi.services import Service
from zope.i18n import translate


class Step(Service):
    """A step; answers with the session to look at then."""

    step = ""

    def reply(self):
        check_origin(self.request)
        try:
            values = plain_object(self.request)
            if values is None:
                raise payload.malformed("body")
            goal = steps.take(self.context, self.step, values, clock.now())
        except DeliberationsError as error:
            return refused(self.request, error)
        return {
            "@id": goal.absolute_url(),
            "title": goal.title,
            "review_state": api.content.get_state(goal),
        }


class Convene(Step):
    """POST @convene: received, urgent, reason."""

    step = "convene"

    def reply(self):
        """Warn as the page does, be it convened or refused."""
        answer, warning = super().reply(), law.population_missing(self.context)
        if "review_state" in answer:
            found = notices.apart(self.context)
            answer["apart"] = {"mailed": found.mailed, "unmailed": found.unmailed}
        if warning is not None:
            answer["warning"] = translate(warning, context=self.request)
        return answer


class Open(Step):
    """POST @open."""

    step = "open"


class Close(Step):
    """POST @close."""

    step = "close"


class Approve(Step):
    """POST @approve: later."""

    step = "approve"


class Cancel(Step):
    """POST @cancel: reason."""

    step = "cancel"


class CallAgain(Step):
    """POST @call-again: start; answers with `left_out` if some items wait no more."""

    step = "call_again"

    def reply(self):
        closed = api.content.get_state(self.context) in ("closed", "approved")
        left_out = sessions.recall(self.context)[1] if closed else []
        answer = super().reply()
        return {**answer, "left_out": left_out} if left_out else answer


class PutDraftsOnline(Step):
    """POST @drafts-online: left_out, masks, reason."""

    step = "drafts"


class MakeMinutesAvailable(Step):
    """POST @minutes-available: reason."""

    step = "draft_minutes"


class PublishMinutes(Step):
    """POST @publish-minutes: reviewed, masks, notes."""

    step = "publish_minutes"

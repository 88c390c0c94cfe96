"""What the secretariat does with a deliberation; values as on its forms."""

from communesplone.deliberations import _
from communesplone.deliberations.api import act_steps
from communesplone.deliberations.api import clock
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.answering import plain_object
from communesplone.deliberations.restapi.services.origin import check_origin
from communesplone.deliberations.restapi.services.refusals import refused
from plone import api
from plone.restapi.services import Service


class Step(Service):
    """A step; a refusal names the field that is wrong, if one is."""

    step = ""

    def reply(self):
        check_origin(self.request)
        try:
            act_steps.take(self.context, self.step, self.values(), clock.now())
        except DeliberationsError as error:
            field = getattr(error, "field", "")
            return {**refused(self.request, error), "field": field}
        return {
            "@id": self.context.absolute_url(),
            "review_state": api.content.get_state(self.context),
            "sha256": self.context.sha256,
        }

    def values(self):
        values = plain_object(self.request)
        if values is None:
            raise Refused(NO_OBJECT)
        return values


NO_OBJECT = _("error_json_object", default="The body is a JSON object.")


class Publish(Step):
    """POST @publish: day, masks, reviewed."""

    step = "publish"


class Annul(Step):
    """POST @annul: day, authority, reason."""

    step = "annul"


class Correct(Step):
    """POST @correct: reason, title, motivation, decision."""

    step = "correct"


class SupervisionLog(Step):
    """POST @supervision-log: kind, day, text."""

    step = "log"

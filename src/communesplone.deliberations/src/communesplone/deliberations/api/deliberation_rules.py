"""What may be done with a deliberation, and why not."""

from communesplone.deliberations import _
from communesplone.deliberations.api.verdicts import no
from communesplone.deliberations.content.deliberation import Deliberation
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.interfaces import IActionRules
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.interfaces import YES
from plone import api
from zope.component import adapter
from zope.interface import implementer


@implementer(IActionRules)
@adapter(IDeliberation)
class DeliberationRules:
    """Judges by state and level of publication; permissions are the workflow's."""

    def __init__(self, act: Deliberation):
        self.act = act

    def may(self, action: str) -> Verdict:
        state = api.content.get_state(self.act, default="internal")
        if action == "publish":
            return self._publish(state)
        if action in {"annul", "correct"}:
            return self._unless_annulled()
        return no(_("error_unknown_action", default="There is no such action."))

    def _publish(self, state: str) -> Verdict:
        if state != "internal":
            return no(_("error_published", default="This act is published already."))
        if self.act.publication == "none":
            return no(
                _(
                    "error_publish_none",
                    default="This act is not to be published: its item says so.",
                )
            )
        return self._unless_annulled()

    def _unless_annulled(self) -> Verdict:
        if self.act.annulled_on is None:
            return YES
        return no(_("error_annulled", default="This act was annulled."))

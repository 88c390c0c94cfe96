"""What the guards of workflows ask."""

from communesplone.deliberations.api.passage import is_ours
from communesplone.deliberations.api.passage import is_passing
from communesplone.deliberations.api.verdicts import may
from Products.Five.browser import BrowserView


class ActionGuards(BrowserView):
    """Answers the expressions in the workflow definitions."""

    def may(self, action):
        if is_ours(self.context, action) and not is_passing(self.context):
            return False
        return may(self.context, action).allowed

"""What the guards of workflows ask."""

from communesplone.deliberations.api.verdicts import may
from Products.Five.browser import BrowserView


class ActionGuards(BrowserView):
    """Answers the expressions in the workflow definitions."""

    def may(self, action):
        return may(self.context, action).allowed

"""The page of a year: nothing of its own, all of it stands on the page of the body."""

from communesplone.deliberations.content.membership import body_of
from Products.Five.browser import BrowserView


class YearView(BrowserView):
    """`view`: leads to the body."""

    def __call__(self):
        return self.request.response.redirect(body_of(self.context).absolute_url())

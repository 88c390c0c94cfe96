"""`@@public-minutes` of a session: the approved minutes, once they are published."""

from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import public_minutes
from communesplone.deliberations.browser import conditional
from communesplone.deliberations.browser.columns import whole_width
from communesplone.deliberations.browser.documents.view import Spoken
from communesplone.deliberations.browser.titles import shown_day
from functools import cached_property
from lxml import html
from zExceptions import NotFound


class PublicMinutesView(Spoken):
    """The document's own HTML in the frame of the site; the PDF is made of it too."""

    def __call__(self):
        if not minutes_online.are_public(self.context):
            raise NotFound("public-minutes")
        modified = self.context.modified().asdatetime()
        if conditional.unchanged(self.request, (self.article,), modified):
            return ""
        whole_width(self.request)
        return self.index()

    @cached_property
    def article(self):
        """What stands between the letterhead's head and foot."""
        sheet = public_minutes.minutes(self.context, self.language)
        document = making.document(sheet, self.body, self.language)
        found = html.document_fromstring(document.html).find(".//article")
        return html.tostring(found, encoding="unicode", with_tail=False)

    @property
    def url(self):
        return self.context.absolute_url()

    @property
    def pdf(self):
        address = f"{self.url}/@@public-document/minutes-public.pdf"
        return f"{address}?language={self.language}"

    @property
    def since(self):
        return shown_day(self.context.minutes_public_on)

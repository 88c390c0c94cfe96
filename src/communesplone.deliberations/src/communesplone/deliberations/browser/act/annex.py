"""Annexes that everybody may have, served through the deliberation."""

from communesplone.deliberations.api import public_act
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class PublicAnnex(BrowserView):
    """`@@public-annex/<sha256>`: a file, never shown within the site.

    The annex itself stays as private as its item; the act says which are public.
    """

    digest = ""

    def publishTraverse(self, request, name):
        if self.digest:
            raise NotFound(name)
        self.digest = name
        return self

    def __call__(self):
        annex = public_act.annex(self.context, self.digest)
        if annex is None:
            raise NotFound(self.digest)
        response = self.request.response
        name = public_act.file_name(self.context, annex)
        set_headers(annex.file, response, filename=name)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        response.setHeader("Cache-Control", "max-age=0, must-revalidate, private")
        return stream_data(annex.file)

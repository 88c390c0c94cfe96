"""What the views of documents have in common: a name in the address, a language."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.browser.documents import answer
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class Spoken(BrowserView):
    """A view that has a language of its own beside that of the page."""

    public = False

    @property
    def language(self):
        return tongue.chosen(kinds.text(self.request.form, "language"))

    @property
    def languages(self):
        return list(tongue.languages().items())

    @property
    def body(self):
        return bodies.body_of(self.context)


@implementer(IPublishTraverse)
class DocumentView(Spoken):
    """`…/minutes.pdf`: the document that stands behind the name of the view."""

    name = None

    def publishTraverse(self, request, name):
        if self.name is not None:
            raise NotFound(name)
        self.name = name
        return self

    def __call__(self):
        name, _dot, form = (self.name or "").rpartition(".")
        kind = self.kinds().get(name)
        if kind is None or form not in kinds.FORMATS:
            raise NotFound(self.name)
        if form == "pdf" and (waiting := answer.waits(self)):
            return waiting
        sheet = kind.make(self.context, self.language, self.request.form)
        document = making.document(sheet, self.body, self.language)
        filename = f"{name}-{self.stem()}"
        if form == "html":
            return answer.page(self, document)
        if form == "odt":
            made = making.odt_file(document, self.body, kind.template)
            return answer.file(self, made, "odt", filename)
        return answer.pdf(self, document, filename)

    def kinds(self):
        """Give the documents there are; of the subclass."""
        raise NotImplementedError

    def stem(self):
        """Give what tells the file from others of its kind."""
        return str(clock.today())

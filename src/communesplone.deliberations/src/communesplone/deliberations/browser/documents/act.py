"""The documents of an act."""

from communesplone.core.documents.document import Variant
from communesplone.deliberations.api import publication
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.browser.documents import answer
from communesplone.deliberations.browser.documents.view import DocumentView
from communesplone.deliberations.browser.documents.view import Spoken
from communesplone.deliberations.vocabularies.choices import courtesy_titles
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ActDocument(DocumentView):
    """`@@document/<name>.<format>`: for the secretariat."""

    def kinds(self):
        return kinds.of_act(self.context)

    def stem(self):
        return self.context.reference or str(self.context.number)


class PublicActDocument(ActDocument):
    """`@@public-document/extract-public.<format>`: published, masked, for everybody."""

    public = True

    def kinds(self):
        found = super().kinds()
        return {name: kind for name, kind in found.items() if kind.public}


class ActDocuments(Spoken):
    """`@@documents`: extract, and a letter to whom it is to be notified."""

    formats = kinds.FORMATS
    letter = ViewPageTemplateFile("templates/letter.pt")

    @property
    def courtesies(self):
        return courtesy_titles(self.context)

    def kinds(self):
        found = kinds.of_act(self.context)
        return [(name, kind) for name, kind in found.items() if name != "letter"]

    def url(self, name, form):
        address = self.context.absolute_url()
        return f"{address}/@@document/{name}.{form}?language={self.language}"

    def published_on(self):
        return publication.day_of(self.context, "published")


class ActArchive(Spoken):
    """`@@document-archive`: the whole extract as PDF/A, for the archive."""

    def __call__(self):
        if waiting := answer.waits(self):
            return waiting
        sheet = extracts.extract(self.context, self.language)
        document = making.document(sheet, self.body, self.language)
        name = f"archive-{self.context.reference or self.context.number}"
        return answer.pdf(self, document, name, Variant.A_2A)

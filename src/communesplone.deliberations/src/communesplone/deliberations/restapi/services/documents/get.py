from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import tongue
from plone import api
from plone.restapi.services import Service
from zope.i18n import translate


SECRETARIAT = "communesplone.deliberations: Manage session"


class DocumentsGet(Service):
    """GET @documents: what the present user can have."""

    def reply(self):
        mine = api.user.has_permission(SECRETARIAT, obj=self.context)
        url = self.context.absolute_url()
        return {
            "@id": f"{url}/@documents",
            "languages": list(tongue.languages()),
            "items": [
                self.row(url, name, kind)
                for name, kind in self.kinds().items()
                if mine or kind.public
            ],
        }

    def row(self, url, name, kind):
        view = "@@public-document" if kind.public else "@@document"
        return {
            "name": name,
            "title": translate(kind.title, context=self.request),
            "public": kind.public,
            "formats": {form: f"{url}/{view}/{name}.{form}" for form in kinds.FORMATS},
        }

    def kinds(self):
        """Give the documents there are; of the subclass."""
        raise NotImplementedError


class SessionDocumentsGet(DocumentsGet):
    def kinds(self):
        return kinds.of_session(self.context)


class ActDocumentsGet(DocumentsGet):
    def kinds(self):
        return kinds.of_act(self.context)

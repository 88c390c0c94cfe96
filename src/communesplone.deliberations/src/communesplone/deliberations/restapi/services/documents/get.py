from communesplone.deliberations.api import register_list
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import templates
from communesplone.deliberations.api.acts import tongue
from plone import api
from plone.restapi.services import Service
from zope.i18n import translate


SECRETARIAT = "communesplone.deliberations: Manage session"
INTERNAL = "communesplone.deliberations: View internal"


class DocumentsGet(Service):
    """GET @documents: what the present user can have."""

    def reply(self):
        url = self.context.absolute_url()
        return {
            "@id": f"{url}/@documents",
            "languages": list(tongue.languages()),
            "items": [
                self.row(f"{url}/{view}", name, kind)
                for name, (view, kind) in self.offered().items()
            ],
        }

    def row(self, address, name, kind):
        return {
            "name": name,
            "title": translate(kind.title, context=self.request),
            "public": kind.public,
            "formats": {form: f"{address}/{name}.{form}" for form in kinds.FORMATS},
        }

    def offered(self):
        """Give the documents there are for whoever asks: name -> view and kind."""
        raise NotImplementedError


class SessionDocumentsGet(DocumentsGet):
    def offered(self):
        public = kinds.for_everybody(self.context)
        every = kinds.of_session(self.context)
        found = {}
        if api.user.has_permission(SECRETARIAT, obj=self.context):
            found = {n: ("@@document", k) for n, k in every.items()}
        elif api.user.has_permission(INTERNAL, obj=self.context):
            mine = kinds.for_members(self.context)
            found = {n: ("@@member-document", k) for n, k in mine.items()}
        return found | {n: ("@@public-document", k) for n, k in public.items()}


class ActDocumentsGet(DocumentsGet):
    def offered(self):
        mine = api.user.has_permission(SECRETARIAT, obj=self.context)
        return {
            name: ("@@public-document" if kind.public else "@@document", kind)
            for name, kind in kinds.of_act(self.context).items()
            if mine or kind.public
        }


class BodyDocumentsGet(DocumentsGet):
    """The register of each year in which the body decided."""

    def offered(self):
        title = templates.KINDS["register"]
        return {
            f"register-{year}": ("@@document", kinds.Kind(title, "register", None))
            for year in register_list.years(self.context)
        }

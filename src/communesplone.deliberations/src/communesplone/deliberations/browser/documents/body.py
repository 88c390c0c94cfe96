"""The documents of a body: its register, and the templates of its documents."""

from communesplone.deliberations import _
from communesplone.deliberations.api import register_list
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import registers
from communesplone.deliberations.api.acts import templates
from communesplone.deliberations.browser.documents import answer
from communesplone.deliberations.browser.documents.view import DocumentView
from communesplone.deliberations.browser.documents.view import Spoken
from communesplone.deliberations.browser.posting import Change
from communesplone.deliberations.browser.posting import FormPage
from communesplone.deliberations.documents import odt
from plone import api
from zExceptions import NotFound


MANAGE = "communesplone.deliberations: Manage bodies"


class BodyDocument(DocumentView):
    """`@@document/register-2026.<format>`: the register of a year."""

    def kinds(self):
        return {
            f"register-{year}": kinds.Kind(
                templates.KINDS["register"], "register", self.register(year)
            )
            for year in register_list.years(self.context)
        }

    def register(self, year):
        return lambda body, language, form: registers.register_of(body, year)


class BodyDocuments(Spoken):
    """`@@documents`: the registers of the years."""

    formats = kinds.FORMATS

    @property
    def may_manage(self):
        return api.user.has_permission(MANAGE, obj=self.context)

    def years(self):
        return register_list.years(self.context)

    def url(self, year, form):
        address = self.context.absolute_url()
        return f"{address}/@@document/register-{year}.{form}?language={self.language}"


class Templates(Spoken, FormPage):
    """`@@document-templates`: which template each kind of document has."""

    def kinds(self):
        return [
            (name, title, name in self.context.odt_templates)
            for name, title in templates.KINDS.items()
        ]

    def placeholders(self):
        return [f"${{{name}}}" for name in (*odt.PARTS, *odt.WORDS)]


class CurrentTemplate(Spoken):
    """`@@document-template?kind=minutes`: the template that is used now."""

    def __call__(self):
        kind = _chosen(self.request)
        content = templates.current(self.context, kind)
        return answer.file(self, content, "odt", f"template-{kind}")


class ChangeTemplate(Change):
    """`@@change-document-template`: takes a file, or goes back to ours."""

    def change(self, form):
        kind = _chosen(self.request)
        if form.get("reset"):
            templates.reset(self.context, kind)
            return _("status_template_reset", default="Our template is used again.")
        file = form.get("template")
        data = file.read(odt.MAX_TEMPLATE + 1) if hasattr(file, "read") else b""
        templates.put(self.context, kind, data)
        return _("status_template_set", default="The template is used now.")

    def next_url(self):
        return f"{self.context.absolute_url()}/@@document-templates"

    def page(self):
        return self.context.restrictedTraverse("@@document-templates")

    def form_name(self):
        return _chosen(self.request)


def _chosen(request):
    kind = kinds.text(request.form, "kind")
    if kind not in templates.KINDS:
        raise NotFound(kind)
    return kind

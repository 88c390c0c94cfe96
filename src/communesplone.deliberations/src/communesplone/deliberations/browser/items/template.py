"""The page of a template of items: what an item that begins with it says."""

from communesplone.core.content import service_tree
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.browser import titles
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.documents.rich import rich
from communesplone.deliberations.vocabularies import choices as fixed
from functools import cached_property
from plone import api
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView


TEXTS = (
    ("report", _("label_report", default="Report")),
    ("motivation", _("label_motivation", default="Motivation")),
    ("decision", _("label_decision", default="Decision")),
)

LEVEL = 3
"""Of the highest heading within a text: those of the page are of level 2."""


class TemplateView(BrowserView):
    """Texts only where there are some; buttons for whoever may press them."""

    def __call__(self):
        titles.whole_width(self.request)
        return self.index()

    @cached_property
    def body(self):
        return body_of(self.context)

    @cached_property
    def texts(self):
        """What is written, clean, hence shown as structure."""
        found = {
            name: rich(value.raw, LEVEL, titles.language())
            for name, _title in TEXTS
            if (value := getattr(self.context, name)) is not None
        }
        return [
            {"name": name, "title": title, "html": found[name]}
            for name, title in TEXTS
            if found.get(name)
        ]

    @property
    def facts(self):
        template = self.context
        return {
            "sitting": titles.choice(fixed.sittings, template.sitting),
            "publication": titles.choice(fixed.publications, template.publication),
            "kind": titles.choice(fixed.subject_kinds, template.subject_kind),
        }

    @property
    def service(self):
        """Name of the service that proposes what stands on every agenda."""
        uid = self.context.service if self.context.recurring else None
        service = service_tree.find(uid) if uid else None
        return service.title if service is not None else ""

    @property
    def may_edit(self):
        return api.user.has_permission("Modify portal content", obj=self.context)

    @property
    def may_begin(self):
        add = "communesplone.deliberations: Add item"
        may_add = api.user.has_permission(add, obj=self.body)
        return may_add and bodies.is_active(self.body)

    @property
    def begin_url(self):
        return f"{self.body.absolute_url()}/@@new-item?template={IUUID(self.context)}"

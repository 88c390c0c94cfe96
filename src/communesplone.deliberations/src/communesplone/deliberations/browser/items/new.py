"""`@@new-item` on a body: for which service, from which template."""

from communesplone.core.api import services
from communesplone.core.content import service_tree
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.browser import keeping
from communesplone.deliberations.browser.posting import FormPage
from communesplone.deliberations.browser.posting import refusal
from communesplone.deliberations.browser.posting import REFUSALS
from communesplone.deliberations.browser.posting import Sending
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.browser.posting import undo
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import implementer


TEMPLATE = "communesplone.deliberations.ItemTemplate"


@implementer(keeping.IKeepsTyped)
class NewItem(FormPage):
    """Asks for little, makes the item, and opens its form."""

    kept_form = ".deliberations-form"
    kept_name = "new-item"
    index = ViewPageTemplateFile("templates/new_item.pt")
    error = None
    wrong = ""
    """The field that the error is about, if one."""

    def __call__(self):
        if "title" not in self.request.form:
            return self.index()
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        sending = Sending(self)
        if sending.before is not None:
            return sending.again()
        try:
            item = self.create(self.request.form)
        except REFUSALS as error:
            undo()
            self.error = refusal(error)
            self.wrong = getattr(error, "field", "")
            self.request.response.setStatus(400)
            return self.index()
        keeping.saved(self.context, self.request, self.kept_name)
        return sending.finish(f"{item.absolute_url()}/edit", "")

    def create(self, form):
        service, title = text(form, "service"), text(form, "title")
        verdicts.require(items.may_create(self.context, service))
        chosen = text(form, "template")
        if not chosen:
            return items.create(self.context, service, title)
        return items.create_from(self._template(chosen), service, title=title)

    def _template(self, uid):
        found = bodies.find(uid)
        if not IItemTemplate.providedBy(found) or body_of(found) != self.context:
            raise Refused(_("error_unknown_content", default="This is no more there."))
        return found

    @cached_property
    def services(self):
        """The services that the user writes for; all for a manager."""
        account = api.user.get_current().getId() or ""
        mine = services.services_of(account, items.AUTHOR)
        manager = api.user.has_permission("Manage portal", obj=self.context)
        return [
            {"uid": place.uid, "title": place.title}
            for place in service_tree.places()
            if not place.closed and (manager or place.uid in mine)
        ]

    @cached_property
    def templates(self):
        found = api.content.find(
            context=self.context, portal_type=TEMPLATE, sort_on="sortable_title"
        )
        return [{"uid": brain.UID, "title": brain.Title} for brain in found]

    @property
    def is_active(self):
        return bodies.is_active(self.context)

    @property
    def typed(self):
        form = self.request.form
        return {name: text(form, name) for name in ("title", "service", "template")}

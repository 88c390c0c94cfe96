"""The control panel: settings, bodies, and the law as the add-on holds it."""

from communesplone.deliberations import _
from communesplone.deliberations.api import law
from communesplone.deliberations.api.work_rows import facts_of
from communesplone.deliberations.browser import titles
from communesplone.deliberations.controlpanels import law_words
from communesplone.deliberations.interfaces import IDeliberationsSettings
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from communesplone.deliberations.vocabularies import choices
from functools import cached_property
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.base import PloneMessageFactory as _plone
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.z3cform import layout
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button


class SettingsForm(RegistryEditForm):
    schema = IDeliberationsSettings
    schema_prefix = "communesplone.deliberations"
    label = _("heading_deliberations_settings", default="Deliberations")
    description = _(
        "help_deliberations_settings",
        default="What holds for all bodies. What differs between them is set on each.",
    )

    @button.buttonAndHandler(_plone("Save"), name="save")
    def handleSave(self, action):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        self.applyChanges(data)
        api.portal.show_message(_plone("Changes saved."), self.request)
        self.request.response.redirect(self.request.getURL())

    @button.buttonAndHandler(_plone("Cancel"), name="cancel")
    def handleCancel(self, action):
        url = api.portal.get().absolute_url()
        self.request.response.redirect(f"{url}/{self.control_panel_view}")


class Panel(ControlPanelFormWrapper):
    """The form, and below it what there is to know and not to change."""

    index = ViewPageTemplateFile("templates/panel.pt")
    law_part = ViewPageTemplateFile("templates/law.pt")

    @cached_property
    def bodies(self):
        found = api.content.find(
            portal_type="communesplone.deliberations.Body", sort_on="sortable_title"
        )
        return [
            {
                "title": brain.Title,
                "url": brain.getURL(),
                "active": brain.review_state == "active",
                "unknown": _wants_population(brain),
            }
            for brain in found
        ]

    @cached_property
    def rulebooks(self):
        return [
            {
                "name": book.name,
                "citation": book.citation,
                "title": titles.choice(choices.rulebooks, book.name),
                "rows": law_words.rows(book),
            }
            for book in RULEBOOKS.values()
        ]


def _wants_population(brain):
    facts = facts_of(brain)
    return law.wants_population(facts["rulebook"], facts["population"])


DeliberationsPanel = layout.wrap_form(SettingsForm, Panel)

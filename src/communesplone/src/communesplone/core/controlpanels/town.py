"""The control panel of the town settings."""

from communesplone.core import _
from communesplone.core.api import settings
from communesplone.core.api.settings_check import InvalidSettings
from communesplone.core.controlpanels.coat_of_arms import CoatOfArmsFieldWidget
from communesplone.core.controlpanels.colour import ColourFieldWidget
from communesplone.core.controlpanels.names import NamesFieldWidget
from communesplone.core.interfaces import ITownSettings
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.autoform.form import AutoExtensibleForm
from plone.base import PloneMessageFactory as _plone
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.z3cform import layout
from Products.CMFPlone.resources import add_bundle_on_request
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import field
from z3c.form import form
from z3c.form.interfaces import HIDDEN_MODE
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import NOT_CHANGED
from zope import schema
from zope.component import getMultiAdapter
from zope.component.hooks import getSite
from zope.i18n import translate
from zope.interface import Interface
from zope.interface import Invalid


_WIDGETS = {
    "names": NamesFieldWidget,
    "coat_of_arms": CoatOfArmsFieldWidget,
    "primary_colour": ColourFieldWidget,
    "accent_colour": ColourFieldWidget,
}


class IShown(Interface):
    """What the form was filled from, to see a change that somebody else made since."""

    shown = schema.ASCIILine(title="", required=False, max_length=64)


class TownSettingsForm(AutoExtensibleForm, form.EditForm):
    schema = ITownSettings
    label = _("title_town_settings", default="Town settings")
    description = _(
        "description_town_settings",
        default="Name, address, look and calendar of the town. Pages, letters and "
        "deadlines follow them.",
    )
    default_fieldset_label = _("label_fieldset_identity", default="Identity")
    enable_form_tabbing = True

    def getContent(self):
        kept = settings.values()
        town = settings.town()
        kept["primary_colour"] = town.primary_colour
        kept["accent_colour"] = town.accent_colour
        kept["shown"] = settings.state()
        return kept

    def updateFields(self):
        super().updateFields()
        self.fields += field.Fields(IShown, mode=HIDDEN_MODE)
        for part in (self, *self.groups):
            for name in set(part.fields) & set(_WIDGETS):
                part.fields[name].widgetFactory = _WIDGETS[name]

    def update(self):
        add_bundle_on_request(self.request, "communesplone-settings")
        super().update()

    @button.buttonAndHandler(_plone("Save"), name="save")
    def handleSave(self, action):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if data.pop("shown", None) != settings.state():
            self._say_changed_meanwhile()
            return
        changes = {k: v for k, v in data.items() if v is not NOT_CHANGED}
        try:
            # Also with errors of single fields: all messages at once.
            if errors:
                settings.check(**changes)
            else:
                settings.save(**changes)
        except InvalidSettings as refusal:
            errors = (*errors, *self._shown(refusal.errors))
        if errors:
            # Most fields stand behind a tab: the message says which to open.
            self.status = self.formErrorsMessage = _(
                "error_not_saved",
                default="Nothing was saved. Please correct: ${fields}.",
                mapping={"fields": ", ".join(self._wrong_fields())},
            )
            return
        self._leave(_plone("Changes saved."), self.request.getURL())

    @button.buttonAndHandler(_plone("Cancel"), name="cancel")
    def handleCancel(self, action):
        self._leave(
            _plone("Changes canceled."),
            f"{getSite().absolute_url()}/@@overview-controlpanel",
        )

    def updateActions(self):
        super().updateActions()
        self.actions["save"].addClass("btn btn-primary")
        self.actions["cancel"].addClass("btn btn-secondary")

    def _leave(self, message, url):
        IStatusMessage(self.request).addStatusMessage(message, "info")
        self.request.response.redirect(url)

    def _say_changed_meanwhile(self):
        self.widgets["shown"].value = settings.state()
        self.status = self.formErrorsMessage = _(
            "error_settings_changed",
            default="Nothing was saved: somebody else changed the settings since you "
            "opened this page (the journal says who). Compare in another window; to "
            "keep what stands here, save again.",
        )

    def _wrong_fields(self):
        for part in (self, *self.groups):
            tab = self.default_fieldset_label if part is self else part.label
            for widget in part.widgets.values():
                if widget.error:
                    names = (tab, widget.label)
                    yield " › ".join(
                        translate(name, context=self.request) for name in names
                    )

    def _shown(self, errors):
        """Put each message at its field, wherever the field stands."""
        for part in (self, *self.groups):
            mine = []
            for name in set(part.widgets or ()) & set(errors):
                widget = part.widgets[name]
                snippet = self._snippet(Invalid(errors[name]), widget)
                widget.error = snippet
                mine.append(snippet)
            part.widgets.errors = (*part.widgets.errors, *mine)
            yield from mine

    def _snippet(self, error, widget):
        snippet = getMultiAdapter(
            (error, self.request, widget, widget.field, self, self.getContent()),
            IErrorViewSnippet,
        )
        snippet.update()
        return snippet


TownSettings = layout.wrap_form(TownSettingsForm, ControlPanelFormWrapper)

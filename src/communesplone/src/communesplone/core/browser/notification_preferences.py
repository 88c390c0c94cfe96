"""What a person wants at once, and what once a day."""

from communesplone.core import _
from communesplone.core.api import notifications
from plone import api
from plone.base import PloneMessageFactory as _plone
from plone.z3cform import layout
from z3c.form import button
from z3c.form import field
from z3c.form import form
from z3c.form.browser.radio import RadioFieldWidget
from zope.schema import Choice
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


AT_ONCE, DAILY = "at-once", "daily"

CHOICES = SimpleVocabulary(
    [
        SimpleTerm(AT_ONCE, AT_ONCE, _("label_mail_at_once", default="At once")),
        SimpleTerm(DAILY, DAILY, _("label_mail_daily", default="In the daily digest")),
    ]
)


class PreferencesForm(form.EditForm):
    label = _("title_notification_preferences", default="Notification mails")
    description = _(
        "description_notification_preferences",
        default="Choose for each kind of mail: at once, or together with others once "
        "a day.",
    )

    def updateFields(self):
        self.fields = field.Fields(
            *(
                Choice(
                    __name__=kind.name.replace(".", "-"),
                    title=kind.title,
                    vocabulary=CHOICES,
                    required=True,
                )
                for kind in notifications.kinds()
            )
        )
        for name in self.fields:
            self.fields[name].widgetFactory = RadioFieldWidget

    def update(self):
        self.updateFields()
        super().update()
        if not self.fields:
            self.status = _(
                "status_no_notification_kinds",
                default="This site sends no mails that can be collected in a digest.",
            )

    def getContent(self):
        chosen = notifications.digest_kinds(api.user.get_current().getId())
        return {
            kind.name.replace(".", "-"): DAILY if kind.name in chosen else AT_ONCE
            for kind in notifications.kinds()
        }

    @button.buttonAndHandler(
        _plone("Save"), name="save", condition=lambda form: bool(form.fields)
    )
    def handleSave(self, action):
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        daily = {name for name, choice in data.items() if choice == DAILY}
        kinds = {
            kind.name.replace(".", "-"): kind.name for kind in notifications.kinds()
        }
        notifications.choose_digest(
            api.user.get_current().getId(), frozenset(kinds[name] for name in daily)
        )
        api.portal.show_message(_plone("Changes saved."), self.request)
        self.request.response.redirect(self.request.getURL())

    def updateActions(self):
        super().updateActions()
        if "save" in self.actions:
            self.actions["save"].addClass("btn btn-primary")


NotificationPreferences = layout.wrap_form(PreferencesForm)

"""The form of a session."""

from plone import api
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform import layout
from z3c.form.interfaces import DISPLAY_MODE
from zope.interface import classImplements


class SessionEditForm(DefaultEditForm):
    """Plone's form; the beginning that the members were told stays as it is."""

    def updateFields(self):
        super().updateFields()
        if api.content.get_state(self.context) != "planned":
            self.fields["start"].mode = DISPLAY_MODE


SessionEdit = layout.wrap_form(SessionEditForm)
classImplements(SessionEdit, IDexterityEditForm)

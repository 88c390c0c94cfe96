"""The form of a session."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import fixed
from communesplone.deliberations.api import hours
from communesplone.deliberations.api import law
from communesplone.deliberations.api import secretary
from communesplone.deliberations.browser import keeping
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import InvalidValue
from plone import api
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform import layout
from z3c.form.interfaces import DISPLAY_MODE
from z3c.form.interfaces import WidgetActionExecutionError
from zope.interface import classImplements
from zope.interface import Invalid


EDIT = "edit"
"""Name of the form, for what the browser keeps of it."""


class SessionEditForm(DefaultEditForm):
    """Plone's form; what the members were told stays as it is."""

    def updateFields(self):
        super().updateFields()
        stays = set(fixed.names(self.context))
        if api.content.get_state(self.context) != "planned":
            stays |= {"start", "extraordinary"}
        for name in stays.intersection(self.fields):
            self.fields[name].mode = DISPLAY_MODE
        if api.content.get_state(self.context) not in hours.CORRECTED:
            self.fields = self.fields.omit("opened_at")
        if not law.has_extraordinary(self.context):
            self.fields = self.fields.omit("extraordinary")

    def applyChanges(self, data):
        """Refuse a value at its field, before anything is written."""
        try:
            self._check(data)
        except InvalidValue as error:
            refusal = Invalid(error.message)
            raise WidgetActionExecutionError(error.field, refusal) from error
        changes = super().applyChanges(data)
        keeping.saved(self.context, self.request, EDIT)
        return changes

    def _check(self, data):
        day = clock.day_of(data.get("start", self.context.start))
        named = data.get("secretary", self.context.secretary)
        if named != self.context.secretary:
            secretary.check_planned(body_of(self.context), day, named)
        changed = {n: v for n, v in data.items() if v != getattr(self.context, n)}
        fixed.check(self.context, changed)
        hours.check(self.context, changed)


SessionEdit = layout.wrap_form(SessionEditForm)
SessionEdit.kept_form, SessionEdit.kept_name = "#form", EDIT
classImplements(SessionEdit, IDexterityEditForm, keeping.IKeepsTyped)

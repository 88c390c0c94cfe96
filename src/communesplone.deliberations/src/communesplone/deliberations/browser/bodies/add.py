"""Plone's own forms for people, mandates and templates.

The secretariat manages bodies and has no "Add portal content" in the site: these pages
ask for the permission that is theirs.
"""

from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform import layout
from zExceptions import NotFound
from zope.interface import classImplements


PREFIX = "communesplone.deliberations"


class AddMandateForm(DefaultAddForm):
    portal_type = f"{PREFIX}.Mandate"

    def nextURL(self):
        return f"{self.context.absolute_url()}#members"


class AddTemplateForm(DefaultAddForm):
    portal_type = f"{PREFIX}.ItemTemplate"


class AddPersonForm(DefaultAddForm):
    portal_type = f"{PREFIX}.Person"

    def update(self):
        allowed = {fti.getId() for fti in self.context.allowedContentTypes()}
        if self.portal_type not in allowed:
            # In a body or a year: the page is registered for any folder.
            raise NotFound("add-person")
        super().update()


AddMandate = layout.wrap_form(AddMandateForm)
AddTemplate = layout.wrap_form(AddTemplateForm)
AddPerson = layout.wrap_form(AddPersonForm)

EditPerson = layout.wrap_form(DefaultEditForm)
classImplements(EditPerson, IDexterityEditForm)

"""`@@act-preview` of an item: the act of what stands in its form, for the script."""

from communesplone.deliberations.browser.items.edit import ItemEdit
from communesplone.deliberations.browser.items.edit import ItemEditForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.z3cform import z2
from z3c.form import button
from zope.i18n import translate

import json


class Fields(ItemEditForm):
    """The fields alone: no button of it saves, and nothing is locked."""

    buttons = button.Buttons()

    def update(self):
        self.portal_type = self.context.portal_type
        # Not that of Dexterity, which tells that somebody begins to edit.
        super(DefaultEditForm, self).update()


class ActPreview(ItemEdit):
    """Takes the form as it is sent; answers JSON.

    - `html`: the act, or, with 400, what cannot be saved and why;
    - `message`: what is shown now;
    - `kind`: "ok" or "error".
    """

    form = Fields

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        z2.switch_on(self, request_layer=self.request_layer)
        self.form_instance.update()
        self.form_instance.draft()
        refused = bool(self.refused)
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        if refused:
            response.setStatus(400)
        return json.dumps(
            {
                "html": self.refused_part() if refused else self.act_part(),
                "message": translate(self.message, context=self.request),
                "kind": "error" if refused else "ok",
            }
        )

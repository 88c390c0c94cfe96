"""The form of an item, which lets two people write without losing a word."""

from communesplone.core.api import people
from communesplone.deliberations import _
from communesplone.deliberations.api import edits
from communesplone.deliberations.interfaces import DeliberationsError
from plone.base import PloneMessageFactory as _plone
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.events import EditCancelledEvent
from plone.dexterity.events import EditFinishedEvent
from plone.dexterity.interfaces import IDexterityEditForm
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.z3cform import layout
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import field
from z3c.form.interfaces import HIDDEN_MODE
from z3c.form.interfaces import NOT_CHANGED
from zope import schema
from zope.event import notify
from zope.i18n import translate
from zope.interface import classImplements
from zope.interface import Interface


SERVICE = "IServiceAware.service"

LONGEST_BASE = 5_000


class IBase(Interface):
    """What stood in the fields as the editor began."""

    base = schema.ASCIILine(title="", required=False, max_length=LONGEST_BASE)


class ItemEditForm(DefaultEditForm):
    """Plone's form; it writes what was changed here, and nothing else."""

    default_fieldset_label = _("label_fieldset_subject", default="Subject")

    def updateFields(self):
        super().updateFields()
        # An item stays with the service that began it: its people have the rights.
        if SERVICE in self.fields:
            self.fields = self.fields.omit(SERVICE)
        self.names = [name for part in (self, *self.groups) for name in part.fields]
        self.fields += field.Fields(IBase, mode=HIDDEN_MODE, ignoreContext=True)

    def updateWidgets(self, prefix=None):
        super().updateWidgets(prefix)
        if not self.widgets["base"].value:
            self._begin_from(edits.digests(self.context, self.names))

    def _begin_from(self, digests):
        self.widgets["base"].value = write(digests)

    @button.buttonAndHandler(_plone("Save"), name="save")
    def handleApply(self, action):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        base = read(data.pop("base", None))
        if errors:
            self.status = self.formErrorsMessage
            return
        sent = {name: value for name, value in data.items() if value is not NOT_CHANGED}
        found = edits.compare(self.context, base, sent)
        if found.clash:
            self._tell(found, base)
            return
        # Before saving: the other is the last editor until then.
        message = self._saved(found)
        try:
            edits.save(self.context, {name: sent[name] for name in found.apply})
        except DeliberationsError as error:
            self.status = self.formErrorsMessage = error.message
            return
        self._leave(message)
        notify(EditFinishedEvent(self.context))

    @button.buttonAndHandler(_plone("Cancel"), name="cancel")
    def handleCancel(self, action):
        self._leave(_plone("Edit cancelled"))
        notify(EditCancelledEvent(self.context))

    def _leave(self, message):
        IStatusMessage(self.request).addStatusMessage(message, "info")
        self.request.response.redirect(self.nextURL())

    def _saved(self, found):
        if not found.theirs:
            return self.success_message
        return _(
            "status_item_merged",
            default="Saved. Meanwhile ${who} changed: ${fields}; that is kept too.",
            mapping=self._mapping(found.theirs),
        )

    def _tell(self, found, base):
        """Keep what was typed, take what only the other wrote, and say so."""
        now = edits.digests(self.context, self.names)
        for name in found.theirs:
            self._show(name)
        seen = found.clash | found.theirs
        self._begin_from({**base, **{name: now[name] for name in seen}})
        self.status = self.formErrorsMessage = _(
            "error_item_changed",
            default="Nothing was saved: meanwhile ${who} changed ${fields} as well."
            " What you typed still stands here. Compare it with the item in another"
            " window; to keep what stands here, save again.",
            mapping=self._mapping(found.clash),
        )

    def _mapping(self, names):
        who = edits.last_editor(self.context)
        labels = (
            translate(self._widget(name).label, context=self.request)
            for name in sorted(names)
        )
        return {
            "who": people.get(who).name if who else "?",
            "fields": ", ".join(labels),
        }

    def _widget(self, name):
        parts = (self, *self.groups)
        return next(part.widgets[name] for part in parts if name in part.widgets)

    def _show(self, name):
        """Put what stands in the item into a field."""
        widget = self._widget(name)
        widget.ignoreRequest = True
        widget.update()


def write(digests):
    return " ".join(f"{name}:{value}" for name, value in sorted(digests.items()))


def read(text):
    """Read the hidden field; a part of another shape is as if it were not there."""
    pairs = (part.partition(":") for part in (text or "").split())
    return {name: value for name, colon, value in pairs if colon}


ItemEdit = layout.wrap_form(ItemEditForm)
classImplements(ItemEdit, IDexterityEditForm)

"""The form of an item, which lets two people write without losing a word, and shows
the act that comes of it."""

from communesplone.core.api import people
from communesplone.deliberations import _
from communesplone.deliberations.api import edits
from communesplone.deliberations.api.acts import preview
from communesplone.deliberations.browser import keeping
from communesplone.deliberations.browser.posting import refusal
from communesplone.deliberations.browser.titles import whole_width
from communesplone.deliberations.interfaces import DeliberationsError
from plone.base import PloneMessageFactory as _plone
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.events import EditCancelledEvent
from plone.dexterity.events import EditFinishedEvent
from plone.dexterity.interfaces import IDexterityEditForm
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.z3cform.layout import FormWrapper
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import field
from z3c.form.interfaces import HIDDEN_MODE
from z3c.form.interfaces import NOT_CHANGED
from zope import schema
from zope.event import notify
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface

import transaction


EDIT = "edit"
"""Name of the form, for what the browser keeps of it."""

SERVICE = "IServiceAware.service"

LONGEST_BASE = 5_000

SAVED = _("status_act_saved", default="This is the act as it is saved.")

FRESH = _(
    "status_act_fresh", default="This is the act as you write it. It is not saved yet."
)

REFUSED = _(
    "status_act_refused",
    default="The act does not show your last changes: these cannot be saved.",
)


class IBase(Interface):
    """What stood in the fields as the editor began."""

    base = schema.ASCIILine(title="", required=False, max_length=LONGEST_BASE)


class ItemEditForm(DefaultEditForm):
    """Plone's form; it writes what was changed here, and nothing else."""

    default_fieldset_label = _("label_fieldset_subject", default="Subject")

    act = None
    """What the act will read like, once it was asked for."""

    changed = False
    """Whether that is another act than the item's."""

    clash = None
    """Who changed the same fields meanwhile, and which."""

    refused = ()
    """(widget or None, reason) of each value that cannot be saved."""

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
        sent, base = self._read()
        if self.refused:
            return
        found = edits.compare(self.context, base, sent)
        if found.clash:
            self._tell(found, base)
            return
        # Before saving: the other is the last editor until then.
        message = self._saved(found)
        try:
            edits.save(self.context, {name: sent[name] for name in found.apply})
        except DeliberationsError as error:
            self._refuse(error)
            return
        keeping.saved(self.context, self.request, EDIT)
        self._leave(message)
        notify(EditFinishedEvent(self.context))

    @button.buttonAndHandler(
        _("button_preview_act", default="Preview the act"), name="preview"
    )
    def handlePreview(self, action):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        self.draft()

    def draft(self):
        """Make the act of what was sent, as saving again would write it; nothing is."""
        # Whatever a widget or a rule did on its way: it goes with the request.
        transaction.doom()
        sent, base = self._read()
        if self.refused:
            return
        found = edits.compare(self.context, base, sent)
        mine = {name: sent[name] for name in found.apply | found.clash}
        self.changed = bool(mine)
        self.clash = self._mapping(found.clash) if found.clash else None
        try:
            self.act = preview.drafted(self.context, mine)
        except DeliberationsError as error:
            self._refuse(error)

    @button.buttonAndHandler(_plone("Cancel"), name="cancel")
    def handleCancel(self, action):
        self._leave(_plone("Edit cancelled"))
        notify(EditCancelledEvent(self.context))

    def _read(self):
        """Read what was sent, and the digests from which the editor began."""
        data, errors = self.extractData()
        base = read(data.pop("base", None))
        if errors:
            self.status = self.formErrorsMessage
            self.refused = [(error.widget, error.message) for error in errors]
        return {
            name: value for name, value in data.items() if value is not NOT_CHANGED
        }, base

    def _refuse(self, error):
        self.status = self.formErrorsMessage = refusal(error)
        name = getattr(error, "field", "")
        self.refused = [(self._widget(name) if name else None, refusal(error))]

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
            translate(widget.label, context=self.request)
            for widget in map(self._widget, sorted(names))
            if widget is not None
        )
        return {
            "who": people.get(who).name if who else "?",
            "fields": ", ".join(labels),
        }

    def _widget(self, name):
        parts = (self, *self.groups)
        found = (part.widgets[name] for part in parts if name in part.widgets)
        return next(found, None)

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


@implementer(IDexterityEditForm, keeping.IKeepsTyped)
class ItemEdit(FormWrapper):
    """The form and, beside it, the act."""

    form = ItemEditForm
    kept_form = "#form"
    kept_name = EDIT
    index = ViewPageTemplateFile("templates/item_edit.pt")
    act_part = ViewPageTemplateFile("templates/act_drafted.pt")
    refused_part = ViewPageTemplateFile("templates/act_refused.pt")

    def update(self):
        add_bundle_on_request(self.request, "communesplone-preview")
        whole_width(self.request)
        super().update()

    @property
    def act(self):
        """The act of what was sent; before that, and refused, of what is saved."""
        made = self.form_instance.act
        return made or preview.preview(self.context, preview.session_of(self.context))

    @property
    def refused(self):
        """Give (label, reason) of each value that cannot be saved."""
        return [
            {"label": widget.label if widget is not None else "", "reason": reason}
            for widget, reason in self.form_instance.refused
        ]

    @property
    def message(self):
        """Say what the act shows that stands there."""
        if self.form_instance.refused:
            return REFUSED
        clash = self.form_instance.clash
        if clash:
            return _(
                "status_act_clash",
                default="This is the act as you write it. Meanwhile ${who} changed"
                " ${fields} as well: you will be asked before yours is kept.",
                mapping=clash,
            )
        return FRESH if self.form_instance.changed else SAVED

"""`@@plan-session` on a body."""

from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import once
from communesplone.deliberations.api import people
from communesplone.deliberations.api import session_titles
from communesplone.deliberations.api import sessions
from communesplone.deliberations.browser import keeping
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import DeliberationsError
from datetime import UTC
from plone.autoform.form import AutoExtensibleForm
from plone.base import PloneMessageFactory as _plone
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.z3cform import layout
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import field
from z3c.form import form
from z3c.form.interfaces import HIDDEN_MODE
from zope import schema
from zope.i18n import translate
from zope.interface import classImplements
from zope.interface import Interface

import transaction


PLAN = "plan"
"""Name of the form, for what the browser keeps of it."""

SECRETARIES = ("director_general", "secretary")
"""Posts whose holder is proposed as secretary."""

PAST = _(
    "status_session_past",
    default="This session begins in the past: change its day if that is a slip.",
)


class IOnce(Interface):
    """The key with which the form is sent once only."""

    once = schema.ASCIILine(title="", required=False, max_length=32)


class PlanSessionForm(AutoExtensibleForm, form.Form):
    """The session's own fields, with who presides and who writes filled in."""

    schema = ISession
    ignoreContext = True
    label = _("heading_plan_session", default="Plan a session")
    description = _(
        "help_plan_session",
        default="Nobody is told yet: the members see the session and its agenda once it"
        " is convened.",
    )

    def updateFields(self):
        super().updateFields()
        self.fields = self.fields.select(*sessions.ASKED)
        if not law.has_extraordinary(self.context):
            self.fields = self.fields.omit("extraordinary")
        self.fields += field.Fields(IOnce, mode=HIDDEN_MODE)

    def updateWidgets(self, prefix=None):
        super().updateWidgets(prefix)
        if self.request.method == "POST":
            return
        self._propose("once", once.new_key())
        self._propose("title", self.context.title)
        today = clock.today()
        self._propose_person("president", [self.context.presiding_post], today)
        self._propose_person("secretary", SECRETARIES, today)

    def _propose(self, name, value):
        self.widgets[name].value = value

    def _propose_person(self, name, posts, today):
        found = (people.holder(self.context, post, today) for post in posts)
        row = next((each for each in found if each is not None), None)
        if row is not None:
            widget = self.widgets[name]
            widget.value = [row.person]
            widget.update_items() if hasattr(widget, "update_items") else None

    @button.buttonAndHandler(_("button_plan", default="Plan it"), name="plan")
    def handlePlan(self, action):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        key = data.pop("once", None) or ""
        before = once.done(self.context, key)
        if before is not None:
            self._leave(before.message, before.url)
            return
        try:
            session = self._create(data)
        except DeliberationsError as error:
            # A session without its recurring items is not half kept.
            transaction.doom()
            self.status = self.formErrorsMessage = error.message
            return
        self._finish(session, key)

    def _finish(self, session, key):
        if session.start < clock.now():
            IStatusMessage(self.request).addStatusMessage(PAST, "warning")
        message = _("status_session_made", default="Planned. Now present its items.")
        url = f"{session.absolute_url()}/@@agenda"
        words = translate(message, context=self.request)
        once.note(self.context, key, once.Done(url, words))
        self._leave(message, url)

    def _create(self, data):
        if not bodies.is_active(self.context):
            raise DeliberationsError(
                _("error_body_closed", default="This body decides no more.")
            )
        for name in ("start", "end"):
            if data[name] is not None:
                data[name] = data[name].astimezone(UTC)
        if data["title"] == self.context.title:
            day = clock.day_of(data["start"])
            data["title"] = session_titles.title_of(self.context, day)
        return sessions.plan(self.context, **data)

    @button.buttonAndHandler(_plone("Cancel"), name="cancel")
    def handleCancel(self, action):
        self._leave(None, self.context.absolute_url())

    def updateActions(self):
        super().updateActions()
        self.actions["plan"].addClass("btn btn-primary")
        self.actions["cancel"].addClass("btn btn-secondary")

    def _leave(self, message, url):
        if message:
            keeping.saved(self.context, self.request, PLAN)
            IStatusMessage(self.request).addStatusMessage(message, "info")
        self.request.response.redirect(url)


PlanSession = layout.wrap_form(PlanSessionForm)
PlanSession.kept_form, PlanSession.kept_name = "#form", PLAN
classImplements(PlanSession, keeping.IKeepsTyped)

"""The secretariat's forms on the page of a deliberation."""

from communesplone.core.api import people as accounts
from communesplone.deliberations.api import act_steps
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import public_act
from communesplone.deliberations.api import publication
from communesplone.deliberations.browser import keeping
from communesplone.deliberations.browser.act import fields
from communesplone.deliberations.browser.act import texts
from communesplone.deliberations.browser.act.view import DeliberationView
from communesplone.deliberations.browser.posting import one_use
from communesplone.deliberations.browser.posting import Sending
from communesplone.deliberations.browser.posting import undo
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.documents.rich import rich
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.masking import without
from functools import cached_property
from plone.app.z3cform.widgets.richtext import get_tinymce_options
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import implementer

import json


CORRECT = "correct"


@implementer(keeping.IKeepsTyped)
class ActPage(DeliberationView):
    """`view`: the public page, and below it what only the act's own people see."""

    kept_name = CORRECT
    reviewed_part = ViewPageTemplateFile("templates/reviewed.pt")
    preview_part = ViewPageTemplateFile("templates/preview.pt")
    field_part = ViewPageTemplateFile("templates/field.pt")

    step = ""
    errors = {}
    preview = None

    @property
    def kept_form(self):
        return "#correct form" if self.is_inside and self.may_publish else ""

    @property
    def kept_posted(self):
        return self.step == CORRECT

    @property
    def once(self):
        return one_use()

    def typed(self, step, name, default=""):
        """What was typed into the form that was refused: nothing typed is lost."""
        if step != self.step:
            return default
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def error(self, step, name=""):
        return self.errors.get(name) if step == self.step else None

    @property
    def full_html(self):
        facts = self.facts
        text = f"<div>{facts['motivation']}{facts['decision']}</div>"
        return rich(text, 4, self.acts_language)

    @property
    def full_ballot(self):
        return self.ballot_of(public_act.votes(self.facts["votes"]))

    @property
    def withdrawn(self):
        return (self.facts["votes"] or {}).get("withdrawn", ())

    @property
    def left_for_account(self):
        return (self.facts["votes"] or {}).get("left_for_account", ())

    @property
    def forbids_publication(self):
        return self.facts["publication"] == "none"

    @property
    def publishes_title_only(self):
        return publication.published_level(self.facts) == "title"

    @cached_property
    def today(self):
        return clock.today()

    @property
    def publication_day(self):
        """The day that the body's delay gives."""
        return publication.proposed_day(body_of(self.context), self.context.date)

    @property
    def is_early(self):
        return self.state == "internal" and self.today < self.publication_day

    @property
    def masks(self):
        return "\n".join(self.context.masks)

    @property
    def versions(self):
        """The versions, the latest first, with what was changed when and why."""
        kept = list(enumerate(self.context.versions, 1))
        return [
            {
                "number": number,
                "sha256": version.sha256,
                "position": version.position,
                "correction": correction(version),
                "by": name_of(correction(version)),
                "when": self.moment(correction(version)),
            }
            for number, version in reversed(kept)
        ]

    def moment(self, row):
        at = row.get("at")
        return f"{self.long(clock.day_of(at))}, {clock.local(at):%H:%M}" if at else ""

    @property
    def log(self):
        return [
            {"title": texts.LOGGED.get(row["kind"], row["kind"]), **row}
            | {"day": self.long(row["on"]), "by": name_of(row)}
            for row in self.context.log
        ]

    @property
    def small_forms(self):
        """The forms that a state allows, besides publication and correction."""
        first = self.context.date
        if self.state == "published":
            yield {
                "step": "annul",
                "action": "annul-deliberation",
                "title": texts.ANNUL,
                "button": texts.ANNUL,
                "kinds": (),
                "fields": fields.annulment(first, self.today),
            }
        yield {
            "step": "log",
            "action": "log-supervision",
            "title": texts.LOG,
            "button": texts.NOTE,
            "kinds": [(kind, texts.LOGGED[kind]) for kind in publication.LOGGED],
            "fields": fields.supervision(
                first, self.today, publication.is_numbered(self.context)
            ),
        }

    @property
    def correct_fields(self):
        options = get_tinymce_options(self.context, None, self.request)
        return fields.correction(self.facts, json.dumps(options))


def correction(version):
    return version.facts.get("correction", {})


def name_of(row):
    """Name who did what stands in a row, be their account gone."""
    by = row.get("by", "")
    return accounts.get(by).name if by else ""


class ActStep(ActPage):
    """Takes a step by POST; refused, the page comes again with the reason."""

    def __call__(self):
        if self.request.method != "POST":
            return self.request.response.redirect(self.url)
        CheckAuthenticator(self.request)
        form = self.request.form
        if "preview" in form:
            return self.show_preview(form)
        sending = Sending(self)
        if sending.before is not None:
            return sending.again()
        try:
            self.check_state(form)
            act_steps.take(self.context, self.step, form, clock.now())
        except DeliberationsError as error:
            undo()
            return self.refused(error)
        if self.step == CORRECT:
            keeping.saved(self.context, self.request, CORRECT)
        # The browser would go on to the form that was sent.
        url = f"{self.url}#global_statusmessage"
        return sending.finish(url, texts.DONE[self.step])

    def check_state(self, form):
        """Refuse a form that was made for another state: to publish is not to renew."""
        if form.get("state", self.state) != self.state:
            raise Refused(texts.MOVED_ON)

    def show_preview(self, form):
        """Show the public text as it would be; nothing is written."""
        try:
            masks = act_steps.masks_of(form)
            text = act_steps.preview(self.context, masks)
            self.preview = rich(text, 4, self.acts_language)
            self.preview_title = without(self.facts["title"], masks)
        except InvalidValue as error:
            return self.refused(error)
        return self.whole()

    def refused(self, error):
        self.errors = {getattr(error, "field", ""): error.message}
        self.request.response.setStatus(400)
        return self.whole()


class Publish(ActStep):
    """`@@publish-deliberation`"""

    step = "publish"


class Annul(ActStep):
    """`@@annul-deliberation`"""

    step = "annul"


class Correct(ActStep):
    """`@@correct-deliberation`"""

    step = CORRECT


class LogSupervision(ActStep):
    """`@@log-supervision`"""

    step = "log"

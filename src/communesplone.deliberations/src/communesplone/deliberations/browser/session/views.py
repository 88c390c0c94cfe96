"""The page of a session: its facts, and the step that comes next."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import awaited
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api import public_rows
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import session_rules
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import settings
from communesplone.deliberations.api import steps
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.posting import one_use
from communesplone.deliberations.browser.posting import Sending
from communesplone.deliberations.browser.posting import undo
from communesplone.deliberations.browser.session import texts
from communesplone.deliberations.browser.session.online import OnlineParts
from communesplone.deliberations.browser.sitting import resources
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.countries import country_of
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.rules import clear_days
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


INTERNAL = "communesplone.deliberations: View internal"
MANAGE = "communesplone.deliberations: Manage session"

NEED_MINUTES = frozenset({"approve", "draft_minutes"})
"""Steps that wait for the secretary's text."""


class SessionView(OnlineParts):
    """`view`: for everybody the facts, for the clerk what can be done now."""

    index = ViewPageTemplateFile("templates/session.pt")
    steps_table = ViewPageTemplateFile("templates/steps.pt")
    facts_table = ViewPageTemplateFile("templates/facts.pt")
    online_fields = ViewPageTemplateFile("templates/online_fields.pt")
    online_part = ViewPageTemplateFile("templates/online.pt")
    step_fields = ViewPageTemplateFile("templates/fields.pt")

    refused = None
    asked = ""

    def __call__(self):
        return self.index()

    @cached_property
    def url(self):
        return self.context.absolute_url()

    @cached_property
    def static_url(self):
        return resources.base_url(api.portal.get().absolute_url())

    @cached_property
    def state(self):
        return api.content.get_state(self.context)

    @cached_property
    def may_manage(self):
        return api.user.has_permission(MANAGE, obj=self.context)

    @property
    def may_edit(self):
        return api.user.has_permission("Modify portal content", obj=self.context)

    @property
    def is_locked(self):
        """Whether somebody else edits the session, which closes its form."""
        info = api.content.get_view("plone_lock_info", self.context, self.request)
        return info.is_locked_for_current_user()

    @cached_property
    def can_write(self):
        """Whether the minutes are still to be written, and the user may do it."""
        may = self.may_edit and not self.is_locked
        return may and not session_rules.has_minutes(self.context)

    @property
    def sits(self):
        return self.state in {"convened", "open"}

    @cached_property
    def steps(self):
        """What can be done in this state, with what stands in the way."""
        return [
            {
                "name": step,
                "title": texts.TITLES[step],
                "help": texts.HELP[step],
                "button": texts.BUTTONS[step],
                "why_not": steps.why_not(self.context, step),
                "waits_for_text": step in NEED_MINUTES and self.can_write,
                "is_first": place == 0,
            }
            for place, step in enumerate(steps.possible(self.context))
        ]

    def fields(self, step):
        online = step in {"drafts", "draft_minutes", "publish_minutes"}
        return (self.online_fields if online else self.step_fields)(step=step)

    @property
    def once(self):
        return one_use()

    def typed(self, name):
        """What somebody wrote before they were refused: it is not lost."""
        return self.request.form.get(name, "")

    def day(self, brain):
        return titles.shown_day(clock.day_of(brain.start))

    @cached_property
    def notice(self):
        """The clear days, if the convocation is received today."""
        if self.state != "planned":
            return None
        found = sessions.notice(self.context, clock.today())
        return {
            "required": found.required,
            "given": found.left,
            "met": found.met,
            "latest": titles.shown_day(found.latest),
            "article": str(found.article),
            "today": clock.today().isoformat(),
            "unknown": law.population_missing(self.context),
        }

    @cached_property
    def obstacles(self):
        """What stands in the way of the next step, with where to put it right."""
        if self.state == "planned":
            return [
                {
                    "text": awaited.reason(each.service, each.item.Title),
                    "url": each.item.getURL(),
                }
                for each in awaited.overdue(self.context)
            ]
        if self.state != "open":
            return []
        return [
            {
                "text": problem.message,
                "url": f"{self.url}/@@sitting?item={problem.item}"
                if problem.item
                else f"{self.url}/@@sitting?pane=roll",
            }
            for problem in closing.problems(self.context)
        ]

    @property
    def receiving(self):
        return texts.RECEIVING[country_of(self.context)]

    @cached_property
    def later(self):
        return steps.later_sessions(self.context)

    @cached_property
    def recall_from(self):
        """The first day on which the body can meet again, as its law says."""
        day = clock.day_of(self.context.start)
        first = clear_days.earliest_recall(law.rulebook_of(self.context), day)
        return first.isoformat() if first is not None else None

    @cached_property
    def facts(self):
        names = people.names(body_of(self.context))
        session = self.context
        start, convened = session.start, session.convened_at
        rows = (
            (texts.FACTS["start"], titles.shown_moment(start)),
            (texts.FACTS["place"], session.place),
            (texts.FACTS["mode"], texts.MODES.get(session.mode)),
            (texts.FACTS["call"], session.call_rank),
            (texts.FACTS["extraordinary"], session.extraordinary and texts.YES),
            (texts.FACTS["president"], names.get(session.president)),
            (texts.FACTS["secretary"], names.get(secretary.of(session))),
            (texts.FACTS["convened"], titles.shown_moment(convened)),
        )
        rows = (*rows, *self.reasons)
        return [{"label": label, "value": value} for label, value in rows if value]

    @property
    def reasons(self):
        """How it was convened, or why it was cancelled: for the body, not for all."""
        session = self.context
        if not api.user.has_permission(INTERNAL, obj=session):
            return ()
        name = "urgent" if session.urgent else "reason"
        return (
            (texts.RECEIVED[country_of(session)], titles.shown_day(session.received)),
            (texts.FACTS[name], session.convening_reason),
            (texts.FACTS["cancelled"], session.cancelled_reason),
        )

    @cached_property
    def items(self):
        """The agenda, as far as whoever looks may see it."""
        lines = agenda.rows(self.context)
        sent = agenda.reworded(self.context, lines)
        return [
            {
                "number": entry.number,
                "title": brain.Title,
                "url": brain.getURL(),
                "sent": sent.get(entry.item, ""),
            }
            for entry, brain in lines
            if brain is not None
        ]

    @cached_property
    def is_public(self):
        """Whether everybody may know of the session, and of its agenda."""
        return self.state in public_rows.TOLD

    @cached_property
    def points(self):
        """The public agenda, for whoever may view none of its items."""
        return () if self.items else public_agenda.agenda(self.context).points

    @property
    def acts_language(self):
        return settings.acts_language()

    @property
    def state_title(self):
        return titles.SESSION_STATES[self.state]


class SessionStep(SessionView):
    """`@@session-step`: takes a step; refused, it shows the page with the reason."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        self.asked = str(self.request.form.get("step", ""))
        form = self.request.form
        left = self.left_out
        sending = Sending(self)
        if sending.before is not None:
            return sending.again()
        try:
            goal = steps.take(self.context, self.asked, form, clock.now())
        except DeliberationsError as error:
            # Nothing of it stays: a part of what was asked may be written.
            undo()
            self.refused = self.reason(error)
            return self.index()
        if left:
            api.portal.show_message(texts.left_out(left), self.request, "warning")
        return sending.finish(self.goal(goal), texts.DONE[self.asked])

    @property
    def left_out(self):
        """Titles of what is not called again, asked before the others are."""
        if self.asked != "call_again" or "call_again" not in steps.AFTER[self.state]:
            return []
        return sessions.recall(self.context)[1]

    def goal(self, session):
        url = session.absolute_url()
        return f"{url}/@@sitting" if self.asked == "open" else url

    def reason(self, error):
        text = translate(error.message, context=self.request)
        article = getattr(error, "article", None)
        return f"{text} ({article})" if article else text

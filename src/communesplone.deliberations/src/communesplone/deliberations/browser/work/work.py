"""`@@my-work`: what waits for whoever looks."""

from communesplone.deliberations import _
from communesplone.deliberations.api import work
from communesplone.deliberations.api.work import Kind
from communesplone.deliberations.browser import titles
from functools import cached_property
from itertools import groupby
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


HEADINGS = {
    Kind.RETURNED: _("heading_work_returned", default="Sent back to you"),
    Kind.DRAFT: _("heading_work_draft", default="Drafts of your services"),
    Kind.VALIDATE: _("heading_work_validate", default="To validate"),
    Kind.OPINION: _("heading_work_opinion", default="Opinions to give"),
    Kind.FOLLOW: _("heading_work_follow", default="Decisions to follow up"),
    Kind.CLOSE: _("heading_work_close", default="Sittings that are open"),
    Kind.OPEN: _("heading_work_open", default="Sittings to open"),
    Kind.CONVENE: _("heading_work_convene", default="Sessions to convene"),
    Kind.DRAFTS: _("heading_work_drafts", default="Drafts to put online"),
    Kind.UNPLACED: _("heading_work_unplaced", default="Validated, on no agenda yet"),
    Kind.MINUTES: _("heading_work_minutes", default="Minutes to have approved"),
    Kind.DRAFT_MINUTES: _(
        "heading_work_draft_minutes", default="Draft minutes to give to the members"
    ),
    Kind.MINUTES_ONLINE: _("heading_work_minutes_online", default="Minutes to publish"),
    Kind.PUBLISH: _("heading_work_publish", default="Deliberations to publish"),
    Kind.RENEW: _(
        "heading_work_renew", default="Corrected deliberations to publish again"
    ),
    Kind.TRANSMIT: _("heading_work_transmit", default="Deliberations to transmit"),
    Kind.SESSION: _("heading_work_session", default="Your next sessions"),
}

DUE = {
    Kind.CONVENE: _("label_latest_day", default="Convene by"),
    Kind.OPEN: _("label_sits_on", default="Sits on"),
    Kind.DRAFT_MINUTES: _("label_minutes_by", default="Ready by"),
}
DUE_OTHERWISE = _("label_due_by", default="Due by")

PAGES = {
    Kind.CONVENE: "@@agenda",
    Kind.CLOSE: "@@sitting",
    Kind.OPINION: "@@opinion-give",
}
"""Where the work is done, if not on the content's own page."""

NEXT = {
    "author": _(
        "help_work_next_author",
        default="Items that you write for your service are here until they are"
        " proposed, and come back here if somebody sends them back.",
    ),
    "validator": _(
        "help_work_next_validator",
        default="Items come here as soon as an author of your service proposes them.",
    ),
    "second-validator": _(
        "help_work_next_second",
        default="Items come here once the first validator has validated them.",
    ),
    "adviser": _(
        "help_work_next_adviser",
        default="Requests for an opinion come here, with the day on which it is due.",
    ),
    "clerk": _(
        "help_work_next_clerk",
        default="Validated items, sessions to convene and deliberations to publish come"
        " here by themselves.",
    ),
    "member": _(
        "help_work_next_member",
        default="Your next session is here as soon as it is convened, with its agenda.",
    ),
}


FEW = 5
"""Lines of a kind that are seen at once; the others unfold."""


class MyWork(BrowserView):
    """The tasks, one list a kind."""

    rows_part = ViewPageTemplateFile("templates/rows.pt")

    @cached_property
    def work(self):
        return work.work()

    @cached_property
    def groups(self):
        return [
            self._group(kind, self._rows(tasks))
            for kind, tasks in groupby(self.work.tasks, key=lambda task: task.kind)
        ]

    @cached_property
    def overdue(self):
        return sum(task.overdue for task in self.work.tasks)

    @property
    def next_steps(self):
        return [text for part, text in NEXT.items() if part in self.work.parts]

    @property
    def begin(self):
        return [{"title": title, "url": url} for title, url in self.work.bodies]

    @property
    def is_stranger(self):
        return not self.work.parts

    def _group(self, kind, rows):
        more = rows[FEW:]
        return {
            "kind": str(kind),
            "heading": HEADINGS[kind],
            "count": len(rows),
            "rows": rows[:FEW],
            "more": more,
            "late": sum(row["overdue"] for row in more),
        }

    def _rows(self, tasks):
        return [
            {
                "title": task.title,
                "url": self._url(task),
                "body": task.body,
                "detail": task.detail,
                "when": titles.shown_moment(task.when),
                "due_label": DUE.get(task.kind, DUE_OTHERWISE),
                "due": titles.shown_day(task.due),
                "overdue": task.overdue,
                "article": task.article,
            }
            for task in tasks
        ]

    def _url(self, task):
        page = PAGES.get(task.kind)
        return f"{task.url}/{page}" if page else task.url

    @property
    def name(self):
        user = api.user.get_current()
        return user.getProperty("fullname", "") or user.getId()

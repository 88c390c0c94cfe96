"""`@@scdl-import`: past deliberations out of a file, in steps that a person watches."""

from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import imports
from communesplone.deliberations.api.file_watch import size_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.rules.scdl.rejects import REJECT_NAMES
from communesplone.deliberations.rules.scdl.rejects import write_rejects
from communesplone.deliberations.scdl_reasons import message
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


SHOWN = 50
"""Refused rows on the page; the file has all."""

PHASES = {"read": True, "import": False}
"""What the form that is sent was for, as `imports.step` is told."""

DELIMITERS = {
    ",": _("label_delimiter_comma", default="comma"),
    ";": _("label_delimiter_semicolon", default="semicolon"),
    "\t": _("label_delimiter_tab", default="tab"),
    "|": _("label_delimiter_bar", default="vertical bar"),
}


class ScdlImport(BrowserView):
    """The form, then the plan, then the progress, then what came of it."""

    plan = ViewPageTemplateFile("templates/plan.pt")
    buttons = ViewPageTemplateFile("templates/buttons.pt")
    refusals = ViewPageTemplateFile("templates/refusals.pt")

    def __call__(self):
        if self.request.method != "POST":
            self.request.response.setHeader("Cache-Control", "no-store")
            return self.index()
        CheckAuthenticator(self.request)
        actions = {"upload": self.upload, "step": self.step, "stop": self.stop}
        action = actions.get(str(self.request.form.get("action", "")))
        running = False
        try:
            if action is not None:
                running = action()
        except Refused as error:
            api.portal.show_message(error.message, self.request, type="error")
        query = "?run=1" if running else ""
        url = f"{self.context.absolute_url()}/@@scdl-import{query}"
        return self.request.response.redirect(url, status=303)

    def upload(self):
        upload = self.request.form.get("file")
        if not getattr(upload, "filename", None):
            raise Refused(_("error_import_file", default="Choose a file."))
        stream = upload.file if hasattr(upload, "file") else upload
        if size_of(stream) > Limits().size:
            limit = Limits().size
            raise Refused(message(Reason("file_too_big", {"limit": limit})))
        plan = imports.stage(self.context, stream, upload.filename)
        self.tell_all_here(plan)
        return plan.unread is not None

    def tell_all_here(self, plan):
        if not (plan.unread or plan.failed or plan.new or plan.rejected):
            # Below may stand what came of another file; the message names its own.
            said = _(
                "status_import_all_here",
                default="All ${count} deliberations of “${file}” are here already:"
                " nothing was changed.",
                mapping={"count": plan.same, "file": plan.name},
            )
            api.portal.show_message(said, self.request)

    def step(self):
        form = self.request.form
        digest = str(form.get("job", ""))
        reads = PHASES.get(str(form.get("phase", "")))
        if reads is None:
            return False
        job = imports.step(self.context, digest, reads)
        if reads and job.unread is None:
            # A person looks at the plan before anything is imported.
            self.tell_all_here(job)
            return False
        return job.waits() and form.get("auto") == "1"

    def stop(self):
        imports.stop(self.context, str(self.request.form.get("job", "")))
        said = _(
            "status_import_stopped",
            default="The import was stopped; what was imported stays.",
        )
        api.portal.show_message(said, self.request)

    def job(self):
        return self.context.imports.job

    def runs(self):
        """Tell whether the next step goes by itself, where there are scripts."""
        return self.request.form.get("run") == "1"

    def who(self):
        return imports.who(self.job())

    def ignored(self):
        """Give the columns passed over, save those of our own file of refused rows."""
        return [n for n in self.job().format["ignored"] if n not in REJECT_NAMES]

    def begun(self):
        return clock.moment_in_words(self.job().started)

    def delimiter(self):
        return DELIMITERS[self.job().format["delimiter"]]

    def mended(self):
        """Say what was mended, and in how many rows."""
        for key, count in sorted(self.job().mended.items()):
            yield {"reason": message(Reason(key, {"count": "…"})), "count": count}

    def refused(self):
        for row in imports.rejected(self.job(), SHOWN):
            for problem in row.problems:
                yield {
                    "line": row.line,
                    "column": problem.column,
                    "value": problem.value,
                    "reason": message(problem.reason),
                }

    def more_refused(self):
        return max(0, self.job().rejected - SHOWN)

    def script(self):
        name = "++plone++communesplone.deliberations.scdl/import.js"
        return f"{api.portal.get().absolute_url()}/{name}"


class ScdlRejects(BrowserView):
    """`@@scdl-rejects`: the rows that were refused, to be mended and imported again."""

    def __call__(self):
        job = self.context.imports.job
        response = self.request.response
        if job is None or not job.rejected:
            url = f"{self.context.absolute_url()}/@@scdl-import"
            return response.redirect(url, status=303)
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader(
            "Content-Disposition", 'attachment; filename="refused-rows.csv"'
        )
        response.setHeader("Cache-Control", "no-store")
        for line in write_rejects(imports.rejected(job), self.words):
            response.write(line)
        return None

    def words(self, reason):
        return translate(message(reason), context=self.request)

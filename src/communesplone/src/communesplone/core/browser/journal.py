"""The journal as a webmaster reads it."""

from communesplone.core import _
from communesplone.core.api import journal
from communesplone.core.api import journal_filter
from communesplone.core.rules.alphabet import filed
from communesplone.core.vocabularies.titles import journal_titles
from datetime import datetime
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import createToken
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.i18n import translate


FIELDS = {
    "from": _("label_journal_from", default="First day"),
    "to": _("label_journal_to", default="Last day"),
    "user": _("label_journal_user_id", default="User name"),
    "action": _("label_journal_action", default="Action"),
    "text": _("label_journal_text", default="Subject"),
}


class JournalView(BrowserView):
    """Entries, the newest first, filtered and paged."""

    size = 50
    state_part = ViewPageTemplateFile("templates/journal_state.pt")
    filter_part = ViewPageTemplateFile("templates/journal_filter.pt")

    def __call__(self):
        self.filter = journal_filter.read(self.request.form)
        before = journal_filter.whole(self.request.form.get("before"))
        self.page = journal.page(self.filter.query, before=before, size=self.size)
        self.titles = journal_titles()
        self.zone = journal_filter.zone()
        self.is_first = before is None
        return self.index()

    def entries(self):
        site_url = api.portal.get().absolute_url()
        for entry in self.page.entries:
            yield {
                "entry": entry,
                "when": self.local(datetime.fromisoformat(entry.when)),
                "action": self.titles.get(entry.action, entry.action),
                "url": f"{site_url}/resolveuid/{entry.uid}" if entry.uid else None,
            }

    def local(self, when):
        return when.astimezone(self.zone).strftime("%Y-%m-%d %H:%M:%S")

    def actions(self):
        chosen = self.filter.values["action"]
        known = {**self.titles}
        if chosen:
            known.setdefault(chosen, chosen)
        options = [
            {"id": id_, "title": self.translated(title), "selected": id_ == chosen}
            for id_, title in known.items()
        ]
        return sorted(options, key=lambda option: filed(option["title"]))

    def fields(self):
        """The filter's fields; what stands in one is in filter.values."""
        for name, title in FIELDS.items():
            yield {
                "name": name,
                "title": title,
                "type": "date" if name in journal_filter.DATES else "text",
                "maxlength": journal_filter.MAX_TEXT,
                "options": self.actions() if name == "action" else None,
            }

    def translated(self, title):
        return translate(title, context=self.request)

    def waiting(self):
        return len(journal.waiting())

    def checked(self):
        found = journal.checked()
        return found and {**found, "when": self.local(found["when"])}

    def token(self):
        """What the button of the export sends, and the filter's address never shows."""
        return createToken()

    def asked(self, **more):
        """What was asked, as a query string."""
        values = {k: v for k, v in self.filter.values.items() if v}
        return urlencode({**values, **more})


class VerifyJournal(BrowserView):
    """Verifies the whole chain."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        report = journal.check()
        if report.intact:
            message = _(
                "status_journal_intact",
                default="The journal is intact: ${count} entries verified.",
                mapping={"count": report.length},
            )
        else:
            message = _(
                "status_journal_broken",
                default="The journal is broken at entry ${number}.",
                mapping={"number": report.first_broken + 1},
            )
        kind = "info" if report.intact else "error"
        api.portal.show_message(message, self.request, type=kind)
        url = f"{api.portal.get().absolute_url()}/@@journal"
        return self.request.response.redirect(url)

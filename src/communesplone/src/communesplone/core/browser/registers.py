"""The registers as a webmaster reads them."""

from communesplone.core.api import journal_filter
from communesplone.core.api import registers
from communesplone.core.vocabularies.titles import register_titles
from plone import api
from Products.Five.browser import BrowserView
from urllib.parse import urlencode


class RegistersView(BrowserView):
    """The list of registers, with their counts."""

    def registers(self):
        titles = register_titles()
        url = f"{self.context.absolute_url()}/@@register"
        for found in registers.registers():
            asked = urlencode({"id": found.register, "year": found.year})
            yield {
                "summary": found,
                "title": titles.get(found.register, found.register),
                "url": f"{url}?{asked}",
            }


class RegisterView(BrowserView):
    """The entries of one register in one year, the newest first."""

    size = 50

    def __call__(self):
        form = self.request.form
        self.register = str(form.get("id", ""))
        self.year = journal_filter.whole(form.get("year"))
        known = [(found.register, found.year) for found in registers.registers()]
        if (self.register, self.year) not in known:
            url = f"{self.context.absolute_url()}/@@registers"
            return self.request.response.redirect(url)
        self.before = journal_filter.whole(form.get("before"))
        self.entries = registers.newest(
            self.register, self.year, before=self.before, size=self.size
        )
        return self.index()

    def title(self):
        return register_titles().get(self.register, self.register)

    def rows(self):
        zone = journal_filter.zone()
        brains = self.subjects()
        for entry in self.entries:
            entered = entry.entered.astimezone(zone)
            brain = brains.get(entry.subject_uid)
            yield {
                "number": entry.number,
                "entered": entered.strftime("%Y-%m-%d %H:%M:%S"),
                "iso": entry.entered.isoformat(),
                "title": brain.Title if brain else None,
                "url": brain.getURL() if brain else None,
            }

    def subjects(self):
        """What the reader may see of the subjects, in one query."""
        uids = [entry.subject_uid for entry in self.entries]
        return {brain.UID: brain for brain in api.content.find(UID=uids)}

    def older(self):
        if not self.entries or self.entries[-1].number == 1:
            return None
        return self.page(before=self.entries[-1].number)

    def page(self, **more):
        asked = urlencode({"id": self.register, "year": self.year, **more})
        return f"{self.context.absolute_url()}/@@register?{asked}"

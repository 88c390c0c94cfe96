"""GET @registers and @registers/<register>/<year>."""

from communesplone.core.api import journal_filter
from communesplone.core.api import registers
from communesplone.core.vocabularies.titles import register_titles
from plone.restapi.services import Service
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class RegistersGet(Service):
    """The registers, or the entries of one, the newest first."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path = []

    def publishTraverse(self, request, name):
        self.path.append(name)
        return self

    def reply(self):
        titles = register_titles()
        found = {
            (summary.register, str(summary.year)): self.summary(summary, titles)
            for summary in registers.registers()
        }
        if not self.path:
            return {"@id": self.url(), "items": list(found.values())}
        if tuple(self.path) not in found:
            raise NotFound("/".join(self.path))
        return {**found[tuple(self.path)], **self.entries()}

    def url(self, *path):
        return "/".join([self.context.absolute_url(), "@registers", *path])

    def summary(self, summary, titles):
        title = titles.get(summary.register, summary.register)
        return {
            "@id": self.url(summary.register, str(summary.year)),
            "register": summary.register,
            "title": translate(title, context=self.request),
            "year": summary.year,
            "count": summary.count,
            "pending": summary.pending,
        }

    def entries(self):
        form = self.request.form
        size = journal_filter.whole(form.get("b_size"))
        found = registers.newest(
            self.path[0],
            int(self.path[1]),
            before=journal_filter.whole(form.get("before")),
            size=size or 25,
        )
        answer = {"items": [self.entry(entry) for entry in found]}
        if found and found[-1].number > 1:
            asked = {"b_size": size} if size else {}
            query = urlencode({**asked, "before": found[-1].number})
            answer["older"] = f"{self.url(*self.path)}?{query}"
        return answer

    def entry(self, entry):
        return {
            "number": entry.number,
            "key": entry.key,
            "subject_uid": entry.subject_uid,
            "entered": entry.entered.isoformat(),
        }

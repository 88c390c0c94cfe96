"""GET @journal."""

from communesplone.core.api import journal
from communesplone.core.api import journal_filter
from dataclasses import asdict
from plone.restapi.services import Service
from urllib.parse import urlencode
from zope.i18n import translate


class JournalGet(Service):
    """Entries of the journal, the newest first."""

    def reply(self):
        form = self.request.form
        asked = journal_filter.read(form)
        if asked.errors:
            return self.refuse(asked.errors)
        page = journal.page(
            asked.query,
            before=journal_filter.whole(form.get("before")),
            size=journal_filter.whole(form.get("b_size")) or 25,
        )
        answer = {
            "@id": f"{self.context.absolute_url()}/@journal",
            "length": page.length,
            "head": page.head,
            "items": [asdict(entry) for entry in page.entries],
        }
        if page.older is not None:
            answer["older"] = self.older(asked, page.older)
        return answer

    def older(self, asked, before):
        values = {name: value for name, value in asked.values.items() if value}
        size = journal_filter.whole(self.request.form.get("b_size"))
        values |= {"b_size": size} if size else {}
        query = urlencode({**values, "before": before})
        return f"{self.context.absolute_url()}/@journal?{query}"

    def refuse(self, errors):
        self.request.response.setStatus(400)
        fields = [
            {"field": name, "message": translate(message, context=self.request)}
            for name, message in errors.items()
        ]
        error = {"type": "BadRequest", "message": fields[0]["message"]}
        return {"error": {**error, "fields": fields}}

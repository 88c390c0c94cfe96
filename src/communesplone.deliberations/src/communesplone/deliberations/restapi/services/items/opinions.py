"""POST @opinions: ask on an item; give or waive on an opinion."""

from communesplone.deliberations.api import opinions
from communesplone.deliberations.content.opinion import Opinion
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import sent
from plone import api
from typing import Any
from zExceptions import Forbidden


SCHEDULE = "communesplone.deliberations: Schedule item"


def summary(opinion: Opinion) -> dict[str, Any]:
    return {
        "@id": opinion.absolute_url(),
        "title": opinion.title,
        "service": opinion.adviser_service,
        "due": opinion.due and opinion.due.isoformat(),
        "given": opinions.given(opinion),
        "verdict": opinion.verdict,
        "waived": opinion.waived,
    }


class OpinionsPost(Answering):
    """`{"service": uid, "days": 10}` on an item."""

    def answer(self):
        body = sent(self.request, service=str, days=int)
        days = body.get("days", opinions.DAYS)
        opinion = opinions.ask(self.context, body.get("service", ""), days)
        self.request.response.setStatus(201)
        return summary(opinion)


class OpinionPost(Answering):
    """`{"verdict": …, "text": html}` or `{"waive": reason}` on an opinion."""

    def answer(self):
        body = sent(self.request, verdict=str, text=str, waive=str)
        if "waive" in body:
            # Giving is the adviser's, waiving the secretariat's.
            if not api.user.has_permission(SCHEDULE, obj=self.context):
                raise Forbidden("waive")
            opinions.waive(self.context, body["waive"])
        else:
            opinions.give(self.context, body.get("verdict", ""), body.get("text", ""))
        return summary(self.context)

"""GET @decisions."""

from communesplone.deliberations.api import portal
from communesplone.deliberations.content.membership import FACTS
from plone.restapi.services import Service
from urllib.parse import urlencode


PAGE, MOST = 25, 200


class DecisionsGet(Service):
    """Published deliberations of the town or of a body, with counted facets."""

    def reply(self):
        wanted = portal.asked(self.request.form, PAGE, MOST)
        found = portal.decisions(self.context, wanted)
        return {
            "@id": self.url(wanted, wanted.start),
            "items_total": found.total,
            "items": [item(brain) for brain in found.brains],
            "facets": {name: dict(found.counts[name]) for name in portal.NAMES},
            **self.batching(wanted, found),
        }

    def url(self, wanted, start):
        values = {**wanted.chosen, "text": wanted.text, "b_size": wanted.size}
        values = {name: value for name, value in values.items() if value}
        if start:
            values["b_start"] = start
        return f"{self.context.absolute_url()}/@decisions?{urlencode(values)}"

    def batching(self, wanted, found):
        start = wanted.start if wanted.start < found.total else 0
        after = start + len(found.brains)
        links = {}
        if after < found.total:
            links["next"] = self.url(wanted, after)
        if start:
            links["prev"] = self.url(wanted, max(start - wanted.size, 0))
        return {"batching": links} if links else {}


def item(brain):
    """Describe a published deliberation."""
    facts = getattr(brain, FACTS, None) or {}
    names = ("number", "year", "reference", "category", "outcome", "body", "session")
    days = {name: facts.get(name) for name in ("date", "published")}
    return {
        "@id": brain.getURL(),
        "UID": brain.UID,
        "title": brain.Title,
        "review_state": brain.review_state,
        **{name: facts.get(name) for name in names},
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }

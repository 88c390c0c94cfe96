"""GET @my-work."""

from communesplone.deliberations.api import work
from plone import api
from plone.restapi.services import Service


class MyWorkGet(Service):
    def reply(self):
        found = work.work()
        return {
            "@id": f"{api.portal.get().absolute_url()}/@my-work",
            "parts": sorted(found.parts),
            "items": [row(task) for task in found.tasks],
        }


def row(task):
    return {
        "@id": task.url,
        "kind": str(task.kind),
        "title": task.title,
        "body": task.body,
        "detail": task.detail,
        "due": task.due and task.due.isoformat(),
        "overdue": task.overdue,
        "article": task.article or None,
        "when": task.when and task.when.isoformat(),
    }

"""PATCH @staffing: give and take functions."""

from communesplone.core import _
from communesplone.core.api import services
from communesplone.core.interfaces import Malformed
from communesplone.core.interfaces import ServicesError
from communesplone.core.restapi.services.staffing.get import summary
from communesplone.core.rules.staffing import Cell
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from zExceptions import BadRequest
from zope.i18n import translate


KEYS = ("staff", "unstaff")

MAX_CHANGES = 1_000
"""Most changes in one request."""

MAX_TEXT = 200
"""Longest name or id, in characters."""

BODY = _(
    "error_staffing_body",
    default="The body is an object with the keys “staff” and “unstaff”.",
)


class StaffingPatch(Service):
    """All of the changes, or none."""

    def reply(self):
        try:
            changes = read(body_of(self.request))
            for cell in changes["unstaff"]:
                services.unstaff(self.context, cell.function, cell.person)
            for cell in changes["staff"]:
                services.staff(self.context, cell.function, cell.person)
        except ServicesError as error:
            # Raised on, hence the publisher undoes what was done before it.
            raise BadRequest(translate(error.message, context=self.request)) from error
        return summary(self.context, self.request)


def body_of(request):
    try:
        return json_body(request)
    except DeserializationError as error:
        raise Malformed(BODY) from error


def read(body):
    """Read the body of the request.

    :raises Malformed: for another shape; the message says where.
    """
    if not isinstance(body, dict) or not body or set(body) - set(KEYS):
        raise Malformed(BODY)
    changes = {key: body.get(key, []) for key in KEYS}
    for key, rows in changes.items():
        if not isinstance(rows, list) or len(rows) > MAX_CHANGES:
            raise Malformed(
                _(
                    "error_staffing_list",
                    default="“${key}” is a list of at most ${count} objects.",
                    mapping={"key": key, "count": MAX_CHANGES},
                )
            )
    return {
        key: [cell(f"{key}[{place}]", row) for place, row in enumerate(rows)]
        for key, rows in changes.items()
    }


def cell(place, row):
    if not isinstance(row, dict) or set(row) != {"function", "person"}:
        raise Malformed(
            _(
                "error_staffing_change",
                default="${place} is an object with the keys “function” and “person”.",
                mapping={"place": place},
            )
        )
    for key, text in row.items():
        if not isinstance(text, str) or not 0 < len(text) <= MAX_TEXT:
            raise Malformed(
                _(
                    "error_staffing_text",
                    default="${place} is a text of 1 to ${count} characters.",
                    mapping={"place": f"{place}.{key}", "count": MAX_TEXT},
                )
            )
    return Cell(row["function"], row["person"])

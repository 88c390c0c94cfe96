"""What the services have in common: the body of a request, and a refusal."""

from collections.abc import Callable
from communesplone.core.interfaces import ServicesError
from communesplone.deliberations import _
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from typing import Any
from zope.i18n import translate

import transaction


REFUSALS = (DeliberationsError, ServicesError)

LONGEST = 10_000
"""Longest text, in characters; the api says which length is right."""

BODY = _(
    "error_body_shape",
    default="The body is a JSON object with these keys only: ${keys}.",
)


class Answering(Service):
    """Answers, or refuses with 400, the reason in the user's language, the article.

    A subclass has `answer`; what it wrote before a refusal is undone.
    """

    def reply(self):
        try:
            return self.answer()
        except REFUSALS as error:
            transaction.doom()
            self.request.response.setStatus(400)
            return {"error": self._refusal(error)}

    def answer(self) -> Any:
        raise NotImplementedError

    def _refusal(self, error):
        article = getattr(error, "article", None)
        found = {
            "type": "BadRequest",
            "message": translate(error.message, context=self.request),
            "article": str(article) if article else None,
        }
        if isinstance(error, InvalidValue):
            found["field"] = error.field
        return found


def sent(request: Any, **kinds: type) -> dict[str, Any]:
    """Read the body of a request.

    :param kinds: name → type of each value that may be there; none must.
    :raises Refused: for another shape.
    """
    keys = ", ".join(sorted(kinds)) or "–"
    refusal = Refused(
        _("error_body_shape", default=BODY.default, mapping={"keys": keys})
    )
    try:
        body = json_body(request)
    except DeserializationError as error:
        raise refusal from error
    if not isinstance(body, dict) or set(body) - set(kinds):
        raise refusal
    for name, value in body.items():
        _check(name, value, kinds[name])
    return body


def _check(name: str, value: Any, kind: type) -> None:
    # True is an int to Python, and no number to people.
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if not fits or (isinstance(value, str) and len(value) > LONGEST):
        raise Refused(
            _(
                "error_body_value",
                default="“${name}” has another form than it should.",
                mapping={"name": name},
            )
        )


def only(steps: dict[str, Callable], body: dict[str, Any]) -> str:
    """Give the one step that a body asks for.

    :raises Refused: for none, or several.
    """
    found = [name for name in steps if name in body]
    if len(found) != 1:
        raise Refused(
            _(
                "error_one_step",
                default="Ask for one of these: ${steps}.",
                mapping={"steps": ", ".join(steps)},
            )
        )
    return found[0]

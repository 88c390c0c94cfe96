"""What the services have in common: the body of a request, and a refusal."""

from collections.abc import Callable
from collections.abc import Iterable
from communesplone.core.interfaces import ServicesError
from communesplone.deliberations import _
from communesplone.deliberations.api.sitting import wire
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.origin import check_origin
from communesplone.deliberations.restapi.services.refusals import refused
from plone.restapi.services import Service
from typing import Any
from zope.i18nmessageid import Message


REFUSALS = (DeliberationsError, ServicesError)

LONGEST = 10_000
"""Longest text, in characters; the api says which length is right."""

LARGEST = 5_000_000
"""Largest body, in bytes: the texts of a correction fit in."""

BODY = _(
    "error_body_shape",
    default="The body is a JSON object with these keys only: ${keys}.",
)


class Answering(Service):
    """Answers, or refuses with 400, the reason in the user's language, the article.

    A subclass has `answer`; what it wrote before a refusal is undone.
    """

    def reply(self):
        check_origin(self.request)
        try:
            return self.answer()
        except REFUSALS as error:
            return refused(self.request, error)

    def answer(self) -> Any:
        raise NotImplementedError


def sent(request: Any, **kinds: type) -> dict[str, Any]:
    """Read the body of a request.

    :param kinds: name → type of each value that may be there; none must.
    :raises Refused: for another shape.
    """
    body = object_of(request, kinds)
    for name, value in body.items():
        _check(name, value, kinds[name])
    return body


def object_of(
    request: Any, names: Iterable[str], largest: int = LARGEST
) -> dict[str, Any]:
    """Read the body of a request, of which some keys are known.

    :param largest: in bytes.
    :raises Refused: for another shape.
    """
    body = plain_object(request, largest)
    if body is None or set(body) - set(names):
        keys = ", ".join(sorted(names)) or "–"
        raise Refused(Message(BODY, mapping={"keys": keys}))
    return body


def plain_object(request: Any, largest: int = LARGEST) -> dict[str, Any] | None:
    """Read the body of a request: an empty one has no values; None for no object.

    :param largest: in bytes.
    :raises Refused: if it is too large, too deep, or no JSON.
    """
    plain = wire.parse(request.get("BODY") or b"", largest)
    if plain is None:
        return {}
    return plain if isinstance(plain, dict) else None


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

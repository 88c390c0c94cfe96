"""Contracts of communesplone.deliberations."""

from communesplone.core.interfaces import ICoreLayer
from dataclasses import dataclass
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Interface


class IDeliberationsLayer(ICoreLayer):
    """Requests to a site where communesplone.deliberations is activated."""


class IGuarded(Interface):
    """Content whose transitions have reasons: it has the view `@@action-guards`."""


class IOwnWay(IGuarded):
    """Content whose transitions the api alone makes, for what goes with them."""


@dataclass(frozen=True)
class Verdict:
    """Whether something may be done, and if not, why.

    :param allowed: what the facts say; the permission is another matter.
    :param reason: message to show; None if it is allowed.
    """

    allowed: bool
    reason: Message | None = None

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


class IActionRules(Interface):
    """Says what may be done with content; an adapter of each type that has rules.

    Failure modes:

    - no adapter for a type: its permissions alone decide;
    - an action that the type does not know: refused, with a reason.
    """

    def may(action: str) -> Verdict:
        """Judge an action by the facts of the content.

        :param action: id of a transition, or the name of another action.
        """


class DeliberationsError(Exception):
    """Something that deliberations do not allow.

    `message` says what, in words to show to the person.
    """

    message: Message

    def __init__(self, message: Message):
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(translate(self.message))


class Refused(DeliberationsError):
    """An action that facts or law refuse; `article` is the article of law, if any."""

    def __init__(self, message: Message, article: object | None = None):
        super().__init__(message)
        self.article = article


class InvalidValue(DeliberationsError):
    """A value that a field refuses; `field` is its name."""

    def __init__(self, field: str, message: Message):
        super().__init__(message)
        self.field = field

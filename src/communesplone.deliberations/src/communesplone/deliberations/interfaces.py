"""Contracts of communesplone.deliberations."""

from communesplone.core.interfaces import ICoreLayer
from communesplone.deliberations import _
from dataclasses import dataclass
from zope import schema
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Interface


class IDeliberationsLayer(ICoreLayer):
    """Requests to a site where communesplone.deliberations is activated."""


class IDeliberationsSettings(Interface):
    """The town-wide settings; records under `communesplone.deliberations`.

    What a body may do otherwise than another is a setting of the body.
    """

    oparl = schema.Bool(
        title=_("label_oparl", default="Open data for programs (OParl)"),
        description=_(
            "help_oparl",
            default="Bodies, sessions and published deliberations, for whoever reads"
            " them by program. Nothing that is not public anyway.",
        ),
        required=False,
        default=True,
    )
    acts_language = schema.Choice(
        title=_("label_acts_language", default="Language of the acts"),
        description=_(
            "help_acts_language",
            default="In which documents are made. The language of the site, if empty.",
        ),
        vocabulary="plone.app.vocabularies.SupportedContentLanguages",
        required=False,
    )


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

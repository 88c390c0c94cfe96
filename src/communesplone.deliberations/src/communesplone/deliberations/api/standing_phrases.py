"""Standing phrases of a body: which there are, and what cannot stand in one."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.rules import phrases
from plone import api
from zope.i18nmessageid import Message


REASONS = {
    "placeholder": _(
        "error_phrase_placeholder", default="“${name}” cannot stand in this phrase."
    ),
    "malformed": _("error_phrase_malformed", default="“${name}” is not finished."),
    "length": _("error_phrase_length", default="This is too long: ${name} characters."),
}


def languages() -> list[str]:
    """Give the languages of the site that phrases are written in: two letters."""
    tool = api.portal.get_tool("portal_languages")
    return sorted({code.split("-")[0] for code in tool.getSupportedLanguages()})


def refusals(texts: Mapping[str, str]) -> dict[str, Message]:
    """Say why texts cannot be used, by key of the phrase; empty if all can.

    :param texts: by keys of phrases that there are.
    """
    found = {}
    for key, text in texts.items():
        try:
            phrases.check(key, text)
        except phrases.PhraseRefused as error:
            reason = REASONS[error.code]
            found[key] = Message(reason, mapping={"name": error.name})
    return found

"""`@phrases` of a body."""

from communesplone.deliberations.api import law
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.rules import phrases
from typing import Any


def summary(body: Body, language: str) -> dict[str, Any]:
    """Give each phrase in a language: the body's own text, and the add-on's."""
    own = body.phrases.get(language, {})
    defaults = Phrases(language, country=law.rulebook_of(body).country)
    return {
        "@id": f"{body.absolute_url()}/@phrases?language={language}",
        "language": language,
        "items": [
            {
                "key": phrase.key,
                "document": phrase.document,
                "text": own.get(phrase.key, ""),
                "default": defaults.text(phrase.key),
                "placeholders": sorted(phrase.placeholders),
            }
            for phrase in phrases.phrases_of(body.kind)
        ],
    }

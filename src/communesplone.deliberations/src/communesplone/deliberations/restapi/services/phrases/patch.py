"""PATCH @phrases."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import standing_phrases
from communesplone.deliberations.api.sitting.payload import malformed
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import sent
from communesplone.deliberations.restapi.services.phrases import summary
from communesplone.deliberations.rules import phrases


class PhrasesPatch(Answering):
    """`{"language": "fr", "phrases": {key: text}}`; "" takes the add-on's words again.

    Phrases that are not named stay. A refusal names the phrase.
    """

    def answer(self):
        body = sent(self.request, language=str, phrases=dict)
        language, given = body.get("language"), body.get("phrases", {})
        if language not in standing_phrases.languages():
            raise malformed("language")
        known = {phrase.key for phrase in phrases.phrases_of(self.context.kind)}
        texts = all(isinstance(text, str) for text in given.values())
        if not texts or not set(given) <= known:
            raise malformed("phrases")
        for key, reason in standing_phrases.refusals(given).items():
            raise InvalidValue(key, reason)
        own = self.context.phrases.get(language, {})
        bodies.write_phrases(self.context, language, {**own, **given})
        return summary(self.context, language)

"""How services refuse."""

from communesplone.deliberations.interfaces import DeliberationsError
from typing import Any
from zope.i18n import translate

import transaction


def refused(request, error: DeliberationsError) -> dict[str, Any]:
    """Answer with a refusal, and undo what the request wrote so far.

    :returns: message in the language of the request, and the article of law or "".
    """
    transaction.doom()
    request.response.setStatus(400)
    article = getattr(error, "article", None)
    return {
        "type": type(error).__name__,
        "message": translate(error.message, context=request),
        "article": str(article) if article else "",
    }

"""How services refuse."""

from communesplone.deliberations.interfaces import DeliberationsError
from typing import Any
from zope.i18n import translate

import transaction


def refused(request, error: DeliberationsError) -> dict[str, Any]:
    """Answer with a refusal, and undo what the request wrote so far.

    :returns: message in the language of the request, the article of law or "", and the
        field that is wrong, if one is.
    """
    transaction.doom()
    request.response.setStatus(400)
    article = getattr(error, "article", None)
    field = getattr(error, "field", "")
    return {
        "type": type(error).__name__,
        "message": translate(error.message, context=request),
        "article": str(article) if article else "",
        **({"field": field} if field else {}),
    }

"""JSON answers of the screens of a sitting."""

from communesplone.deliberations.interfaces import DeliberationsError
from hashlib import sha256
from typing import Any
from zope.i18n import translate

import json


def tag_of(*parts: str) -> str:
    """Give the ETag of a state: another one for any other part."""
    return f'"{sha256("|".join(parts).encode()).hexdigest()[:20]}"'


def unchanged(request, tag: str) -> bool:
    """Set the headers of an answer that is asked for again and again.

    :returns: True, and the answer is 304, if whoever asks has it already.
    """
    response = request.response
    response.setHeader("ETag", tag)
    response.setHeader("Cache-Control", "private, no-cache")
    response.setHeader("Vary", "Accept-Language, Cookie, Authorization")
    if tag not in request.get_header("If-None-Match", ""):
        return False
    response.setStatus(304)
    return True


def written(request, plain: Any, status: int = 200) -> str:
    """Write the body of an answer, and say what it is."""
    request.response.setStatus(status)
    request.response.setHeader("Content-Type", "application/json; charset=utf-8")
    return json.dumps(plain, ensure_ascii=False)


def refusal(request, error: DeliberationsError) -> dict[str, str]:
    """Give a refusal in the language of who asks, with the article of law."""
    article = getattr(error, "article", None)
    return {
        "error": translate(error.message, context=request),
        "article": str(article) if article else "",
    }

"""Changes by POST: the token, a refusal in words, the way back."""

from collections.abc import Mapping
from communesplone.core.interfaces import ServicesError
from communesplone.deliberations import _
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import Refused
from datetime import date
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message

import transaction


REFUSALS = (DeliberationsError, ServicesError)
"""What the api says no with; each has a message for people."""

LONGEST = 10_000
"""Longest text that a field takes at all; the api says which length is right."""


class Change(BrowserView):
    """Changes something and goes back; a refusal undoes all and says why.

    A subclass has `change`, which gives the message to show, and may have `next_url`.
    """

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        try:
            message, kind = self.change(self.request.form), "info"
        except REFUSALS as error:
            transaction.doom()
            message, kind = refusal(error), "error"
        api.portal.show_message(message, self.request, kind)
        return self.request.response.redirect(self.next_url(), status=303)

    def change(self, form: Mapping[str, Any]) -> Message:
        raise NotImplementedError

    def next_url(self) -> str:
        return self.context.absolute_url()


def refusal(error: Exception) -> Message:
    """Give the reason with the article of law, if it has one."""
    article = getattr(error, "article", None)
    if not article:
        return error.message
    return _(
        "error_with_article",
        default="${reason} (${article})",
        mapping={"reason": error.message, "article": str(article)},
    )


def text(form: Mapping[str, Any], name: str) -> str:
    """Read one text of a form; empty for what is no text."""
    value = form.get(name, "")
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def texts(form: Mapping[str, Any], name: str, most: int) -> list[str]:
    """Read a field that is sent once or many times.

    :param most: how many are taken.
    """
    value = form.get(name, ())
    values = value if isinstance(value, (list, tuple)) else [value]
    return [each for each in values[:most] if isinstance(each, str) and each]


def day(form: Mapping[str, Any], name: str) -> date | None:
    """Read a day; None if the field is empty.

    :raises Refused: if it is no day.
    """
    value = text(form, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Refused(
            _("error_day", default="Write the day as year-month-day.")
        ) from error


def whole(form: Mapping[str, Any], name: str) -> int | None:
    """Read a whole number of at most six digits; None for anything else."""
    value = text(form, name)
    fits = value.isascii() and value.isdigit() and len(value) <= 6
    return int(value) if fits else None

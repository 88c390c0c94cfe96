"""Changes by POST: the token, a refusal in words, the way back."""

from collections.abc import Mapping
from communesplone.core.interfaces import ServicesError
from communesplone.deliberations import _
from communesplone.deliberations.api import once
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import DeliberationsError
from communesplone.deliberations.interfaces import Refused
from datetime import date
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message

import transaction


REFUSALS = (DeliberationsError, ServicesError)
"""What the api says no with; each has a message for people."""

LONGEST = 10_000
"""Longest text that a field takes at all; the api says which length is right."""


class FormPage(BrowserView):
    """A page with forms; one that was refused stands there with what was typed.

    :param refused_form: name of that form, as its :class:`Change` gives it.
    :param refusal: why.
    """

    refused_form = ""
    refusal: Message | None = None

    @property
    def once(self) -> str:
        return one_use()

    def reason(self, form: str) -> Message | None:
        """Tell why a form was refused; None if it was not."""
        return self.refusal if form == self.refused_form else None

    def typed(self, form: str, name: str, default: Any = "") -> Any:
        """Give what was typed into a field of the refused form, else the default."""
        if form != self.refused_form:
            return default
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""


class Change(BrowserView):
    """Changes something and goes back; a refusal undoes all and says why.

    Refused, it shows the page of its form again (400) and loses nothing typed. A
    subclass has `change`, which gives the message to show, and may have `next_url`,
    `page` and `form_name`.
    """

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        sending = Sending(self)
        if sending.before is not None:
            return sending.again()
        try:
            message = self.change(self.request.form)
        except REFUSALS as error:
            undo()
            return self.show_again(refusal(error))
        return sending.finish(self.next_url(), message)

    def show_again(self, reason: Message) -> str:
        page = self.page()
        page.refused_form, page.refusal = self.form_name(), reason
        api.portal.show_message(reason, self.request, "error")
        self.request.response.setStatus(400)
        return page()

    def change(self, form: Mapping[str, Any]) -> Message:
        raise NotImplementedError

    def next_url(self) -> str:
        return self.context.absolute_url()

    def page(self) -> FormPage:
        """Give the page on which the form stands."""
        return self.context.restrictedTraverse("@@view")

    def form_name(self) -> str:
        """Name the form among those of its page."""
        return self.__name__


class Sending:
    """One sending of a form that carries a key: what it does, it does once.

    :param view: takes the form.
    """

    def __init__(self, view: BrowserView):
        self.request = view.request
        # Now: the content may be gone afterwards.
        self.body = body_of(view.context)
        self.key = text(self.request.form, "once")

    @property
    def before(self) -> once.Done | None:
        """What the same form did already."""
        return once.done(self.body, self.key)

    def again(self) -> str:
        """Lead where the first sending led."""
        return self._lead(self.before)

    def finish(self, url: str, message: Message) -> str:
        """Keep what was done, and lead on."""
        words = translate(message, context=self.request)
        done = once.Done(url, words)
        once.note(self.body, self.key, done)
        return self._lead(done)

    def _lead(self, done: once.Done) -> str:
        if done.message:
            api.portal.show_message(done.message, self.request)
        return self.request.response.redirect(done.url, status=303)


def one_use() -> str:
    """Give the hidden field with which a form can be sent once only."""
    return f'<input name="once" type="hidden" value="{once.new_key()}" />'


def undo() -> None:
    """Take back what was half done, in memory too: the page that follows shows it."""
    transaction.abort()
    transaction.doom()


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

"""Forms of which the browser keeps what is typed, until it is saved."""

from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import Interface

import hashlib


COOKIE = "communesplone-saved"
"""Tells the browser which form was saved; it takes the cookie away again."""

HOUR = 3600


class IKeepsTyped(Interface):
    """A view with such a form, if the user sees it.

    `kept_form` is the selector of the form, "" if it is not on the page; `kept_name`
    its name; `kept_posted` tells whether it was sent and stands there as it was typed.
    """


def key(context, name: str) -> str:
    """Name what is kept: of an account, of a form, of an object.

    :param name: of the form, among those of the object.
    :returns: text without the account's id in clear.
    """
    account = api.user.get_current().getId() or ""
    who = hashlib.sha256(account.encode()).hexdigest()[:16]
    return f"{who}/{name}/{IUUID(context)}"


def saved(context, request, name: str) -> None:
    """Have the browser forget what it keeps of a form: it is saved."""
    request.response.setCookie(
        COOKIE, key(context, name), path="/", max_age=HOUR, same_site="Lax"
    )


class KeptTyping(ViewletBase):
    """The offer to take back what was typed; hidden until there is something."""

    template = ViewPageTemplateFile("templates/keeping.pt")

    def render(self):
        return self.template() if self.view.kept_form else ""

    @property
    def key(self):
        return key(self.context, self.view.kept_name)

    @property
    def posted(self):
        default = self.request.method == "POST"
        return "1" if getattr(self.view, "kept_posted", default) else None

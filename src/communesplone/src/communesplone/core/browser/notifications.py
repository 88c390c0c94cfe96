"""Mails that wait or have failed, as a webmaster sees them."""

from communesplone.core import _
from communesplone.core.api import notifications
from communesplone.core.notifications.kind import INotificationKind
from communesplone.core.notifications.post import State
from communesplone.core.rules.notification import DELAYS
from plone import api
from plone.batching import Batch
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zope.component import queryUtility


SIZE = 50

STATES = {
    State.QUEUED: _("label_notification_queued", default="Waiting"),
    State.DIGEST: _("label_notification_digest", default="For the daily digest"),
    State.FAILED: _("label_notification_failed", default="Failed"),
}


class NotificationsView(BrowserView):
    """`@@notifications`: what waits, why, and since when."""

    most = len(DELAYS) + 1
    parts = ViewPageTemplateFile("templates/notification_parts.pt")

    def __call__(self):
        self.chosen = chosen_state(self.request)
        found = notifications.waiting(self.chosen)
        self.batch = Batch(found, SIZE, start=start(self.request))
        return self.index()

    def states(self):
        for state, title in STATES.items():
            yield {
                "value": state.value,
                "title": title,
                "selected": state is self.chosen,
            }

    def rows(self):
        for key, letter in self.batch:
            kind = queryUtility(INotificationKind, name=letter.kind)
            yield {
                "key": key,
                "letter": letter,
                "created": self.local(letter.created),
                "kind": kind.title if kind else letter.kind,
                "state": STATES[letter.state],
                "failed": letter.state is State.FAILED,
                "due": self.local(letter.due) if is_put_off(letter) else "",
                "reason": notifications.REASONS.get(letter.reason, letter.reason),
            }

    def local(self, when):
        return api.portal.get_localized_time(when, long_format=True)

    def page_url(self, first):
        state = self.chosen.value if self.chosen else ""
        url = f"{self.context.absolute_url()}/@@notifications"
        return f"{url}?state={state}&b_start={first}"


class _Change(BrowserView):
    """Does something to one mail, and goes back to the list."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        try:
            self.change(str(self.request.form.get("key", "")))
        except LookupError:
            raise NotFound("notification") from None
        api.portal.show_message(self.message, self.request)
        url = f"{api.portal.get().absolute_url()}/@@notifications"
        return self.request.response.redirect(url)


class RetryNotification(_Change):
    """`@@notification-retry`"""

    message = _(
        "status_notification_retried", default="The mail will be tried again now."
    )

    def change(self, key):
        notifications.retry(key)


class DiscardNotification(_Change):
    """`@@notification-discard`"""

    message = _("status_notification_discarded", default="The mail was thrown away.")

    def change(self, key):
        notifications.discard(key)


class TryNotification(BrowserView):
    """`@@notification-test`: a mail to who asks."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        notifications.send_trial(api.user.get_current().getId())
        message = _(
            "status_notification_test",
            default="A test mail is on its way to you. If it fails, it shows here.",
        )
        api.portal.show_message(message, self.request)
        url = f"{api.portal.get().absolute_url()}/@@notifications"
        return self.request.response.redirect(url)


def chosen_state(request):
    """Read the state asked for; None for all, or an unknown one."""
    asked = request.form.get("state", "")
    return next((state for state in State if state.value == asked), None)


def start(request):
    """Read where the page begins; 0 for what is no number."""
    asked = str(request.form.get("b_start", "0"))
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0


def is_put_off(letter):
    return letter.state is State.QUEUED and letter.attempts > 0

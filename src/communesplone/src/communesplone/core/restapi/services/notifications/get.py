"""GET @notifications: mails that wait or have failed."""

from communesplone.core.api import notifications
from communesplone.core.notifications.post import State
from plone.restapi.batching import HypermediaBatch
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from zExceptions import BadRequest
from zope.i18n import translate


MAX_SIZE = 200


class NotificationsGet(Service):
    def reply(self):
        found = notifications.waiting(self._state())
        self._bound()
        batch = HypermediaBatch(self.request, found)
        answer = {
            "@id": batch.canonical_url,
            "items": [summary(*pair, self.request) for pair in batch],
            "items_total": batch.items_total,
        }
        if batch.links:
            answer["batching"] = batch.links
        return answer

    def _state(self):
        asked = self.request.form.get("state")
        if not asked:
            return None
        for state in State:
            if state.value == asked:
                return state
        raise BadRequest("state")

    def _bound(self):
        """Let nobody ask for more than 200 at once."""
        try:
            size = int(self.request.form.get("b_size", 25))
            start = int(self.request.form.get("b_start", 0))
        except (TypeError, ValueError):
            raise BadRequest("b_size, b_start") from None
        self.request.form["b_size"] = min(max(size, 1), MAX_SIZE)
        self.request.form["b_start"] = max(start, 0)


def summary(key, letter, request):
    """Say of a mail what a webmaster needs, and not what is in it.

    :param key: of the mail.
    :param letter: the mail.
    :param request: for the language of the reason.
    """
    own = notifications.REASONS.get(letter.reason)
    return json_compatible(
        {
            "key": key,
            "event": letter.event,
            "kind": letter.kind,
            "recipient": letter.address or letter.identity,
            "subject": letter.subject,
            "state": letter.state.value,
            "created": letter.created.isoformat(timespec="seconds"),
            "next_attempt": letter.due.isoformat(timespec="seconds"),
            "attempts": letter.attempts,
            "reason": translate(own, context=request) if own else letter.reason,
        }
    )

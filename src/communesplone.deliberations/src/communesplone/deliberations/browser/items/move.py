"""Moving an item on: what its buttons send."""

from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.api import presenting
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.browser.posting import Change
from communesplone.deliberations.browser.posting import day
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from plone import api
from zExceptions import BadRequest


DONE = {
    "propose": _("status_item_proposed", default="The item goes on its way."),
    "validate": _("status_item_validated", default="The item is validated."),
    "return": _("status_item_returned", default="The item is sent back."),
    "withdraw": _("status_item_withdrawn", default="The item is withdrawn."),
}


class ItemStep(Change):
    """A step of the page of an item; each form names its step."""

    def form_name(self):
        return text(self.request.form, "step")


class MoveItem(ItemStep):
    """`@@item-move`; who may take which step, the workflow says."""

    def change(self, form):
        step, reason = text(form, "step"), text(form, "reason")
        if step not in DONE:
            raise BadRequest("step")
        take(self.context, step, reason)
        return DONE[step]

    def next_url(self):
        """Go to the item, or to one's work if the item is out of sight now."""
        if api.user.has_permission("View", obj=self.context):
            return self.context.absolute_url()
        return f"{api.portal.get().absolute_url()}/@@my-work"


def take(item, step, reason=""):
    """Take a step of the workflow of items.

    :raises Refused: with the reason.
    """
    if step == "propose":
        items.propose(item)
    elif step == "validate":
        items.validate(item)
    elif step == "return":
        items.send_back(item, reason)
    else:
        items.withdraw(item, reason)


class PresentItem(ItemStep):
    """`@@item-present`: on the agenda of a session."""

    def change(self, form):
        session = found(text(form, "session"), ISession)
        verdicts.require(items.may(self.context, "present"))
        presenting.present(session, self.context)
        return _(
            "status_item_presented",
            default="The item stands on the agenda of “${session}”.",
            mapping={"session": session.title},
        )


class ForwardItem(ItemStep):
    """`@@item-forward`: to a council."""

    def change(self, form):
        council = found(text(form, "council"), IBody)
        items.forward(self.context, council)
        return _(
            "status_item_forwarded",
            default="The item goes on to “${body}”, validated.",
            mapping={"body": body_of(council).title},
        )


class FollowItem(ItemStep):
    """`@@item-follow-up`: who sees to the decision, by when."""

    def change(self, form):
        owner, due = text(form, "owner") or None, day(form, "due")
        follow_ups.note(self.context, owner, due, text(form, "service"))
        return _("status_item_followed", default="The follow-up is noted.")


class FinishItem(ItemStep):
    """`@@item-done`: the decision was seen to, or was not after all."""

    def change(self, form):
        step = text(form, "step")
        if step == "done":
            follow_ups.finish(self.context, text(form, "note"))
            return _("status_item_done", default="It is noted as done.")
        if step == "reopen":
            follow_ups.take_back(self.context)
            return _("status_item_reopened", default="It waits again.")
        raise BadRequest("step")


def found(uid, interface):
    """Find content by UID that the user may view.

    :raises Refused: if it is not there; what is hidden looks the same.
    """
    content = bodies.find(uid)
    visible = api.user.has_permission("View", obj=content)
    if not interface.providedBy(content) or not visible:
        raise Refused(_("error_unknown_content", default="This is no more there."))
    return content
